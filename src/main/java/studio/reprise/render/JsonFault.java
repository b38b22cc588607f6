package studio.reprise.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.reprise.sentence.Sentence;

/** What is wrong with some JSON, for people: without the parser's own names and places. */
public final class JsonFault {
  private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*?)'.*", Pattern.DOTALL);
  private static final Pattern OF_THE_PARSER =
      Pattern.compile(
          "\\s*(\\(code |\\(start marker|\\(for |\\[Source|`|\\n| at ).*", Pattern.DOTALL);

  private JsonFault() {}

  /** A sentence's end without its full stop: "it ends too early". */
  public static Sentence of(JsonProcessingException e) {
    if (e instanceof JsonEOFException) {
      return Sentence.of("it ends too early");
    }
    String said = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
    Matcher twice = TWICE.matcher(said);
    if (twice.matches()) {
      return Sentence.of("the key \"{0}\" is there twice", twice.group(1));
    }
    String plain = OF_THE_PARSER.matcher(said).replaceFirst("");
    return plain.isBlank()
        ? Sentence.of("it is no valid JSON")
        : Sentence.of("{0}", plain.replaceAll("[.:;]+$", ""));
  }
}
