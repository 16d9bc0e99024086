"""Rules for strategies: grades and domains that belong together, times that add up, a short card."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from fieldguide.checks.around import Around
from fieldguide.diagrams import Diagram
from fieldguide.graph import Loc
from fieldguide.loaded import Loaded
from fieldguide.problem import Problem
from fieldguide.records import StartingPoint, Strategy
from fieldguide.records.about import Standards

CARD_WORDS = 60
SUMMARY_WORDS = 20
USE_WHEN_WORDS = 15
_THIS = "it|its|that|this|these|those"
_POINTING = re.compile(
    rf"^(?:{_THIS}|(?:there|here)(?! (?:is|are)\b))\b"
    rf"|^(?:use|choose|take|try|add|begin with|start with) (?:{_THIS})\b"
    r"|\b(?:that|this) (?:one|routine|strategy|lesson|warm-up|package|record|page)\b"
    r"|\bfrom (?:there|here)\b",
    re.IGNORECASE,
)
"""Words that change what they point at when a sentence moves from one page to another."""


def domain_without_grade(item: Loaded, around: Around) -> Iterator[Problem]:
    """Each domain is taught in at least one of the grades, as the vocabulary says."""
    record = item.entry.record
    if not isinstance(record, (Strategy, StartingPoint)):
        return
    for index, name in enumerate(record.domains):
        domain = around.words.terms.get("domains", {}).get(name)
        if domain and domain.grades and not set(domain.grades) & set(record.grades):
            message = (
                f'"{name}" ({domain.label}) is taught in grades {_list(domain.grades)}, none of which is listed here.'
            )
            yield item.problem(
                ("domains", index), "domain-without-grade", message, "Add one of these grades, or take the domain out."
            )


def unknown_framework(item: Loaded, around: Around) -> Iterator[Problem]:
    """Below ``practices:`` stand lists of the vocabulary that are frameworks of practices."""
    record, known = item.entry.record, around.words.frameworks
    for name in record.practices if isinstance(record, Strategy) else ():
        if name not in known:
            close = difflib.get_close_matches(name, known, 1, 0.5)
            hint = f'Did you mean "{close[0]}"?' if close else f"Allowed here: {', '.join(known)}."
            yield item.problem(("practices", name), "unknown-field", f'"{name}" is no list of practices.', hint)


def standard_form(item: Loaded, around: Around) -> Iterator[Problem]:
    """A standard is written as the standards of this hub write theirs."""
    record, standards = item.entry.record, around.about.standards
    if not isinstance(record, Strategy) or standards is None:
        return
    code = record.example.standard
    if code and not standards.accepts(code):
        name, sentence, hint = standard_problem(standards)
        yield item.problem(("example", "standard"), name, f'"{code}" {sentence}', hint)


def standard_problem(standards: Standards) -> tuple[str, str, str]:
    """Give code, sentence and help for a standard that is not one; the form on the site says the same."""
    hint = f"Write it as the standards do: {standards.example}."
    return "standard-form", f"is not a code of {standards.short}.", hint


def diagram_not_offered(item: Loaded, around: Around) -> Iterator[Problem]:
    """A record draws only the kinds of diagrams that this hub offers."""
    record, about = item.entry.record, around.about
    if not isinstance(record, Strategy):
        return
    drawn: list[tuple[Loc, Diagram]] = [
        (("example", "diagrams", place), found) for place, found in enumerate(record.example.diagrams)
    ]
    if record.exit_check.diagram:
        drawn.append((("exit_check", "diagram"), record.exit_check.diagram))
    for loc, diagram in drawn:
        if not about.offers(diagram.kind):
            message = f'this hub offers no diagram of kind "{diagram.kind}".'
            yield item.problem(loc, "diagram-kind", message, "Draw another one, or add the kind in content/about.yml.")


def no_relation(item: Loaded, _: Around) -> Iterator[Problem]:
    """A strategy stands in relation to at least one other."""
    record = item.entry.record
    if isinstance(record, Strategy) and not (
        record.relations.pairs_with or record.relations.builds_on or record.relations.alternative_to
    ):
        yield item.problem(
            ("relations",),
            "no-relation",
            "this strategy is linked to no other.",
            "Add pairs_with, builds_on or alternative_to, with an id (to:) and a reason (why:).",
        )


def card_too_long(item: Loaded, _: Around) -> Iterator[Problem]:
    """A card has at most 60 words: title, summary and the first "use when"."""
    record = item.entry.record
    if isinstance(record, Strategy):
        words = sum(map(_words, (record.title, record.summary, record.use_when[0])))
        if words > CARD_WORDS:
            message = f"title, summary and the first use_when have {words} words; a card holds {CARD_WORDS}."
            yield item.problem(("summary",), "card-too-long", message, f"Take out {words - CARD_WORDS} words.")


def example_domain(item: Loaded, around: Around) -> Iterator[Problem]:
    """The example's domain is taught in the example's grade, unless it says by its standard that it accelerates."""
    record = item.entry.record
    if not isinstance(record, Strategy):
        return
    example = record.example
    domain = around.words.terms.get("domains", {}).get(example.domain)
    if domain and domain.grades and example.grade not in domain.grades and not example.standard:
        message = f'"{example.domain}" is taught in grades {_list(domain.grades)}; this is grade {example.grade}.'
        yield item.problem(
            ("example", "domain"),
            "example-domain",
            message,
            "Change one of them; if the example accelerates on purpose, give its standard.",
            severity="warning",
        )


def steps_too_long(item: Loaded, _: Around) -> Iterator[Problem]:
    """The minutes of the steps fit the class time."""
    record = item.entry.record
    if isinstance(record, Strategy):
        total, most = sum(step.minutes for step in record.steps), record.minutes.in_class.max
        if total > 1.5 * most:
            message = f"the steps take {total} minutes together, and minutes.in_class.max says {most}."
            yield item.problem(
                ("minutes", "in_class", "max"), "steps-too-long", message, "Make the two agree.", severity="warning"
            )


def summary_long(item: Loaded, _: Around) -> Iterator[Problem]:
    """A strategy's summary has at most 20 words."""
    record = item.entry.record
    if isinstance(record, Strategy) and (words := _words(record.summary)) > SUMMARY_WORDS:
        yield item.problem(
            ("summary",),
            "summary-long",
            f"the summary has {words} words; {SUMMARY_WORDS} can be read at a glance.",
            "Say what students do, and stop.",
            severity="warning",
        )


def use_when_long(item: Loaded, _: Around) -> Iterator[Problem]:
    """The first "use when" stands on the card: at most 15 words."""
    record = item.entry.record
    if isinstance(record, Strategy) and (words := _words(record.use_when[0])) > USE_WHEN_WORDS:
        message = f"the first use_when stands on the card and has {words} words; {USE_WHEN_WORDS} fit."
        yield item.problem(
            ("use_when", 0), "use-when-long", message, "Shorten it, or put another one first.", severity="warning"
        )


def reason_points(item: Loaded, _: Around) -> Iterator[Problem]:
    """A reason between two strategies stands on the pages of both, so it names what it speaks of."""
    record = item.entry.record
    if not isinstance(record, Strategy):
        return
    for name in ("pairs_with", "builds_on", "alternative_to"):
        for index, tie in enumerate(getattr(record.relations, name)):
            if found := _POINTING.search(tie.why):
                message = f'"{found[0]}" points at one strategy on this page and at the other one on the other page.'
                yield item.problem(
                    ("relations", name, index, "why"),
                    "reason-points",
                    message,
                    "Say the name of the strategy, or what it does, instead.",
                    offset=found.start(),
                    severity="warning",
                )


def _words(text: str) -> int:
    return len(text.split())


def _list(grades: tuple[str, ...]) -> str:
    return f"{grades[0]} to {grades[-1]}" if len(grades) > 2 else " and ".join(grades)


ERRORS = (domain_without_grade, unknown_framework, standard_form, diagram_not_offered, no_relation, card_too_long)
WARNINGS = (example_domain, steps_too_long, summary_long, use_when_long, reason_points)
