package studio.reprise.storage.delivery;

import studio.reprise.document.Line.Paragraph;

/**
 * When a line is heard in a finished file: for captions, read-along books, cues, DAWs.
 *
 * @param lineId of the project
 * @param speaker whose name is shown
 * @param text that the sound says
 * @param startSample first sample of its take, at the file's rate
 * @param endSample first sample after it
 * @param paragraph whether its paragraph ends with it
 * @param fingerprint of its take
 * @param seed that it was spoken with
 */
public record SpokenLine(
    String lineId,
    String speaker,
    String text,
    long startSample,
    long endSample,
    Paragraph paragraph,
    String fingerprint,
    long seed) {}
