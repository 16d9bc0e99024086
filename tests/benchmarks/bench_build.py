"""What a build of a large hub costs, beside plain MkDocs and Material building the same records from Markdown.

Both are whole processes, run in turn in one session: read the ratios, not the seconds. Those beside each other begin
without a site. Plain MkDocs builds everything at each change it serves, so a change served is set beside a plain build
as well. ``FIELDGUIDE_BENCH_SIZES`` names the sizes (100,300,1000 unless told otherwise; 3000 and 10000 take long),
``FIELDGUIDE_BENCH_RUNS`` how often each is run.
"""

from __future__ import annotations

import gzip
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import IO

import pytest
from hub import make_both
from running import Cost, build, build_plain, surroundings

SIZES = [int(size) for size in os.environ.get("FIELDGUIDE_BENCH_SIZES", "100,300,1000").split(",")]
RUNS = int(os.environ.get("FIELDGUIDE_BENCH_RUNS", "3"))
TARGETS = {"all anew": 0.35, "one record changed": 0.15, "nothing changed": 0.05, "one change served": 0.15}
"""The most a build may take of a plain one, at 1,000 strategies."""
SEARCH, FINDER = "assets/fieldguide/search", "strategies/index.html"


def change_one(folder: Path, turn: int) -> None:
    """Change who looks after one strategy, which its page shows."""
    record = sorted((folder / "content" / "strategies").glob("*.yml"))[50]
    text = record.read_text("utf-8")
    record.write_text(re.sub(r"steward: .*", f"steward: Reader {turn}", text, count=1), "utf-8")


def one_changed(folder: Path, turn: int) -> Cost:
    """Change one strategy, and build."""
    change_one(folder, turn)
    return build(folder)


def changes_served(folder: Path) -> list[Cost]:
    """Serve a hub and change one strategy several times; a cost from the change to the page's being there again."""
    command = [sys.executable, "-u", "-m", "fieldguide.cli", "serve", "--port", str(free_port())]
    around = {**surroundings(folder), "TMPDIR": str(folder.parent)}  # where MkDocs, stopped below, leaves its site
    costs = []
    with subprocess.Popen(
        command, cwd=folder, env=around, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as server:
        assert server.stderr is not None
        try:
            wait_for("Serving on", server.stderr)
            for turn in range(RUNS):
                os.sync()  # as before every command
                start = time.perf_counter()
                change_one(folder, 100 + turn)
                wait_for("Documentation built", server.stderr)
                costs.append(Cost(time.perf_counter() - start, 0, 0))
                wait_for("Reloading browsers", server.stderr)
        finally:
            os.killpg(server.pid, signal.SIGTERM)  # MkDocs is a process of its own, and Ctrl+C may be ignored here
    return costs


def wait_for(words: str, said: IO[str]) -> None:
    """Read what a server says until it says these words."""
    assert any(words in line for line in said), f"the server ended without saying: {words}"


def set_aside(folder: Path, turn: int) -> None:
    """Leave a folder without a site. Nothing is deleted now: a disk busy with that would slow whoever comes next."""
    if (folder / "site").exists():
        (folder / "site").rename(folder.with_name(f"{folder.name}-{turn}"))


def free_port() -> int:
    """Find a port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.mark.parametrize("size", SIZES)
def test_builds_beside_plain_ones(size: int, tmp_path: Path) -> None:
    ours, plain, records = make_both(tmp_path, size)
    rows: dict[str, list[tuple[Cost, Cost]]] = {name: [] for name in TARGETS}
    for turn in range(RUNS):
        for folder in (ours, plain):
            set_aside(folder, turn)
        beside = build_plain(plain)
        rows["all anew"].append((build(ours, "--anew"), beside))
        rows["nothing changed"].append((build(ours), beside))
        rows["one record changed"].append((one_changed(ours, turn), beside))
    besides = [pair[1] for pair in rows["all anew"]]
    rows["one change served"] = list(zip(changes_served(ours), besides, strict=True))
    print(f"\n{size} strategies, {records} records, medians of {RUNS} pairs; plain {_seconds(rows)}")
    for name, pairs in rows.items():
        print(_row(name, pairs, TARGETS[name]))
    print(_bytes(ours / "site"))


def _seconds(rows: dict[str, list[tuple[Cost, Cost]]]) -> str:
    beside = [pair[1] for pair in rows["all anew"]]
    return f"{median(cost.wall for cost in beside):.1f} s, {median(cost.memory for cost in beside):.0f} MiB"


def _row(name: str, pairs: Sequence[tuple[Cost, Cost]], target: float) -> str:
    wall = median(ours.wall / plain.wall for ours, plain in pairs)
    processor = median(ours.processor / plain.processor for ours, plain in pairs)
    memory = median(ours.memory / plain.memory for ours, plain in pairs)
    more = f" (processor {processor:.2f}, memory {memory:.2f})" if memory else ""
    return f"  {name:20} {wall:5.2f} of plain{more}; target {target:.2f}: {'met' if wall <= target else 'NOT met'}"


def _bytes(site: Path) -> str:
    files = [path for path in site.rglob("*") if path.is_file()]
    search = [path for path in files if path.relative_to(site).as_posix().startswith(SEARCH) and path.suffix != ".js"]
    shown = {
        "site": sum(path.stat().st_size for path in files) / 1e6,
        "search data, compressed": sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in search) / 1e6,
        "strategy finder, compressed": len(gzip.compress((site / FINDER).read_bytes(), mtime=0)) / 1e6,
    }
    return "  " + "; ".join(f"{name} {size:.2f} MB" for name, size in shown.items()) + f"; {len(files)} files"
