"""``fieldguide init``: empty this hub and begin another, on any subject, with the same machinery."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from fieldguide import fresh
from fieldguide.catalogue import load_hub


def add(parser: argparse.ArgumentParser) -> str:
    """Describe the command."""
    parser.add_argument("--name", required=True, help='the name of the new hub, for example "Science Field Guide"')
    parser.add_argument("--subject", required=True, help='what is taught, as inside a sentence, for example "science"')
    parser.add_argument("--summary", default="", help="the hub in one sentence (default: made from the subject)")
    parser.add_argument(
        "--area",
        action="append",
        default=[],
        help='an area of the subject, for example "Life science"; give it once for each area',
    )
    parser.add_argument("--yes", action="store_true", help="ask nothing, and do not mind work that is not committed")
    parser.add_argument(
        "--today",
        type=date.fromisoformat,
        default=None,
        metavar="YYYY-MM-DD",
        help="the day it begins (default: today)",
    )
    return "empty this hub and begin another one, on another subject or for another district"


def run(options: argparse.Namespace) -> int:
    """Say what goes, ask, and begin; 1 when it was not done, 2 when a name cannot be used."""
    root: Path = options.root.resolve()
    beginning = fresh.Beginning(
        options.name.strip(),
        options.subject.strip(),
        options.summary.strip() or f"Strategies for teaching {options.subject.strip()}, and for coaching those who do.",
        [area.strip() for area in options.area] or [f"All of {options.subject.strip()}"],
        options.today or date.today(),  # noqa: DTZ011 - the day where the writer sits
    )
    if unsafe := list(beginning.unsafe()):
        return _say(f'"{unsafe[0]}" cannot be used: letters, digits, spaces and a few signs of punctuation, please.', 2)
    if not options.yes and (reason := _unsaved(root)):
        return _say(f"{reason} Nothing was changed. Commit it first, or add --yes if you mean it.", 1)
    sys.stdout.write(_goes(root))
    if not options.yes and not _agrees():
        return _say("Nothing was changed.", 1)
    fresh.begin(root, beginning, load_hub(root).about.title)
    _write_what_is_made(root)
    sys.stdout.write(f"\n{beginning.name} is ready. Look at it: make serve. Its words: content/about.yml.\n")
    return 0


def _unsaved(root: Path) -> str:
    """Say why what is here could be lost; nothing when git has it all."""
    command = ["git", "status", "--porcelain"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603 - a fixed command
    if done.returncode:
        return "This folder is not kept by git, so what goes would be gone for good."
    return f"{len(done.stdout.splitlines())} files hold work that is not committed." if done.stdout else ""


def _goes(root: Path) -> str:
    """List what goes, folder by folder."""
    counts = Counter(path.parent.relative_to(root).as_posix() for path in fresh.leaving(root))
    lines = [f"{count:6} {'file' if count == 1 else 'files'} in {folder}/" for folder, count in sorted(counts.items())]
    return "These go (git keeps what was committed):\n" + "\n".join(lines).replace(" in ./", " beside them") + "\n"


def _agrees() -> bool:
    if not sys.stdin.isatty():
        sys.stderr.write("Add --yes to go on. ")
        return False
    return input("Go on? [y/N] ").strip().lower() in {"y", "yes"}


def _write_what_is_made(root: Path) -> None:
    """Write again what is made from the records: issue forms, and the schemas that editors read."""
    from fieldguide import issue_forms, schema  # noqa: PLC0415 - rendering is loaded only where it is needed
    from fieldguide.records import WRITTEN  # noqa: PLC0415 - as above

    hub = load_hub(root)
    made = issue_forms.files(hub.catalogue())
    made |= {f".vscode/schemas/{name}.json": schema.text(kind, hub.words, hub.about) for name, kind in WRITTEN.items()}
    for path, text in made.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")


def _say(sentence: str, code: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code
