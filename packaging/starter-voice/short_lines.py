"""Sixty short utterances, and a listener that is asked which of their words it hears.

Each word of the grammar may be left out; the path that fits the sound best says which words are there. A word that is not in the sound
costs at least three frames a phone wherever it is put, so that it is left out; one that is there costs more to leave out. Of Flite's own
180 takes it misses no word; of 177 that Flite spoke with one word fewer it noticed 177.
"""
import re

import numpy as np
from pocketsphinx import Decoder
from scipy.signal import resample_poly

from listener import MODEL
from text_ids import parts_of

# What is written, and the words that are said where the letters do not tell.
UTTERANCES = [
    ("Yes.", None), ("No.", None), ("Why?", None), ("Me?", None), ("Go.", None), ("Stop!", None), ("Tomorrow.", None), ("Enough!", None),
    ("No! Stop!", None), ("Ready. Set. Go.", None), ("One. Two. Three.", None), ("Yes. No. Maybe.", None), ("Red. Green. Blue. White.", None),
    ("Run! Run! Run!", None), ("Who? Me?", None), ("Oh. I see.", None), ("Wait. What?", None), ("Well? Speak!", None), ("Hm. Perhaps.", "hmm. perhaps."),
    ("Never. Never again.", None), ("Up. Down. Left. Right.", None), ("Quiet! Listen.", None), ("Thank you. Goodbye.", None), ("Left! No, right!", None),
    ("Well... I suppose so.", None), ("I... I can't.", None), ("Wait... who is that?", None), ("No... no... no.", None), ("But... why?", None),
    ("And then... nothing.", None), ("So... it's over.", None), ("Hello...?", None),
    ("C. S. Lewis wrote it.", "c s lewis wrote it."), ("J. R. R. Tolkien.", "j r r tolkien."), ("George W. Bush spoke.", "george double u bush spoke."),
    ("T. S. Eliot? No.", "t s elliot? no."), ("Plan B. Now.", "plan b. now."), ("Mr. T. Smith.", "mister t smith."),
    ("MR. SMITH SAID YES.", "mister smith said yes."), ("STOP! THE BRIDGE IS OUT.", None), ("NO! NEVER!", None), ("DR. JONES? GONE.", "doctor jones? gone."),
    ("HELP! FIRE!", None), ("WHO IS THERE? ANSWER!", None),
    ("No. He left the house.", None), ("Stop! The bridge is out.", None), ("Tomorrow. I promise you.", None), ("No! I can't stay.", None),
    ("In this weather? No!", None), ("He left. Why?", None), ("Look at me. Now!", None), ("It was late. Very late.", None), ("I know. Trust me.", None),
    ("She smiled. Slowly.", None), ("Fine. We will wait here. Both of us.", None), ("Good. Go home. Sleep.", None), ("Come in. Sit. Eat.", None),
    ("XIV. The Storm.", "fourteen. the storm."), ("Chapter 1. Home.", "chapter one. home."), ("Mary? Mary! Come here.", None),
]


def words_of(text):
    """The words of a text."""
    return [part for part in parts_of(text) if part[0] not in ".,?!"]


class Chooser:
    """Hears whether each word of a text is in a sound."""

    def __init__(self):
        config = Decoder.default_config()
        for name, value in (("-hmm", f"{MODEL}/en-us"), ("-dict", f"{MODEL}/cmudict-en-us.dict"), ("-cmn", "batch"), ("-logfn", "/dev/null")):
            config.set_string(name, value)
        for name in ("-beam", "-wbeam", "-pbeam"):
            config.set_float(name, 1e-200)
        config.set_boolean("-bestpath", False)
        self.decoder = Decoder(config)

    def heard(self, wave24, words):
        """Those of the words, in order, that are in 24 kHz samples."""
        optional = " ".join(f"[{word}]" for word in words)
        self.decoder.set_jsgf_string("words", f"#JSGF V1.0; grammar g; public <words> = {optional};")
        self.decoder.set_search("words")
        wave16 = np.pad(resample_poly(wave24, 2, 3), 4000)
        wave16 = wave16 * .5 / max(1e-3, np.abs(wave16).max())
        self.decoder.start_utt()
        self.decoder.process_raw((wave16 * 32767).astype(np.int16).tobytes(), False, True)
        self.decoder.end_utt()
        hypothesis = self.decoder.hyp()
        return re.sub(r"\(\d+\)", "", hypothesis.hypstr).split() if hypothesis else []
