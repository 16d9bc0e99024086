"""How fast records are read and validated, beside what the YAML library alone takes in the same run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import yaml

from fieldguide.catalogue import load_source
from fieldguide.source import read

RECORDS = 1000


def _text(number: int) -> str:
    """Give a case study of about 100 lines."""
    prose = "\n".join(
        f"    Line {line} of record {number} tells what happened in plain words, without a formula."
        for line in range(12)
    )
    blocks = "".join(f"{name}: |-\n{prose}\n" for name in ("problem", "done", "not_moved"))
    results = "".join(
        f"  - measure: Measure {n}\n    change: It moved a little.\n    n: Some schools\n" for n in range(12)
    )
    return (
        f"title: Place {number}\nsummary: What happened in place {number}.\n"
        "review: {steward: Editorial team, reviewed: 2026-11-22}\n"
        "snapshot:\n  place: A town\n  locale: [town]\n  school_type: regular\n  mode: in-person\n"
        "  grades: [k, 1, 2]\n  period: '2024'\n  dosage: Weekly\n"
        f"subject: mathematics\napproach: Weekly visits\n{blocks}results:\n{results}lessons: [Begin small.]\n"
        "outcome: mixed\nevidence_label: local\nknown: verified\nsources: [some-study]\n"
    )


def test_reading_and_validating_beside_plain_yaml():
    texts = [_text(number) for number in range(RECORDS)]
    plain = min(_time(lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts]) for _ in range(3))
    paths = [f"content/case-studies/p{number}.yml" for number in range(RECORDS)]
    load_source(read(paths[0], texts[0])[0])

    def ours() -> None:
        for path, text in zip(paths, texts, strict=True):
            source, problems = read(path, text)
            item, more = load_source(source)
            assert item is not None, [*problems, *more]

    took = min(_time(ours) for _ in range(3))
    lines = texts[0].count("\n")
    rates = f"{RECORDS / took:.0f} records/s, plain yaml {RECORDS / plain:.0f}/s, ratio {took / plain:.2f}"
    print(f"\n{RECORDS} records of {lines} lines: {rates}")
    assert took / plain < 3


def test_checking_one_file_as_a_command(root: Path):
    path = "content/strategies/number-talks.yml"
    command = [sys.executable, "-m", "fieldguide.cli", "check", path]
    settings = {**os.environ, "PYTHONPATH": str(root / "hooks")}
    before = os.times()
    for _ in range(3):
        subprocess.run(command, cwd=root, env=settings, check=False, capture_output=True)
    after = os.times()
    took = (after.children_user + after.children_system - before.children_user - before.children_system) / 3
    print(f"\none file, start-up included: {took:.2f} s of processor time")
    assert took < 3


def _time(work: object) -> float:
    start = time.process_time()
    work()  # type: ignore[operator]
    return time.process_time() - start
