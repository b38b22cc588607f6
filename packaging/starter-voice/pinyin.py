"""Pinyin syllables: which there are, and the tokens of each. The twin of the engine's PinyinSyllable.

A written syllable is lower case with its tone's digit, "nü3" or "nv3". Its tokens are the initial and the full final with the tone:
"xian2" is X IAN2, "cui1" is C UEI1, "wo3" is UO3 alone; the vowel behind zh, ch, sh, r is III and behind z, c, s it is II.
"""
import re

INITIALS = "b p m f d t n l g k h j q x zh ch sh r z c s".split()
FINALS = ("a ai an ang ao e ei en eng er i ia ian iang iao ie ii iii in ing iong iou o ong ou "
          "u ua uai uan uang uei uen ueng uo v van ve vn").split()
TONES = "12345"
_FINALS_BEHIND = {
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u", "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u", "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei eng i ian iao ie ing iu ong ou u uan ui un uo", "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong u uan uo v ve", "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo", "k": "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo", "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un", "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo", "ch": "a ai an ang ao e en eng i ong ou u uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo", "r": "an ang ao e en eng i ong ou u uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo", "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "": "a ai an ang ao e ei en er ou o yi ya yan yang yao ye yin ying yong you wu wa wai wan wang wei wen weng wo yu yuan yue yun"}
SYLLABLES = [initial + final for initial, finals in _FINALS_BEHIND.items() for final in finals.split()]
_WRITTEN_SHORT = {"iu": "iou", "ui": "uei", "un": "uen"}


def tokens_of(syllable):
    """Token names of a written syllable with its tone, one or two."""
    tone, plain = syllable[-1], syllable[:-1].replace("ü", "v")
    initial = next((i for i in (plain[:2], plain[:1]) if i in INITIALS), "")
    rest = plain[len(initial):]
    if not initial:
        if rest.startswith("yu"):
            rest = "v" + rest[2:]
        elif rest.startswith(("yi", "wu")):
            rest = rest[1:]
        else:
            rest = {"y": "i", "w": "u"}.get(rest[0], rest[0]) + rest[1:]
    elif initial in "jqx" and rest.startswith("u"):
        rest = "v" + rest[1:]
    elif rest == "i":
        rest = "iii" if initial in ("zh", "ch", "sh", "r") else "ii" if initial in "zcs" else "i"
    else:
        rest = _WRITTEN_SHORT.get(rest, rest)
    if rest not in FINALS or tone not in TONES:
        raise ValueError(f"{syllable} is no syllable")
    return ([initial.upper()] if initial else []) + [rest.upper() + tone]


def all_tokens():
    """Names of every token in the order of their ids."""
    return [initial.upper() for initial in INITIALS] + [final.upper() + tone for final in FINALS for tone in TONES]


_MARKS = str.maketrans("，、；：。！？", ",,...!?")


def parts_of(text):
    """Syllables and marks of a line of pinyin; raises ValueError for a word that is neither."""
    parts = re.findall(r"[,.?!]|[^\s,.?!]+", text.translate(_MARKS).lower())
    for part in parts:
        if part[0] not in ",.?!":
            tokens_of(part)
    return parts
