package studio.reprise.speech.check;

import studio.reprise.sentence.Sentence;

/** One kernel at one shape. Equal trials are made once. */
interface Trial {
  /** What is tried, for a sentence, such as "the convolution of 18 to 64 channels". */
  Sentence operation();

  Comparison run(Laboratory laboratory);
}
