"""How fast a whole check is, beside what the YAML library alone takes for the same records in the same run."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
import yaml
from places import STUDY
from running import run

from fieldguide import spread
from fieldguide.cli import main

RECORDS = 1000
RUNS = 5
MOST = 1.5
"""A check may take so many times what the library takes to load the records with its fastest loader."""
STARTS = 8
"""A check of one file may take so many times what Python takes to start and load pydantic, which it needs."""


def case_study(number: int) -> str:
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


@pytest.fixture(scope="module")
def hub(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a hub of case studies, with the real vocabulary."""
    made = tmp_path_factory.mktemp("hub")
    shutil.copytree(root / "content" / "vocabulary", made / "content" / "vocabulary")
    texts = {f"content/case-studies/place-{number}.yml": case_study(number) for number in range(RECORDS)}
    for name, text in {**texts, "resources/research/some-study.yml": STUDY}.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(text, encoding="utf-8")
    return made


def test_a_whole_check_beside_plain_yaml(
    hub: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """Files, positions, models, links and every rule, against the records' bare text turned into dicts; one process."""
    monkeypatch.setattr(spread, "_hands", lambda: 1)
    texts = [path.read_text(encoding="utf-8") for path in sorted((hub / "content/case-studies").glob("*.yml"))]
    arguments = ["--root", str(hub), "check", "--today", "2026-11-22", "--strict"]

    def plain() -> None:
        for text in texts:
            yaml.load(text, Loader=yaml.CSafeLoader)

    def ours() -> None:
        assert main(arguments) == 0, capsys.readouterr().out

    ours()  # once to have everything imported
    pairs = [(seconds(ours), seconds(plain)) for _ in range(RUNS)]
    capsys.readouterr()
    took, ratio = min(pair[0] for pair in pairs), median(mine / theirs for mine, theirs in pairs)
    lines = texts[0].count("\n")
    with capsys.disabled():
        print(f"\ncheck: {RECORDS} records of {lines} lines: {RECORDS / took:.0f} records/s on one core,")
        print(f"       {ratio:.2f} times plain yaml.load with the C loader (at most {MOST})")
    assert ratio <= MOST


def test_checking_one_file_as_a_command(root: Path, capsys: pytest.CaptureFixture[str]):
    """Start-up included; processor time, since other work on the machine makes the wall clock lie."""
    check = ("-m", "fieldguide.cli", "check", "content/strategies/number-talks.yml")
    least = ("-c", "from pydantic import BaseModel")
    run(root, *check)  # once to have everything compiled
    pairs = [(run(root, *check).processor, run(root, *least).processor) for _ in range(RUNS)]
    ratio = median(mine / theirs for mine, theirs in pairs)
    with capsys.disabled():
        print(f"\ncheck: one file as a command: {min(mine for mine, _ in pairs):.2f} s of processor time,")
        print(f"       {ratio:.1f} times starting Python and loading pydantic (at most {STARTS})")
    assert ratio <= STARTS


def seconds(work: Callable[[], None]) -> float:
    """Give the processor time some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start
