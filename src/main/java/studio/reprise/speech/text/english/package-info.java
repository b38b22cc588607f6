/**
 * English as it is written becomes English as it is said; {@code EnglishNormalizer} is the way in
 * and holds the tables in their order, a class a kind; tables of words lie beside them as TSV.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>Numbers, dates, money and the like are spelled out by rules of our own with ICU's number
 *       words, not by the reference's grammars: the same text may be said in other words there.
 *   <li>Digits that name (telephones, rooms, postcodes) go before digits that count, dates before
 *       ranges, mathematics before both; each table sees what the ones before it left.
 *   <li>A sign is mathematics only beside a number or a variable; between words it is a pause.
 *   <li>What may be two things is decided by its neighbours, and the frequent word wins: "Mark I
 *       told you", "I AM", "no. 5 men left". Every such guard is an example in {@code reading.tsv}.
 *   <li>A letter A that is said by its name is written with a sign of its own, since the article is
 *       written alike.
 *   <li>Rows of digits that no one says as a number are spelled out first, because number patterns
 *       would try each of their digits as a start.
 * </ul>
 */
package studio.reprise.speech.text.english;
