"""Fuzzes the decoders of cards and lists with libFuzzer and its memory checks, then flips bits of cards that hold.
The last line is 'N passed, N failed'.

    .venv/bin/python Tests/fuzz/run.py --phucloi .build/debug/phucloi [--seconds 240] [--flips 50000]
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

REPO = pathlib.Path(__file__).resolve().parents[2]
VECTORS = REPO.parent / "shared/vectors"
DECODERS = 8


def build(folder: pathlib.Path) -> pathlib.Path:
    program = folder / "decoders"
    sources = [*sorted((REPO / "Sources/CardFormat").glob("*.swift")), REPO / "Tests/fuzz/Decoders.swift"]
    done = subprocess.run(
        ["swiftc", "-parse-as-library", "-swift-version", "6", "-O", "-sanitize=fuzzer,address", "-package-name",
         "phucloi", "-module-name", "Decoders", *map(str, sources), "-o", str(program)], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(done.stdout + done.stderr)
    return program


def seeds(folder: pathlib.Path, cards: str) -> pathlib.Path:
    """Vectors of others and cards that hold, each for every decoder."""
    found = [text.encode() for text in cards.split()]
    if not VECTORS.is_dir():
        print("There is no folder of vectors: fuzzing begins with cards alone.")
    for file in sorted(VECTORS.glob("cbor/*.json")):
        found += [bytes.fromhex(case["hex"]) for case in json.loads(file.read_text())]
    for file in sorted(VECTORS.glob("cose/*/*.json")):
        found.append(bytes.fromhex(json.loads(file.read_text())["output"]["cbor"]))
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, content in enumerate(found):
        for decoder in range(DECODERS):
            (corpus / f"{number}-{decoder}").write_bytes(bytes([decoder]) + content)
    return corpus


def fuzz(program: pathlib.Path, corpus: pathlib.Path, seconds: int) -> bool:
    done = subprocess.run(
        [str(program), f"-max_total_time={seconds}", "-timeout=2", "-rss_limit_mb=1024", "-max_len=4096",
         "-print_final_stats=1", f"-artifact_prefix={corpus.parent}/", str(corpus)], capture_output=True, text=True)
    for line in done.stderr.splitlines():
        if line.startswith("stat::number_of_executed_units") or "SUMMARY" in line or "Fatal" in line:
            print(line)
    for found in [*corpus.parent.glob("crash-*"), *corpus.parent.glob("timeout-*"), *corpus.parent.glob("oom-*")]:
        print(f"FAILED  {found.name}: {found.read_bytes().hex()}")
    return done.returncode == 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phucloi", required=True, type=pathlib.Path)
    parser.add_argument("--seconds", type=int, default=240)
    parser.add_argument("--flips", type=int, default=50_000)
    options = parser.parse_args()
    cards = options.phucloi.resolve().parent / "cards"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        texts = subprocess.run([cards, "texts"], check=True, capture_output=True, text=True).stdout
        well = [fuzz(build(folder), seeds(folder, texts), options.seconds)]
    flipped = subprocess.run([cards, "flips", str(options.flips)], capture_output=True, text=True)
    print(flipped.stdout + flipped.stderr, end="")
    well.append(flipped.returncode == 0)
    print(f"{sum(well)} passed, {len(well) - sum(well)} failed")
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(main())
