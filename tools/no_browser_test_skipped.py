"""Fail where pytest's JUnit report shows a skipped browser test, or none at all. Says nothing when all is well."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path


def complaints(report: str, settings: str = "") -> Iterator[str]:
    """Every browser test must have run, and there must be some, unless the settings leave out those of another hub."""
    # The report was written a moment ago by our own pytest.
    cases = ET.fromstring(report).iter("testcase")  # noqa: S314
    browser = [case for case in cases if case.get("classname", "").startswith("tests.browser.")]
    if not browser and '"not this_hub"' not in settings:
        yield "No test in tests/browser ran."
    for case in browser:
        if (skipped := case.find("skipped")) is not None:
            yield f"Skipped: {case.get('classname')}.{case.get('name')}: {skipped.get('message', '')}"


def main(arguments: Sequence[str]) -> int:
    """Read the report named on the command line."""
    settings = Path("pyproject.toml").read_text(encoding="utf-8")
    found = list(complaints(Path(arguments[0]).read_text(encoding="utf-8"), settings))
    for complaint in found:
        print(complaint, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
