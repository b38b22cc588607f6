package studio.reprise.speech.check;

/** One kernel at one shape. Equal trials are made once. */
interface Trial {
  /** What is tried, for a sentence, such as "the convolution of 18 to 64 channels". */
  String operation();

  Comparison run(Laboratory laboratory);
}
