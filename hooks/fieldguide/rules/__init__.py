"""The catalogue of codes: every message a check can give, with its reason, a wrong and a right example."""

from __future__ import annotations

import difflib

from fieldguide.rules import hub, meaning, reading, shape
from fieldguide.rules.rule import Rule

FAMILIES: tuple[tuple[str, str, tuple[Rule, ...]], ...] = (
    ("reading", "Files that cannot be read as meant", reading.RULES),
    ("fields", "Fields and their values", shape.RULES),
    ("meaning", "What a record says", meaning.RULES),
    ("hub", "How records stand together", hub.RULES),
)
"""Rules by family: anchor, heading, rules in the order of the page."""

RULES: dict[str, Rule] = {rule.code: rule for _, _, rules in FAMILIES for rule in rules}
"""Every rule by its code."""

__all__ = ["FAMILIES", "RULES", "Rule", "nearest"]


def nearest(code: str) -> str:
    """Say which code was probably meant."""
    close = difflib.get_close_matches(code, RULES, 1, 0.5)
    return f'Did you mean "{close[0]}"?' if close else f"Codes: {', '.join(sorted(RULES))}."
