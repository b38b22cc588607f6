/** Words as numbers: the byte pair tokenizer, the grammar's own tokens, and the prompt's cache. */
package studio.reprise.speech.text.tokens;
