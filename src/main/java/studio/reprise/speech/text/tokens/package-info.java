/** Words as numbers: the byte pair tokenizer and the grammar's own tokens. */
package studio.reprise.speech.text.tokens;
