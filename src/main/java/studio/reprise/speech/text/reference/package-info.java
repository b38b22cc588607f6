/**
 * The rules that GLM-TTS was trained behind, step by step: {@code ReferenceNormalizer}, {@code
 * ReferenceSplitter}. {@code ReferenceText} is the way in.
 */
package studio.reprise.speech.text.reference;
