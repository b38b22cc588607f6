package studio.reprise.storage.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.reprise.document.script.Cast;
import studio.reprise.document.script.DraftLine.Attribution;

/**
 * Who speaks a quotation, as an aid for an author who casts a book. Sure is what stands beside the
 * quotation with a verb of speaking, and what follows from it in the same paragraph; everything
 * else is a guess or nothing.
 */
final class Casting {
  private static final String END = "(?![\\p{L}\\p{M}])";
  private static final String HOW = Speaking.ADVERB;

  /** {@code said the Hatter}, {@code Alice replied}: behind a quotation. */
  private static final Pattern BEHIND_VERB_NAME =
      Pattern.compile(
          "[,\\s\u2014-]*" + Speaking.VERB + "\\s+" + HOW + "(" + Speaking.NAME + ")" + END);

  private static final Pattern BEHIND_NAME_VERB =
      Pattern.compile("[,\\s\u2014-]*(" + Speaking.NAME + ")\\s+" + HOW + Speaking.VERB + END);

  private static final Pattern BEHIND_SEVERAL =
      Pattern.compile(
          "(?i)[,\\s]*(?:"
              + Speaking.VERB
              + "\\s+"
              + Speaking.SEVERAL
              + "|"
              + Speaking.SEVERAL
              + "\\s+"
              + HOW
              + Speaking.VERB
              + ")"
              + END);

  private static final Pattern BEHIND_PRONOUN =
      Pattern.compile(
          "[,\\s\u2014-]*(?:"
              + Speaking.VERB
              + "\\s+"
              + Speaking.PRONOUN
              + "|"
              + Speaking.PRONOUN
              + "\\s+"
              + HOW
              + Speaking.VERB
              + ")"
              + END);

  private static final Pattern BEHIND_I =
      Pattern.compile(
          "[,\\s\u2014-]*(?:" + Speaking.VERB + "\\s+I|I\\s+" + HOW + Speaking.VERB + ")" + END);

  private static final String CLAUSE_START = "(?:^|[.!?;,\u2014]\\s*|\\b(?:and|then|but|so)\\s+)";
  private static final String TO_THE_QUOTATION = "(?:\\s[^.!?;\"\u201c\u201d]{0,60})?[,:]\\s*$";

  /** {@code Alice said, } in front of a quotation. */
  private static final Pattern BEFORE_NAME_VERB =
      Pattern.compile(
          CLAUSE_START + "(" + Speaking.NAME + ")\\s+" + HOW + Speaking.VERB + TO_THE_QUOTATION);

  private static final Pattern BEFORE_VERB_NAME =
      Pattern.compile(
          "(?:^|[.!?;]\\s*)(?i:" + Speaking.VERB + ")\\s+(" + Speaking.NAME + ")\\s*[,:]\\s*$");

  /** {@code Alice looked up and said, } in front of a quotation. */
  private static final Pattern BEFORE_FAR_VERB =
      Pattern.compile(
          "(?:^|[.!?]\\s+)("
              + Speaking.NAME
              + ")\\s+\\p{Ll}[^.!?;:\"\u201c\u201d]{0,120}?(?:\\band|,)\\s+"
              + HOW
              + Speaking.VERB
              + TO_THE_QUOTATION);

  private static final Pattern BEFORE_PRONOUN =
      Pattern.compile("\\b" + Speaking.PRONOUN + "\\s+" + HOW + Speaking.VERB + TO_THE_QUOTATION);

  /** {@code Alice shook her head.}: an action beside a quotation says it often, not always. */
  private static final Pattern ACTS = Pattern.compile("^(" + Speaking.NAME + ")\\s+\\p{Ll}");

  private static final Pattern CHINESE =
      Pattern.compile(
          "(?:^|[\u3002\uff01\uff1f\uff0c\uff1b\u201d])([\\p{IsHan}]{2,4}?)(?:\u7b11\u7740|\u4f4e\u58f0|\u5927\u58f0|\u53c8|\u4fbf|\u5c31|\u4e5f)?"
              + "(?:\u8bf4\u9053|\u95ee\u9053|\u7b54\u9053|\u558a\u9053|\u53eb\u9053|\u8bf4|\u95ee|\u9053|\u7b54|\u558a|\u53eb)(?:[\uff1a:\uff0c,\u3002]|$)");
  private static final String CHINESE_PRONOUNS =
      "\u4ed6\u5979\u5b83\u6211\u4f60\u60a8\u54b1\u4ff1\u8c01\u5927\u8fd9\u90a3";

  /** As much of the telling as is looked at on either side. */
  private static final int SEEN = 200;

  /** Who says a stretch; the name is "" for nobody. */
  record Voice(String name, Attribution how) {
    static final Voice NOBODY = new Voice("", Attribution.STATED);

    boolean isNobody() {
      return name.isEmpty();
    }
  }

  private final Set<String> known;
  private String lastSpeaker = "";
  private String speakerBefore = "";
  private String lastNamed = "";
  private Voice open = Voice.NOBODY;
  private boolean dialogueBefore;

  /**
   * @param known names of speakers that are there already
   */
  Casting(Set<String> known) {
    this.known = known;
  }

  /** A new chapter: nobody goes on speaking. */
  void beginSection() {
    lastSpeaker = "";
    speakerBefore = "";
    lastNamed = "";
    open = Voice.NOBODY;
    dialogueBefore = false;
  }

  /**
   * Who says the stretches of the next paragraph.
   *
   * @return one a stretch
   */
  List<Voice> voices(String paragraph, List<Quotations.Span> spans) {
    List<Voice> voices = new ArrayList<>();
    Set<String> sure = new LinkedHashSet<>();
    boolean several = false;
    String actor = "";
    for (int i = 0; i < spans.size(); i++) {
      Voice voice = Voice.NOBODY;
      if (spans.get(i).isSpoken()) {
        String before = i == 0 ? "" : told(paragraph, spans.get(i - 1));
        String behind = i + 1 == spans.size() ? "" : told(paragraph, spans.get(i + 1));
        voice = beside(before, behind, actor.isEmpty() ? lastNamed : actor);
        if (voice.how() == Attribution.FROM_TEXT && !voice.isNobody()) {
          sure.add(Cast.folded(voice.name()));
        }
        several |= BEHIND_SEVERAL.matcher(head(behind)).lookingAt();
      } else {
        String acts = actor(told(paragraph, spans.get(i)));
        actor = acts.isEmpty() ? actor : acts;
      }
      voices.add(voice);
    }
    inherit(paragraph, spans, voices, sure, several);
    remember(paragraph, spans, voices);
    return voices;
  }

  private static String told(String paragraph, Quotations.Span span) {
    return span.isSpoken() ? "" : span.of(paragraph);
  }

  private static String head(String text) {
    return text.substring(0, Math.min(text.length(), SEEN));
  }

  private static String tail(String text) {
    return text.substring(Math.max(0, text.length() - SEEN));
  }

  /** Who acts at the beginning of what is told, or "". */
  private static String actor(String told) {
    Matcher acts = ACTS.matcher(head(told));
    return acts.find() && !Speaking.isNoName(acts.group(1)) ? acts.group(1).strip() : "";
  }

  private Voice beside(String before, String behind, String actor) {
    String near = head(behind);
    String far = tail(before);
    for (Pattern pattern : List.of(BEHIND_VERB_NAME, BEHIND_NAME_VERB)) {
      Matcher found = pattern.matcher(near);
      if (found.lookingAt() && !Speaking.isNoName(found.group(1))) {
        return sure(found.group(1));
      }
    }
    if (BEHIND_I.matcher(near).lookingAt()) {
      return sure("I");
    }
    if (BEHIND_SEVERAL.matcher(near).lookingAt()) {
      return Voice.NOBODY;
    }
    for (Pattern pattern : List.of(BEFORE_NAME_VERB, BEFORE_VERB_NAME, BEFORE_FAR_VERB)) {
      Matcher found = pattern.matcher(far);
      if (found.find() && !Speaking.isNoName(found.group(1))) {
        return sure(found.group(1));
      }
    }
    Voice chinese = chinese(near, far);
    if (!chinese.isNobody()) {
      return chinese;
    }
    if (BEHIND_PRONOUN.matcher(near).lookingAt() || BEFORE_PRONOUN.matcher(far).find()) {
      return guess(actor.isEmpty() ? lastSpeaker : actor);
    }
    return Voice.NOBODY;
  }

  private Voice chinese(String near, String far) {
    for (String side : List.of(far, near)) {
      Matcher found = CHINESE.matcher(side);
      String name = "";
      while (found.find()) {
        name = found.group(1);
      }
      if (!name.isEmpty() && CHINESE_PRONOUNS.indexOf(name.charAt(0)) < 0) {
        // Nothing in Chinese writing tells a name from other words.
        return known.contains(name) ? sure(name) : guess(name);
      }
    }
    return Voice.NOBODY;
  }

  private static Voice sure(String name) {
    return new Voice(name.strip(), Attribution.FROM_TEXT);
  }

  private static Voice guess(String name) {
    return name.isEmpty() ? Voice.NOBODY : new Voice(name.strip(), Attribution.GUESSED);
  }

  /** The other quotations of a paragraph are one person's, as long as only one is named in it. */
  private void inherit(
      String paragraph,
      List<Quotations.Span> spans,
      List<Voice> voices,
      Set<String> sure,
      boolean several) {
    boolean goesOn = !open.isNobody() && !spans.isEmpty() && spans.get(0).isSpoken();
    Voice one = Voice.NOBODY;
    for (Voice voice : voices) {
      one = one.isNobody() && voice.how() == Attribution.FROM_TEXT ? voice : one;
    }
    Voice latest = goesOn && sure.isEmpty() ? open : Voice.NOBODY;
    for (int i = 0; i < spans.size(); i++) {
      if (!spans.get(i).isSpoken()) {
        continue;
      }
      Voice voice = voices.get(i);
      boolean saidBefore = sure.size() == 1 && latest.equals(one);
      if (saidBefore && voice.how() == Attribution.GUESSED) {
        // "No," said Alice. "Never," she added.
        voices.set(i, one);
      } else if (voice.isNobody() && !several) {
        voice = sure.size() == 1 ? one : latest;
        if (sure.size() > 1) {
          voice = guess(latest.name());
        } else if (voice.isNobody()) {
          voice = unnamed(paragraph, spans);
        }
        voices.set(i, voice);
      }
      latest = voices.get(i).isNobody() ? latest : voices.get(i);
    }
  }

  /** Nobody is named: who acts beside it, or turn about. */
  private Voice unnamed(String paragraph, List<Quotations.Span> spans) {
    for (Quotations.Span span : spans) {
      String actor = actor(told(paragraph, span));
      if (!actor.isEmpty()) {
        return guess(actor);
      }
    }
    return dialogueBefore ? guess(speakerBefore) : Voice.NOBODY;
  }

  private void remember(String paragraph, List<Quotations.Span> spans, List<Voice> voices) {
    Voice last = Voice.NOBODY;
    boolean dialogue = false;
    boolean leftOpen = false;
    for (int i = 0; i < spans.size(); i++) {
      if (spans.get(i).isSpoken()) {
        dialogue = true;
        last = voices.get(i).isNobody() ? last : voices.get(i);
        leftOpen = spans.get(i).isLeftOpen();
      } else {
        String actor = actor(told(paragraph, spans.get(i)));
        lastNamed = actor.isEmpty() ? lastNamed : actor;
      }
    }
    if (!last.isNobody()) {
      if (!Cast.folded(last.name()).equals(Cast.folded(lastSpeaker))) {
        speakerBefore = lastSpeaker;
        lastSpeaker = last.name();
      }
      lastNamed = last.how() == Attribution.FROM_TEXT ? last.name() : lastNamed;
    }
    open = leftOpen ? last : Voice.NOBODY;
    dialogueBefore = dialogue;
  }

  /** How names are written that are one: the spelling that is known or occurs most often. */
  static Map<String, String> spellings(List<String> names, Set<String> known) {
    Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    for (String name : names) {
      counts
          .computeIfAbsent(Cast.folded(name), key -> new LinkedHashMap<>())
          .merge(Cast.plain(name), 1, Integer::sum);
    }
    Map<String, String> spelling = new HashMap<>();
    counts.forEach(
        (folded, written) -> {
          String most = "";
          for (Map.Entry<String, Integer> one : written.entrySet()) {
            most =
                most.isEmpty() || one.getValue() > written.getOrDefault(most, 0)
                    ? one.getKey()
                    : most;
          }
          spelling.put(folded, most);
        });
    known.forEach(name -> spelling.computeIfPresent(Cast.folded(name), (key, old) -> name));
    return spelling;
  }

  static String spelled(String name, Map<String, String> spellings) {
    return spellings.getOrDefault(Cast.folded(name), name);
  }
}
