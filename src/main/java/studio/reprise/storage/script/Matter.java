package studio.reprise.storage.script;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import studio.reprise.sentence.Sentence;

/**
 * What stands before and behind the story and is rarely read aloud: proposed to be left out, with
 * its reason, by what the book says of a part (EPUB 3 structural semantics, EPUB 2 guide) and then
 * by its title.
 */
final class Matter {
  private static final Sentence COVER = Sentence.of("the cover");
  private static final Sentence TITLE_PAGE = Sentence.of("the title page");
  private static final Sentence COPYRIGHT = Sentence.of("the copyright page");
  private static final Sentence CONTENTS = Sentence.of("the table of contents");
  private static final Sentence LISTS = Sentence.of("a list of pictures or tables");
  private static final Sentence INDEX = Sentence.of("the index");
  private static final Sentence BIBLIOGRAPHY = Sentence.of("a list of books");
  private static final Sentence COLOPHON = Sentence.of("how the book was made");
  private static final Sentence NOTES = Sentence.of("a collection of notes");
  private static final Sentence ADVERTISING = Sentence.of("advertising for other books");
  private static final Sentence GLOSSARY = Sentence.of("a glossary");
  private static final Sentence FOOT = Sentence.of("the foot of the page");
  private static final Sentence OUTSIDE = Sentence.of("not of the book's reading order");
  private static final Sentence GUTENBERG = LeftOutReasons.LICENCE;

  private static final Map<String, Sentence> TYPES = new TreeMap<>();

  static {
    TYPES.put("cover", COVER);
    TYPES.put("coverpage", COVER);
    TYPES.put("titlepage", TITLE_PAGE);
    TYPES.put("title-page", TITLE_PAGE);
    TYPES.put("halftitlepage", TITLE_PAGE);
    TYPES.put("halftitle", TITLE_PAGE);
    TYPES.put("copyright-page", COPYRIGHT);
    TYPES.put("copyrightpage", COPYRIGHT);
    TYPES.put("imprint", COPYRIGHT);
    TYPES.put("imprimatur", COPYRIGHT);
    TYPES.put("toc", CONTENTS);
    TYPES.put("toc-brief", CONTENTS);
    TYPES.put("landmarks", CONTENTS);
    TYPES.put("page-list", CONTENTS);
    TYPES.put("loi", LISTS);
    TYPES.put("lot", LISTS);
    TYPES.put("loa", LISTS);
    TYPES.put("lov", LISTS);
    TYPES.put("index", INDEX);
    TYPES.put("bibliography", BIBLIOGRAPHY);
    TYPES.put("colophon", COLOPHON);
    TYPES.put("endnotes", NOTES);
    TYPES.put("rearnotes", NOTES);
    TYPES.put("footnotes", NOTES);
    TYPES.put("notes", NOTES);
    TYPES.put("glossary", GLOSSARY);
    TYPES.put("other-credits", COLOPHON);
    TYPES.put("seriespage", ADVERTISING);
  }

  private static final List<Pattern> COPYRIGHT_SIGNS =
      List.of(
          Pattern.compile(
              "(?i)copyright\\s*(?:\u00a9|\\(c\\)|(?:19|20)\\d\\d)|\u00a9\\s*(?:copyright\\s*)?(?:19|20)\\d\\d"),
          Pattern.compile("(?i)all rights reserved"),
          Pattern.compile("\\bISBN\\b"));

  private static final Map<String, Sentence> TITLES = new TreeMap<>();

  static {
    titles(COVER, "cover", "front cover", "back cover", "\u5c01\u9762");
    titles(
        TITLE_PAGE,
        "title page",
        "half title",
        "half-title",
        "half title page",
        "titlepage",
        "\u6249\u9875",
        "\u4e66\u540d\u9875");
    titles(
        COPYRIGHT,
        "copyright",
        "copyright page",
        "copyright notice",
        "copyright information",
        "imprint",
        "legal notice",
        "legal",
        "credits",
        "\u7248\u6743",
        "\u7248\u6743\u9875",
        "\u7248\u6743\u4fe1\u606f");
    titles(
        CONTENTS,
        "contents",
        "table of contents",
        "brief contents",
        "toc",
        "\u76ee\u5f55",
        "\u76ee\u9304",
        "\u76ee\u6b21");
    titles(
        LISTS,
        "list of illustrations",
        "illustrations",
        "list of figures",
        "list of tables",
        "list of plates",
        "list of maps",
        "\u63d2\u56fe\u76ee\u5f55");
    titles(INDEX, "index", "index of names", "general index", "\u7d22\u5f15");
    titles(
        BIBLIOGRAPHY,
        "bibliography",
        "references",
        "works cited",
        "selected bibliography",
        "further reading",
        "\u53c2\u8003\u6587\u732e",
        "\u53c2\u8003\u4e66\u76ee");
    titles(
        COLOPHON,
        "colophon",
        "about this ebook",
        "a note on the type",
        "about the type",
        "transcriber's note",
        "transcriber's notes",
        "transcriber notes");
    titles(
        NOTES,
        "notes",
        "endnotes",
        "footnotes",
        "end notes",
        "\u6ce8\u91ca",
        "\u5c3e\u6ce8",
        "\u811a\u6ce8");
    titles(
        ADVERTISING,
        "also by",
        "also by the author",
        "by the same author",
        "other books by the author",
        "books by the author",
        "newsletter",
        "advertisement",
        "advertisements",
        "praise");
    titles(GLOSSARY, "glossary", "\u8bcd\u6c47\u8868");
    titles(
        GUTENBERG,
        "the full project gutenberg license",
        "project gutenberg license",
        "full project gutenberg license");
  }

  private static final int LETTERS_OF_A_COPYRIGHT_PAGE = 4_000;

  private Matter() {}

  private static void titles(Sentence reason, String... titles) {
    for (String title : titles) {
      TITLES.put(title, reason);
    }
  }

  /**
   * @param types of {@code epub:type}, {@code role} or {@code guide}, separated by blanks
   * @return why a part of such a type is better left out, or {@link Sentence#NONE}
   */
  static Sentence ofTypes(String types) {
    for (String type : types.toLowerCase(Locale.ROOT).split("\\s+")) {
      Sentence reason = TYPES.get(type.startsWith("doc-") ? type.substring(4) : type);
      if (reason != null) {
        return reason;
      }
    }
    return Sentence.NONE;
  }

  private static final Pattern FILE_NAMES =
      Pattern.compile(
          "(?i)(?:.*/)?(?:\\d+[-_.]?)?(cover|coverpage|title[-_]?page|half[-_]?title|copyright|imprint|toc|nav|colophon)\\.x?html?");

  /** By the name of a file that nothing else describes. */
  static Sentence ofFileName(String name) {
    java.util.regex.Matcher found = FILE_NAMES.matcher(name);
    return found.matches()
        ? ofTypes(
            found
                .group(1)
                .replaceAll("[-_]", "")
                .toLowerCase(Locale.ROOT)
                .replace("copyright", "copyright-page"))
        : Sentence.NONE;
  }

  /** A part that the book takes out of its reading order. */
  static Sentence outsideOfTheOrder() {
    return OUTSIDE;
  }

  /** What stands below the text of a web page. */
  static Sentence footOfPage() {
    return FOOT;
  }

  static Sentence titlePage() {
    return TITLE_PAGE;
  }

  /** By its title; a short part that reads like a copyright page is one. */
  static Sentence ofTitle(String title, List<Block> blocks) {
    String plain =
        title
            .toLowerCase(Locale.ROOT)
            .replace('\u2019', '\'')
            .replaceAll("[.:*]+$", "")
            .replaceAll("^(?:the)\\s+(?=contents|index|bibliography|glossary|cover)", "")
            .strip();
    Sentence reason = TITLES.get(plain);
    if (reason != null) {
      return reason;
    }
    if (plain.startsWith("also by ")
        || plain.startsWith("other books by ")
        || plain.startsWith("praise for ")) {
      return ADVERTISING;
    }
    return isCopyrightPage(blocks, title.isEmpty() ? 1 : 2) ? COPYRIGHT : Sentence.NONE;
  }

  /**
   * Whether a short part reads like a copyright page.
   *
   * @param signs of how many kinds are needed
   */
  private static boolean isCopyrightPage(List<Block> blocks, int signs) {
    int letters = 0;
    boolean[] found = new boolean[COPYRIGHT_SIGNS.size()];
    for (Block block : blocks) {
      letters += block.text().length();
      if (letters > LETTERS_OF_A_COPYRIGHT_PAGE) {
        return false;
      }
      for (int i = 0; i < found.length; i++) {
        found[i] |= COPYRIGHT_SIGNS.get(i).matcher(block.text()).find();
      }
    }
    int kinds = 0;
    for (boolean sign : found) {
      kinds += sign ? 1 : 0;
    }
    return kinds >= signs;
  }
}
