/**
 * Words inside and beside sound files: what a book is called, where its chapters begin, that a
 * machine spoke it. Plain records go in, bytes come out; nothing here knows projects or FFmpeg.
 *
 * <p>Decided: hostile words never break a file. Every format loses what it cannot hold (NUL,
 * control characters, halves of surrogate pairs; directional overrides, which turn the words of
 * other programs around) in {@link studio.reprise.audio.tag.Words}, and escapes the rest its own
 * way. No clock: a date is the author's or none.
 */
package studio.reprise.audio.tag;
