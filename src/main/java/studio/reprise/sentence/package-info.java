/**
 * The ground under every room: what an author reads. It decides that a sentence travels as an
 * English pattern with values, never as finished English, so that each door says it in its own
 * language; and that why a file cannot be used is worded once, in {@link
 * studio.reprise.sentence.Reason}.
 */
package studio.reprise.sentence;
