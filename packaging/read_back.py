#!/usr/bin/python3
"""Reads a delivery with other people's programs and says where they disagree.

    packaging/read_back.py DELIVERY...          everything below these folders
    packaging/read_back.py --levels WAV...      `reprise check` beside ffmpeg's ebur128, on ten files made of
                                                these: mono, stereo, 44.1 and 48 kHz, soft, loud, every codec

Debian: ffmpeg mediainfo libimage-exiftool-perl python3-mutagen epubcheck sox, and opentimelineio where it is there.
`reprise` is target/reprise/bin/reprise, or what REPRISE says. Exit code 1 when anything disagrees.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import wave
from pathlib import Path
from urllib.parse import unquote

REPRISE = os.environ.get("REPRISE", str(Path(__file__).parent.parent / "target/reprise/bin/reprise"))
SOUNDS = {".mp3", ".m4a", ".m4b", ".flac", ".opus", ".wav"}
# ffmpeg tells tenths, half of one more; ranges of short files hang on how percentiles are told
FARTHEST = {"lufs": 0.15, "true_peak_db": 0.15, "lra": 1.0}
complaints = 0


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, errors="replace")
    return done.returncode, done.stdout, done.stderr


def says(path, program, words, is_wrong=False):
    global complaints
    complaints += is_wrong
    print(f"{'WRONG ' if is_wrong else ''}{path}: {program}: {words}")


def sums(folder):
    done = subprocess.run(["sha256sum", "--quiet", "--strict", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True)
    says(folder, "sha256sum", done.stdout.strip() or "all as listed", done.returncode != 0)


def sound(path):
    code, out, err = run("ffprobe", "-v", "error", "-of", "json", "-show_format", "-show_streams", "-show_chapters", path)
    probed = json.loads(out or "{}")
    stream = next((s for s in probed.get("streams", []) if s["codec_type"] == "audio"), {})
    chapters = len(probed.get("chapters", []))
    heard = f"{stream.get('codec_name')} {stream.get('sample_rate')} Hz, {probed.get('format', {}).get('duration')} s, {chapters} chapters"
    says(path, "ffprobe", err.strip() or heard, code != 0 or bool(err.strip()))
    code, out, err = run("ffmpeg", "-v", "error", "-i", path, "-map", "0:a", "-f", "null", "-")
    says(path, "ffmpeg decodes", err.strip() or "to the end", code != 0 or bool(err.strip()))
    code, out, err = run("mediainfo", "--Output=JSON", path)
    tracks = json.loads(out).get("media", {}).get("track", []) if code == 0 else []
    general = next((t for t in tracks if t["@type"] == "General"), {})
    says(path, "mediainfo", f"{general.get('Format')}, {general.get('Title')!r}, {general.get('Performer')!r}", not general.get("Format"))
    code, out, err = run("exiftool", "-validate", "-warning", "-a", path)
    says(path, "exiftool", " ".join(out.split()), "Warning" in out.replace("Validate", ""))
    code, out, err = run("exiftool", "-s3", "-XMP:DigitalSourceType", path)
    says(path, "exiftool's source type", out.strip() or "none seen", path.suffix in {".mp3", ".wav"} and "trainedAlgorithmicMedia" not in out)
    import mutagen

    read = mutagen.File(path)
    keys = sorted(str(key) for key in (read.tags or {}).keys()) if read is not None else []
    says(path, "mutagen", f"{len(keys)} tags, {read.info.length:.3f} s" if read is not None else "cannot read it", read is None)


def words(line):
    """A line of REAPER's text: bare words, and words in any of three quotation marks."""
    found, rest = [], line.strip()
    while rest:
        if rest[0] in "\"'`":
            end = rest.index(rest[0], 1)
            found.append(rest[1:end])
            rest = rest[end + 1 :].lstrip()
        else:
            word, _, rest = rest.partition(" ")
            found.append(word)
            rest = rest.lstrip()
    return found


def reaper(path):
    """Strictly: what opens is closed, items have their fields, and lie within the file that they name."""
    open_nodes, items = [], 0
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            bare = line.strip()
            if bare == ">":
                node, fields = open_nodes.pop()
                if node == "ITEM":
                    items += 1
                    stem = (path.parent / fields["FILE"][0]).resolve(strict=True)
                    with wave.open(str(stem)) as sound:
                        seconds = sound.getnframes() / sound.getframerate()
                    end = float(fields["SOFFS"][0]) + float(fields["LENGTH"][0])
                    assert fields["POSITION"] == fields["SOFFS"] and end <= seconds + 1e-6, f"{end} of {seconds} s"
                if node == "SOURCE":
                    open_nodes[-1][1].update(fields)
            elif bare.startswith("<"):
                name, *_ = words(bare[1:])
                assert (name == "REAPER_PROJECT") == (not open_nodes), name
                open_nodes.append((name, {}))
            elif not bare.startswith("|"):
                name, *rest = words(bare)
                open_nodes[-1][1][name] = rest
        assert not open_nodes, "something stays open"
        says(path, "REAPER's grammar", f"{items} items")
    except (AssertionError, KeyError, IndexError, ValueError, OSError, wave.Error) as problem:
        says(path, "REAPER's grammar", repr(problem), True)


def timeline(path):
    try:
        import opentimelineio

        read = opentimelineio.adapters.read_from_file(str(path))
        clips = list(read.each_clip() if hasattr(read, "each_clip") else read.find_clips())
        says(path, f"opentimelineio {opentimelineio.__version__ if hasattr(opentimelineio, '__version__') else ''}", f"{len(clips)} clips, {read.duration()}")
    except ImportError:
        clips = []
    tracks = json.loads(path.read_text(encoding="utf-8"))["tracks"]["children"]
    lengths = {sum(c["source_range"]["duration"]["value"] for c in track["children"]) for track in tracks}
    lost = [
        clip["media_reference"]["target_url"]
        for track in tracks
        for clip in track["children"]
        if clip["OTIO_SCHEMA"] == "Clip.1" and not (path.parent / unquote(clip["media_reference"]["target_url"])).exists()
    ]
    says(path, "its tracks", f"of lengths {lengths}, files that are not there: {lost}", len(lengths) > 1 or bool(lost))


def ours(folder):
    """What `reprise check` measures in every sound below a folder, by path."""
    code, out, err = run(REPRISE, "check", folder, "--profile", "plain", "--json", "--quiet")
    return {folder / file["file"]: file["levels"] for file in json.loads(out)["files"]}


def theirs(path):
    code, out, err = run("ffmpeg", "-hide_banner", "-nostats", "-i", path, "-map", "0:a", "-af", "ebur128=peak=true", "-f", "null", "-")
    summary = err[err.rindex("Summary:") :]
    return {name: float(re.search(pattern, summary).group(1)) for name, pattern in
            (("lufs", r"I:\s+(-?[\d.]+) LUFS"), ("lra", r"LRA:\s+(-?[\d.]+) LU"), ("true_peak_db", r"Peak:\s+(-?[\d.]+) dBFS"))}


def compare(path, mine):
    other = theirs(path)
    apart = {name: round(abs(mine[name] - other[name]), 2) for name in other}
    far = any(value > FARTHEST[name] for name, value in apart.items())
    says(path.name, "check and ebur128", f"{mine['lufs']} and {other['lufs']} LUFS; apart by {apart}", far)


def levels(sources):
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        speech = place / "speech.wav"
        run("sox", *sources, "-b", "24", speech)
        made = {
            "mono-44100.wav": ["-r", "44100", "-c", "1"],
            "mono-48000.wav": ["-r", "48000", "-c", "1"],
            "stereo-44100.wav": ["-r", "44100", "-c", "2"],
            "stereo-48000.flac": ["-r", "48000", "-c", "2"],
        }
        files = []
        for name, form in made.items():
            run("sox", speech, *form, place / name)
            files.append(place / name)
        for name, effect in (("soft.wav", ["gain", "-30"]), ("loud.wav", ["norm", "0"]), ("wide.wav", ["remix", "1", "0"])):
            run("sox", speech, "-r", "48000", place / name, *effect)
            files.append(place / name)
        for name, codec in (("speech.mp3", "libmp3lame"), ("speech.m4a", "aac"), ("speech.opus", "libopus")):
            run("ffmpeg", "-v", "error", "-i", speech, "-c:a", codec, "-b:a", "128k", place / name)
            files.append(place / name)
        speech.unlink()
        for file, mine in ours(place).items():
            compare(file, mine)


def main(arguments):
    if arguments[:1] == ["--levels"]:
        levels(arguments[1:])
    for folder in map(Path, [] if arguments[:1] == ["--levels"] else arguments):
        if (folder / "SHA256SUMS").exists():
            sums(folder)
        measured = ours(folder)
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            if path.suffix in SOUNDS:
                sound(path)
                compare(path, measured[path])
            elif path.suffix == ".epub":
                code, out, err = run("java", "-jar", os.path.realpath(shutil.which("epubcheck")), path)
                says(path, "epubcheck", (out + err).strip().splitlines()[-1], code != 0)
            elif path.suffix == ".rpp":
                reaper(path)
            elif path.suffix == ".otio":
                timeline(path)
    print("They agree." if not complaints else f"{complaints} complaints.")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if len(sys.argv) > 1 else __doc__)
