package studio.reprise.storage;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import studio.reprise.document.Settings;

/**
 * One line of a batch file.
 *
 * @param lineNumber in the file, from 1
 * @param outputName of the WAV without its ending; a plain file name
 * @param promptText the exact words of the clip
 * @param promptAudio the clip, resolved against the file's folder
 * @param promptAudioAsGiven as the file has it
 * @param inputText what to say
 * @param sampleRateHz of the WAV; empty: the pack's
 * @param seed empty: the command's
 * @param settings over the pack's
 * @param speaker a name for the metadata; the clip decides the voice
 * @param style a name for the receipt: whispering, angry; the clip decides the manner
 * @param language BCP 47; empty: found from the text
 */
public record BatchTask(
    int lineNumber,
    String outputName,
    String promptText,
    Path promptAudio,
    String promptAudioAsGiven,
    String inputText,
    OptionalInt sampleRateHz,
    OptionalLong seed,
    Settings settings,
    Optional<String> speaker,
    String style,
    String language) {}
