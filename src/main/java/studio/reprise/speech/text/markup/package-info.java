/**
 * What in a text is not language: tags, Markdown's signs, scene breaks, and directions to the
 * speaker. {@link studio.reprise.speech.text.markup.Manuscript} is the way in; it knows no language
 * and goes before every language's rules.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>Only what is certainly markup goes: a pair of signs around words, a known tag, a sign at
 *       the start of a line. A single sign stays for the language's rules, which may read it.
 *   <li>A bracket is a direction by what it holds (a table of what speakers are asked to do) and
 *       where it stands; "He came (surprisingly) late" is speech.
 *   <li>A text that holds marks and no word is a pause, as is one of directions alone.
 * </ul>
 */
package studio.reprise.speech.text.markup;
