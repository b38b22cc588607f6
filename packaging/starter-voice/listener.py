"""The listener that does not know us: word errors of pocketsphinx's US English model (Debian: pocketsphinx-en-us)."""
import re

import numpy as np
from pocketsphinx import Decoder
from scipy.signal import resample_poly

MODEL = "/usr/share/pocketsphinx/model/en-us"


class Listener:
    def __init__(self):
        config = Decoder.default_config()
        for name, value in (("-hmm", f"{MODEL}/en-us"), ("-lm", f"{MODEL}/en-us.lm.bin"), ("-dict", f"{MODEL}/cmudict-en-us.dict"),
                            ("-cmn", "batch"), ("-logfn", "/dev/null")):
            config.set_string(name, value)
        self.decoder = Decoder(config)

    def words(self, wave24):
        """What it hears in 24 kHz samples; a quarter second of silence is put around them."""
        wave16 = np.pad(resample_poly(wave24, 2, 3), 4000)
        wave16 = wave16 * .5 / max(1e-3, np.abs(wave16).max())
        self.decoder.start_utt()
        self.decoder.process_raw((wave16 * 32767).astype(np.int16).tobytes(), False, True)
        self.decoder.end_utt()
        heard = self.decoder.hyp()
        return re.sub(r"\(\d+\)", "", heard.hypstr).split() if heard else []

    @staticmethod
    def known_words():
        """The words it can hear."""
        return {line.split()[0] for line in open(f"{MODEL}/cmudict-en-us.dict")}


def word_errors(said, heard):
    """Levenshtein distance of two word lists."""
    row = list(range(len(heard) + 1))
    for i, word in enumerate(said, 1):
        diagonal, row[0] = row[0], i
        for j, other in enumerate(heard, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (word != other))
    return row[-1]
