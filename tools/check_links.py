"""Ask every outside link of the built site whether it still answers, and write what does not as a Markdown report.

``check_links.py SITE REPORT TODAY`` runs lychee over the pages in SITE. The report is empty where nothing is to be
done. It names the record's file and line, since that is where a link is mended. Links that are known to refuse robots
stand in .github/link-exceptions.toml, each with a reason and the day it ends: after that the link is checked again.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
EXCEPTIONS = ROOT / ".github" / "link-exceptions.toml"
SOURCES = ("content", "resources")

# 403 and 429 are what publishers answer to robots while the page is there for people.
ACCEPTED = "100..=103,200..=299,403,429"


@dataclass(frozen=True, order=True)
class LinkException:
    """A pattern of links left out of the check, why, and until when."""

    pattern: str
    reason: str
    until: date

    def __post_init__(self) -> None:
        re.compile(self.pattern)
        if not self.reason.strip():
            raise ValueError(f"The exception {self.pattern} needs a reason.")


def read_exceptions(text: str) -> list[LinkException]:
    """Give the exceptions of one TOML text; an unknown or missing key is an error."""
    return sorted(LinkException(**entry) for entry in tomllib.loads(text).get("exception", []))


def failures(result: Mapping[str, Any]) -> dict[str, tuple[str, list[str]]]:
    """Give each link that failed with what was answered and the pages it stands on, sorted."""
    found: dict[str, tuple[str, list[str]]] = {}
    for kind in ("error_map", "timeout_map"):
        for page, links in sorted(result[kind].items()):
            for link in links:
                status = link["status"]
                answer = str(status.get("code") or status.get("details") or status["text"])
                found.setdefault(link["url"], (answer, []))[1].append(page)
    return dict(sorted(found.items()))


def places(url: str, root: Path) -> list[str]:
    """Give file:line of every record that holds the link; a DOI stands there without its resolver."""
    wanted = {url, url.removeprefix("https://doi.org/")}
    files = (path for folder in SOURCES for path in (root / folder).rglob("*") if path.suffix in {".yml", ".md"})
    return [
        f"{path.relative_to(root).as_posix()}:{number}"
        for path in sorted(files)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if any(part in line for part in wanted)
    ]


def report(failed: Mapping[str, tuple[str, list[str]]], expired: Sequence[LinkException], root: Path) -> str:
    """Say what is to be done, in words for whoever looks after the records. Nothing to do: nothing said."""
    return "\n".join([*_failed_lines(failed, root), *_expired_lines(expired)])


def _failed_lines(failed: Mapping[str, tuple[str, list[str]]], root: Path) -> Iterator[str]:
    if failed:
        yield "These links did not answer. Open each one yourself first: some sites only refuse robots.\n"
    for url, (answer, pages) in failed.items():
        yield f"- `{_code(url)}`\n  - answer: `{_code(answer)}`"
        yield from (f"  - stands in `{_code(place)}`" for place in places(url, root) or sorted(set(pages)))


def _expired_lines(expired: Sequence[LinkException]) -> Iterator[str]:
    if expired:
        yield "\nThese exceptions in `.github/link-exceptions.toml` have ended. Remove them, or give them a new day:\n"
    yield from (f"- `{_code(item.pattern)}` until {item.until}: {_code(item.reason)}" for item in expired)


def _code(text: str) -> str:
    """Keep text from other people inside its code span."""
    return " ".join(text.replace("`", "'").split())


def run_lychee(site: Path, exceptions: Sequence[LinkException], *options: str) -> dict[str, Any]:
    """Check the links of all pages. Lychee gives 2 when links failed: that is an answer, not a fault."""
    lychee = str(Path(sys.executable).with_name("lychee"))
    excluded = [part for item in exceptions for part in ("--exclude", item.pattern)]
    fixed = ["--no-progress", "--format", "json", "--scheme", "https", "--scheme", "http", "--accept", ACCEPTED]
    done = subprocess.run([lychee, *fixed, *excluded, *options, "--", str(site)], stdout=subprocess.PIPE, check=False)
    if done.returncode not in {0, 2}:
        raise SystemExit(f"lychee stopped with {done.returncode}.")
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def main(arguments: Sequence[str]) -> int:
    """Write the report; that links failed is in it, not in the exit code."""
    site, target, today = Path(arguments[0]), Path(arguments[1]), date.fromisoformat(arguments[2])
    exceptions = read_exceptions(EXCEPTIONS.read_text(encoding="utf-8"))
    valid = [item for item in exceptions if item.until >= today]
    expired = [item for item in exceptions if item.until < today]
    result = run_lychee(site, valid, "--host-concurrency", "2", "--max-retries", "2", "--timeout", "30")
    target.write_text(report(failures(result), expired, ROOT), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
