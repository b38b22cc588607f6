"""How long texts take: WORK_DIR/pace.json. Usage: pace.py WORK_DIR PACK

Speech tokens of a text are nearly a sum over its symbols: least squares with weights that are not negative, each utterance's error in
its own standard deviation. Over speakers the sum is right within 25 %; scaled by how fast the prompt was spoken, within 20 %. A
continuation far from it has lost words or said some twice, and is drawn again (speak.py, and the engine).
"""
import json
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import nnls

from text_ids import TextIds, tidy
from training import Corpus

BOUNDS = {"least": .8, "most": 1.3, "slack": 3, "attempts": 8}
# pinyin's sum is right to a syllable of ten (the teacher's hundred sentences have .94 to 1.10 of it), so that a lost one shows
NEAR = {"attempts": 5, "near": {"least": .92, "most": 1.1, "slack": 1}}


def main(work, pack):
    corpus, ids = Corpus(work, []), TextIds(pack)
    symbols = np.zeros((len(corpus.lines), ids.first_audio))
    for row, line in enumerate(corpus.lines):
        np.add.at(symbols[row], ids.of_parts(tidy(line["parts"])), 1)
    scale = np.sqrt(corpus.count)
    tokens, _ = nnls(symbols / scale[:, None], scale)
    ratio = corpus.count / (symbols @ tokens)
    print("tokens against the sum, percentiles .5 5 50 95 99.5:", np.round(np.percentile(ratio, [.5, 5, 50, 95, 99.5]), 3))
    rule = ("expected tokens = the text's sum x prompt tokens / the prompt text's sum (its trailing blank counts); tokens[id] of each text id. A continuation of fewer than "
            "least x expected - slack or more than most x expected + slack tokens (near's own, where there is near), or one that does not end, is drawn again with the next numbers; "
            "the nearest of all attempts is kept; outside the wide bounds it is doubted")
    near = NEAR if json.load(open(f"{pack}/reprise.json"))["text"]["mode"] == "pinyin" else {}
    Path(work, "pace.json").write_text(json.dumps({"rule": rule, **BOUNDS, **near, "tokens": np.round(tokens, 2).tolist()}))


if __name__ == "__main__":
    main(*sys.argv[1:3])
