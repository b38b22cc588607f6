package studio.reprise.speech.check;

import java.util.List;
import studio.reprise.sentence.Sentence;

/** One kernel at one shape. Trials of one kind are made once. */
interface Trial {
  /** What is tried, for a sentence, such as "the convolution of 18 to 64 channels". */
  Sentence operation();

  /**
   * What tells it from others: its kernel and its sizes. A record's own comparison would do, and
   * cost a virtual machine that has just started 28 ms.
   */
  List<Object> kind();

  Comparison run(Laboratory laboratory);
}
