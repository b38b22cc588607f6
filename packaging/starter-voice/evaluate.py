"""Measures a pack on sentences that no training set holds. Results: WORK_DIR/evaluation.json, one section at a time.

evaluate.py PACK WORK_DIR SECTION[:COUNT]...   sections: words program strangers full led short voices following prompts lines seeds tune
COUNT is the number of sentences (renders, lines) instead of the section's own. Word errors are pocketsphinx's; sigma is the standard error over sentences.
"""
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
from scipy.io import wavfile
from scipy.signal import resample_poly

import english
import features
import lexicon
import short_lines
from likeness import Ear
from listener import Listener, word_errors
from speak import Pack, Prompt, read_clip
from text_ids import parts_of

sys.path.insert(0, str(lexicon.ROOT / "packaging"))
from sample_voices import CLIPS  # noqa: E402

CLIP_FOLDER = lexicon.ROOT / "sample-voices"
PROGRAM = lexicon.ROOT / "target/reprise/bin/reprise"
MOST_SENTENCES = 60
# recordings of a person (Debian: asterisk-core-sounds-en-g722, read by ffmpeg), for measuring only
PERSON = Path("/usr/share/asterisk/sounds/en")
PERSON_CLIPS = {"invalid": "I am sorry, that's not a valid extension. Please try again.",
                "queue-youarenext": "Your call is now first in line and will be answered by the next available representative.",
                "vm-newpassword": "Please enter your new password followed by the pound key.",
                "privacy-prompt": "Please enter your phone number, starting with the area code."}


def held_out(count, seed, least=4, most=13):
    """Held-out fortune sentences whose words the listener knows."""
    known, hears = lexicon.load(), Listener.known_words()
    fortunes, verses = english.sentences(known)
    chosen = []
    for sentence in fortunes + verses[::12]:
        words = [part for part in parts_of(sentence) if part[0] not in ".,?!"]
        if english.held_out(sentence) and least <= len(words) <= most and all(word in hears for word in words):
            chosen.append(sentence)
    random.Random(seed).shuffle(chosen)
    return chosen[:count]


def teacher(clip, text):
    """What Flite makes of the text in a sample clip's voice, 24 kHz."""
    _, voice, formants, settings, _ = clip
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        options = [part for name, value in settings.items() for part in ("--setf", f"{name}={value}")]
        subprocess.run(["flite", "-voice", voice, *options, "-t", text, "-o", file.name], check=True)
        return resample_poly(wavfile.read(file.name)[1] / 32768, 30, formants)


def spoken_by_program(pack, lines, seed):
    """24 kHz samples and flags of each line (voice, its clip's words, text), by the program itself, which must have been packaged."""
    with tempfile.TemporaryDirectory() as folder:
        tasks = [{"prompt_text": prompt, "prompt_audio": str(CLIP_FOLDER / f"{voice}.wav"), "input_text": text, "output_name": str(number), "seed": seed}
                 for number, (voice, prompt, text) in enumerate(lines)]
        Path(folder, "tasks.jsonl").write_text("".join(json.dumps(task) + "\n" for task in tasks))
        subprocess.run([PROGRAM, "batch", f"{folder}/tasks.jsonl", "--out", f"{folder}/wavs", "--pack", pack, "--quiet"], check=True)
        flags = {entry["output"]["file"]: entry["flags"] for entry in json.load(open(f"{folder}/wavs/metadata.json"))["lines"]}
        return [(read_clip(f"{folder}/wavs/{number}.wav"), flags[f"{number}.wav"]) for number in range(len(lines))]


def whole_tokens(wave24, level=.075):
    wave24 = wave24[:len(wave24) // 960 * 960]
    return wave24 * min(.95 / np.abs(wave24).max(), level / np.sqrt(np.mean(wave24**2)))


class Score:
    """Word errors over several sentences."""

    def __init__(self, listener):
        self.listener, self.wrong, self.said = listener, [], []

    def add(self, text, wave24):
        words = [part for part in parts_of(text) if part[0] not in ".,?!"]
        self.wrong.append(word_errors(words, self.listener.words(wave24)))
        self.said.append(len(words))

    def result(self):
        wrong, said = np.array(self.wrong, float), np.array(self.said, float)
        rate = wrong.sum() / said.sum()
        spread = np.sqrt(((wrong - rate * said) ** 2).sum()) / said.sum()
        return {"word_errors": round(float(rate), 4), "sigma": round(float(spread), 4), "sentences": len(wrong)}


class Evaluation:
    def __init__(self, pack, work):
        self.folder, self.pack, self.listener, self.out = Path(pack).resolve(), Pack(pack), Listener(), Path(work) / "evaluation.json"
        self.clips = {clip[0]: clip for clip in CLIPS}
        self.prompts = {name: self.pack.prompt(read_clip(CLIP_FOLDER / f"{name}.wav"), clip[4]) for name, clip in self.clips.items()}

    def keep(self, section, result):
        results = json.load(open(self.out)) if self.out.exists() else {}
        results[section] = result
        self.out.write_text(json.dumps(results, indent=1))
        print(section, json.dumps(result), flush=True)

    def words(self, count=MOST_SENTENCES):
        """Stage by stage with the rms clip: the teacher, its mel through the vocoder, its tokens through the flow, text to speech."""
        scores = {name: Score(self.listener) for name in ("teacher", "vocoder", "tokens_flow", "text_to_speech")}
        clip, prompt = self.clips["rms"], self.prompts["rms"]
        for number, text in enumerate(held_out(count, 1)):
            rng = np.random.default_rng(number)
            wave24 = whole_tokens(teacher(clip, text))
            spoken = self.pack.prompt(wave24, text)
            scores["teacher"].add(text, wave24)
            scores["vocoder"].add(text, self.pack.sound(spoken.mel, rng))
            scores["tokens_flow"].add(text, self.pack.sound(self.pack.mel(prompt, spoken.tokens, rng), rng))
            scores["text_to_speech"].add(text, self.pack.speak(prompt, text)[0])
        self.keep("words", {name: score.result() for name, score in scores.items()})

    def program(self, count=150):
        """Text to speech with the rms clip by the program itself, which must have been packaged, with two seeds; its teacher."""
        clip, sentences, result = self.clips["rms"], held_out(count, 1), {"teacher": Score(self.listener)}
        for text in sentences:
            result["teacher"].add(text, whole_tokens(teacher(clip, text)))
        for seed in (42, 7):
            result[f"seed {seed}"] = score = Score(self.listener)
            takes = spoken_by_program(self.folder, [("rms", clip[4], text) for text in sentences], seed)
            for text, (wave24, _) in zip(sentences, takes):
                score.add(text, wave24)
        self.keep("program", {name: score.result() for name, score in result.items()})

    def strangers(self, count=48):
        """Text to speech by the program with a real person's clips in turn, used as the program chooses: word errors, and mean pitch against the clip's."""
        score, pitches = Score(self.listener), []
        with tempfile.TemporaryDirectory() as folder:
            for name in PERSON_CLIPS:
                subprocess.run(["ffmpeg", "-v", "error", "-i", PERSON / f"{name}.g722", f"{folder}/{name}.wav"], check=True)
            names, sentences = list(PERSON_CLIPS), held_out(count, 1)
            lines = [(f"{folder}/{names[number % len(names)]}", PERSON_CLIPS[names[number % len(names)]], text) for number, text in enumerate(sentences)]
            for (clip, _, text), (wave24, _) in zip(lines, spoken_by_program(self.folder, lines, 42)):
                score.add(text, wave24)
                pitches.append(mean_pitch(wave24) / mean_pitch(read_clip(f"{clip}.wav")))
        self.keep("strangers", {"words": score.result(), "pitch_off": round(float(np.mean(np.abs(np.array(pitches) - 1))), 3),
                                "pitch_ratio_percentiles_0_50_100": np.round(np.percentile(pitches, [0, 50, 100]), 3).tolist()})

    def full(self, count=48):
        """Text to speech with a real person's clips in turn, used in full, alone: what the program did until ENGINE_VERSION 5."""
        self.persons("full", count, lambda prompt, text: self.pack.speak(prompt, text)[0])

    def led(self, count=48):
        """The same as the program does it: before the person's clip the flow hears the stand-in's, and the pitch is brought to the person's mean."""
        def spoken(prompt, text, seed=42):
            lead, codes = self.prompts["rms"], self.pack.written(prompt, self.pack.text_ids(text), seed, None)[0]
            both = Prompt([], torch.cat([lead.tokens, prompt.tokens]), torch.cat([lead.mel, prompt.mel]), prompt.voice)
            chance = [np.random.default_rng([seed, stage]) for stage in (1, 2)]
            return self.pack.sound(self.pack.mel(both, codes, chance[0]), chance[1], self.pack.mean_hz(prompt.mel))
        self.persons("led", count, spoken)

    def persons(self, section, count, spoken):
        """Word errors, pitch, and likeness to the clip by the pack's encoder and, where likeness.py was here, by another."""
        score, pitches, likeness = Score(self.listener), [], {"pack": []}
        ears = {"pack": lambda wave24: torch.nn.functional.normalize(self.pack.prompt(wave24, "Yes.").voice, dim=0)}
        if (trained := self.out.with_name("likeness.pt")).exists():
            ears["other"], likeness["other"] = Ear(trained), []
        clips = {name: self.person(name) for name in PERSON_CLIPS}
        prompts = {name: self.pack.prompt(clip, PERSON_CLIPS[name]) for name, clip in clips.items()}
        for number, text in enumerate(held_out(count, 1)):
            name = list(clips)[number % len(clips)]
            wave24 = spoken(prompts[name], text)
            score.add(text, wave24)
            pitches.append(mean_pitch(wave24) / mean_pitch(clips[name]))
            for ear, found in likeness.items():
                found.append(float(ears[ear](whole_tokens(wave24)) @ ears[ear](clips[name])))
            if number % 4 == 3 or number == count - 1:
                self.keep(section, {"words": score.result(), "pitch_off": round(float(np.mean(np.abs(np.array(pitches) - 1))), 3),
                                    "likeness": {ear: round(float(np.mean(found)), 3) for ear, found in likeness.items()}})

    @staticmethod
    def person(name):
        """A real person's clip, 24 kHz samples."""
        with tempfile.NamedTemporaryFile(suffix=".wav") as file:
            subprocess.run(["ffmpeg", "-y", "-v", "error", "-i", PERSON / f"{name}.g722", file.name], check=True)
            return whole_tokens(read_clip(file.name))

    def short(self, count=len(short_lines.UTTERANCES)):
        """Short utterances by the program in three voices: which words are in the sound, asked of a listener that may leave out any; length against Flite's."""
        chooser, voices, remarkable, ratios, silent = short_lines.Chooser(), ("rms", "slt", "awb"), [], [], 0
        lines = [(voice, text, words) for voice in voices for text, words in short_lines.UTTERANCES[:count]]
        takes = spoken_by_program(self.folder, [(voice, self.clips[voice][4], text) for voice, text, _ in lines], 42)
        for (voice, text, words), (wave24, flags) in zip(lines, takes):
            said = short_lines.words_of(words or text)
            heard = chooser.heard(wave24, said)
            ratios.append(speech_seconds(wave24) / speech_seconds(teacher(self.clips[voice], words or text)))
            silent += heard != said
            if heard != said or not .7 <= ratios[-1] <= 1.6:
                remarkable.append({"voice": voice, "text": text, "heard": " ".join(heard), "length": round(float(ratios[-1]), 2), "flags": flags})
        self.keep("short", {"takes": len(takes), "lose_words": silent,
                            "length_percentiles_0_50_100": np.round(np.percentile(ratios, [0, 50, 100]), 2).tolist(), "remarkable": remarkable})

    def voices(self, count=24):
        """Text to speech with each sample voice, against its teacher."""
        result = {}
        for index, (name, clip) in enumerate(self.clips.items()):
            spoken, taught = Score(self.listener), Score(self.listener)
            for text in held_out(MOST_SENTENCES, 1)[index * 5:][:count]:
                spoken.add(text, self.pack.speak(self.prompts[name], text)[0])
                taught.add(text, teacher(clip, text))
            result[name] = {"teacher": taught.result(), "text_to_speech": spoken.result()}
        mean = {kind: round(float(np.mean([entry[kind]["word_errors"] for entry in result.values()])), 4) for kind in ("teacher", "text_to_speech")}
        self.keep("voices", {"mean": mean, **result})

    def following(self, count=60):
        """Mean F0 of 60 renders against their clip, and which sample voice is nearest."""
        names = list(self.prompts)
        centres = torch.stack([torch.nn.functional.normalize(self.prompts[name].voice, dim=0) for name in names])
        errors, right = [], 0
        for number, text in enumerate(held_out(count, 2, 5, 10)):
            name = names[number % len(names)]
            wave24 = self.pack.speak(self.prompts[name], text, seed=number)[0]
            found = self.pack.prompt(whole_tokens(wave24), text)
            right += names[int((centres @ torch.nn.functional.normalize(found.voice, dim=0)).argmax())] == name
            errors.append(mean_pitch(wave24) / mean_pitch(read_clip(CLIP_FOLDER / f"{name}.wav")) - 1)
        self.keep("following", {"renders": len(errors), "nearest_right": right, "mean_f0_error": round(float(np.mean(np.abs(errors))), 4),
                                "worst_f0_error": round(float(np.max(np.abs(errors))), 4)})

    def prompts_from_elsewhere(self, count=16):
        """Clips the pack was not made for: another engine, stretched, noisy, 44.1 kHz stereo."""
        text = "The lamps were lit early because the evening came with rain."
        plain = read_clip(CLIP_FOLDER / "slt.wav")
        rng = np.random.default_rng(5)
        noisy = plain + rng.standard_normal(len(plain)) * np.sqrt(np.mean(plain**2)) / 10
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["espeak-ng", "-v", "en-us", "-s", "150", "-w", f"{folder}/e.wav", text], check=True)
            subprocess.run(["sox", CLIP_FOLDER / "slt.wav", f"{folder}/s.wav", "tempo", "-s", "0.85"], check=True)
            subprocess.run(["sox", CLIP_FOLDER / "slt.wav", "-r", "44100", "-c", "2", f"{folder}/c.wav"], check=True)
            clips = {"espeak-ng": read_clip(f"{folder}/e.wav"), "stretched": read_clip(f"{folder}/s.wav"),
                     "noisy_20_db": noisy, "stereo_44100": read_clip(f"{folder}/c.wav"), "plain": plain}
        result = {}
        for name, clip in clips.items():
            prompt, score, pitches = self.pack.prompt(clip, text), Score(self.listener), []
            for sentence in held_out(count, 3):
                wave24 = self.pack.speak(prompt, sentence)[0]
                score.add(sentence, wave24)
                pitches.append(mean_pitch(wave24))
            result[name] = {**score.result(), "f0_ratio": round(float(np.mean(pitches) / mean_pitch(clip)), 3)}
        self.keep("prompts", result)

    def lines(self, count=300):
        """Varied lines of 1 to 40 words: runs away, cut, silent? Length against the teacher's with the same voice."""
        ratios, bad = [], []
        for number, text in enumerate(varied_lines(count)):
            name = list(self.prompts)[number % len(self.prompts)]
            wanted = speech_seconds(teacher(self.clips[name], text))
            sounds, ended = [], True
            for segment in segments(text, self.pack.rules["text"]["segment_words"]["max"]):
                wave24, itself = self.pack.speak(self.prompts[name], segment)
                sounds.append(wave24)
                ended &= itself
            wave24 = np.concatenate(sounds)
            ratios.append(speech_seconds(wave24) / wanted)
            silent = np.sqrt(np.mean(wave24**2)) < .01
            if not .6 <= ratios[-1] <= 1.7 or not ended or silent:
                bad.append({"text": text, "voice": name, "ratio": round(float(ratios[-1]), 2), "ended": ended, "silent": bool(silent)})
        self.keep("lines", {"lines": len(ratios), "outside": len(bad), "ratio_percentiles_1_50_99": np.round(np.percentile(ratios, [1, 50, 99]), 3).tolist(),
                            "worst": bad[:12]})

    def seeds(self, count=8):
        """Ten seeds of each of eight lines: spread of length and pitch, word errors against the default seed's."""
        lengths, contours, default, others = [], [], Score(self.listener), Score(self.listener)
        for text in held_out(count, 4, 6, 10):
            takes = [self.pack.speak(self.prompts["rms"], text, seed)[0] for seed in (42, *range(1, 10))]
            default.add(text, takes[0])
            for take in takes[1:]:
                others.add(text, take)
            seconds = [speech_seconds(take) for take in takes]
            lengths.append(np.std(seconds) / np.mean(seconds))
            contours.append(np.mean([contour_distance(takes[i], takes[i + 1]) for i in range(9)]))
        self.keep("seeds", {"default_seed": default.result(), "nine_others": others.result(), "length_deviation": round(float(np.mean(lengths)), 4),
                            "contour_semitones": round(float(np.mean(contours)), 3)})

    def tune(self, count=30):
        """Word errors of some sampling settings on a validation set apart from the measured sentences."""
        result = {}
        for temperature, top_p in ((.3, .8), (.5, .8), (.7, .8), (.7, .6), (.9, .7)):
            score = Score(self.listener)
            for number, text in enumerate(held_out(MOST_SENTENCES + count, 1)[MOST_SENTENCES:]):
                wave24 = self.pack.speak(self.prompts["rms"], text, number, {"temperature": temperature, "top_p": top_p})[0]
                score.add(text, wave24)
            result[f"temperature {temperature} top_p {top_p}"] = score.result()
        self.keep("tune", result)


def mean_pitch(wave24):
    pitch_hz = features.pitch(features.to_16k(wave24), len(wave24) // 480)
    return float(np.exp(np.log(pitch_hz[pitch_hz > 0]).mean())) if (pitch_hz > 0).any() else 0.0


def contour_distance(a, b):
    """Mean absolute difference in semitones of two pitch contours, each stretched to 100 points."""
    points = []
    for wave24 in (a, b):
        pitch_hz = features.pitch(features.to_16k(wave24), len(wave24) // 480)
        at = np.flatnonzero(pitch_hz)
        points.append(12 * np.log2(np.interp(np.linspace(at[0], at[-1], 100), at, pitch_hz[at])))
    return float(np.abs(points[0] - points[1]).mean())


def speech_seconds(wave24):
    """Length without the silence at both ends."""
    frames = np.abs(wave24[:len(wave24) // 240 * 240].reshape(-1, 240)).max(1)
    loud = np.flatnonzero(frames > .03 * frames.max())
    return (loud[-1] - loud[0] + 1) / 100


def segments(text, most_words):
    """Pieces of at most `most_words` words, cut after marks where possible; each ends like a sentence."""
    pieces, words = [], []
    for word in text.split():
        words.append(word)
        if len(words) >= most_words or (word[-1] in ".?!," and len(words) >= most_words - 5):
            pieces.append(" ".join(words))
            words = []
    if len(words) < 3 and pieces and len(pieces[-1].split()) + len(words) <= most_words + 2:
        pieces[-1] += " " + " ".join(words)
    elif words:
        pieces.append(" ".join(words))
    return [piece.rstrip(",") + "." if piece[-1] not in ".?!" else piece for piece in pieces]


def varied_lines(count):
    """1 to 40 words: cries, numbers, names, questions, capitals, tongue-twisters, held-out sentences, long ones."""
    rng = random.Random(6)
    twisters = ["She sells sea shells by the sea shore.", "Peter Piper picked a peck of pickled peppers.", "Red lorry, yellow lorry, red lorry, yellow lorry.",
                "How much wood would a woodchuck chuck?", "The sixth sick sheik's sixth sheep is sick."]
    cries = ["No!", "Yes.", "Why?", "Stop!", "Oh, no!", "Wait.", "Who?", "Never.", "Help me!", "All right.", "Me?", "Go on.", "Thank you.", "I don't know."]
    names = "Mary John Elizabeth Robert Susan Thomas Margaret William Alice George".split()
    plain = held_out(400, 5, 1, 18)
    lines = []
    for number in range(count):
        kind = number % 10
        if kind == 0:
            lines.append(rng.choice(cries))
        elif kind == 1:
            lines.append(f"{rng.choice(names)} paid {english.number_words(rng)} dollars for {english.number_words(rng)} tickets.")
        elif kind == 2:
            lines.append(f"{rng.choice(names)}, have you seen {rng.choice(names)} or {rng.choice(names)} today?")
        elif kind == 3:
            lines.append(rng.choice(twisters) if rng.random() < .4 else rng.choice(plain).upper())
        elif kind == 4:
            joined = []
            while len(" ".join(joined).split()) < rng.randrange(18, 36):
                joined.append(rng.choice(plain))
            lines.append(" ".join(" ".join(joined).split()[:40]))
        else:
            lines.append(rng.choice(plain))
    return lines


if __name__ == "__main__":
    torch.set_num_threads(1)
    evaluation = Evaluation(sys.argv[1], sys.argv[2])
    for section in sys.argv[3:]:
        name, _, count = section.partition(":")
        measure = getattr(evaluation, {"prompts": "prompts_from_elsewhere"}.get(name, name))
        measure(*([int(count)] if count else []))
