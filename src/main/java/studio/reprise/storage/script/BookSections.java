package studio.reprise.storage.script;

import java.util.ArrayList;
import java.util.List;
import studio.reprise.sentence.Sentence;

/**
 * Where the scenes of a book begin: by its table of contents; else at the highest level of headings
 * that occurs twice; else where paragraphs look like headings of chapters.
 */
final class BookSections {
  /**
   * A scene to be.
   *
   * @param proposal why it is better left out, or {@link Sentence#NONE}
   */
  record Part(String title, Sentence proposal, List<Block> blocks) {}

  private BookSections() {}

  /**
   * @param level of headings that begin a scene where there is no table of contents, or 0 to find
   *     it out
   */
  static List<Part> of(BookText book, int level) {
    long chapters = book.sections().stream().filter(BookText.Section::isOfContents).count();
    List<Block> told = book.blocks().stream().filter(block -> isOfTheStory(book, block)).toList();
    boolean byContents = chapters > 1;
    if (!byContents && told.stream().noneMatch(block -> block.level() > 0)) {
      told.stream()
          .filter(block -> ChapterWords.isHeading(block.text()))
          .forEach(block -> block.becomeHeading(1));
    }
    int cut = byContents ? 0 : level > 0 ? level : levelThatOccursTwice(told);
    List<Part> parts = new ArrayList<>();
    int section = -1;
    Part part = null;
    for (Block block : book.blocks()) {
      BookText.Section own = book.sections().get(block.section());
      boolean heading = isOfTheStory(book, block) && block.level() > 0 && block.level() <= cut;
      boolean contents = block.section() != section && (byContents || !own.isOfContents());
      if (part == null || heading || contents) {
        String title = heading && !byContents ? block.text() : own.title();
        part = new Part(title, own.proposal(), new ArrayList<>());
        parts.add(part);
      }
      section = block.section();
      part.blocks().add(block);
    }
    return parts.stream().map(BookSections::named).toList();
  }

  private static boolean isOfTheStory(BookText book, Block block) {
    return block.note().isEmpty() && book.sections().get(block.section()).proposal().isEmpty();
  }

  private static int levelThatOccursTwice(List<Block> blocks) {
    int highest = 0;
    for (int level = 1; level <= 9; level++) {
      int wanted = level;
      long count = blocks.stream().filter(block -> block.level() == wanted).count();
      if (count > 1) {
        return level;
      }
      highest = highest == 0 && count > 0 ? level : highest;
    }
    return highest;
  }

  /** A part without a title is called after its first heading; what titles say is proposed. */
  private static Part named(Part part) {
    String title = part.title();
    if (title.isEmpty()) {
      Block first = part.blocks().get(0);
      title = first.level() > 0 ? first.text() : "";
    }
    Sentence proposal =
        part.proposal().isEmpty() ? Matter.ofTitle(title, part.blocks()) : part.proposal();
    return new Part(title, proposal, part.blocks());
  }
}
