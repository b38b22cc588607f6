/** Text becomes token ids: normalise, split, pronounce, tokenise. */
package studio.reprise.speech.text;
