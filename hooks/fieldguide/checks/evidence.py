"""Rules for evidence: every claim names a study, every rating stands where a named body published it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fieldguide.checks.around import Around
from fieldguide.graph import Key, Loc, citations
from fieldguide.loaded import Loaded
from fieldguide.problem import Problem
from fieldguide.records import CaseStudy, Study
from fieldguide.records.base import Evidence

_FIGURE = re.compile(
    r"\d[\d.,]*\s?(?:%|percent\b|percentage points?\b|standard deviations?\b|SDs?\b)"
    r"|\b[gdr]\s?=\s?[-−]?0?\.\d+|\beffect sizes?\b[^.]{0,30}\d",
    re.IGNORECASE,
)
_CITATION = re.compile(r"\[@")


def evidence_of(item: Loaded) -> Evidence | None:
    """Give a record's evidence, if its kind has some."""
    found = vars(item.entry.record).get("evidence")
    return found if isinstance(found, Evidence) else None


def no_evidence(item: Loaded, _: Around) -> Iterator[Problem]:
    """A record cites studies, or says where one was looked for and not found."""
    evidence = evidence_of(item)
    if evidence and not evidence.studies and evidence.none_found is None:
        hint = "List the ids of studies (studies: [...]), or add none_found: with where you looked."
        yield item.problem(
            ("evidence",), "no-evidence", "no study is named, and none_found does not say that none was found.", hint
        )


def unlisted_citation(item: Loaded, _: Around) -> Iterator[Problem]:
    """A study cited in the evidence's text stands in its list."""
    for loc, text, listed, name in _cited_texts(item):
        for study in citations(text):
            if study not in listed:
                place = text.find(f"@{study}")
                yield item.problem(
                    loc,
                    "citation-not-listed",
                    f'"{study}" is cited here and missing from {name}.',
                    f"Add it there: {name}: [..., {study}].",
                    offset=place,
                )


def rating_source(item: Loaded, _: Around) -> Iterator[Problem]:
    """A rating's source is among the studies cited."""
    evidence = evidence_of(item)
    for index, rating in enumerate(evidence.ratings if evidence else ()):
        if evidence and rating.source not in evidence.studies:
            message = f'the rating comes from "{rating.source}", which is not among the studies.'
            yield item.problem(
                ("evidence", "ratings", index, "source"),
                "rating-source",
                message,
                f"Add {rating.source} to evidence.studies.",
            )


def bare_figure(item: Loaded, _: Around) -> Iterator[Problem]:
    """A research figure in the evidence names its study in the same paragraph."""
    evidence = evidence_of(item)
    if not evidence:
        return
    start = 0
    for paragraph in re.split(r"\n\s*\n", evidence.summary):
        found = _FIGURE.search(paragraph)
        if found and not _CITATION.search(paragraph):
            place = evidence.summary.find(paragraph, start) + found.start()
            message = f'"{found[0].strip()}" is a research figure, and this paragraph names no study.'
            yield item.problem(
                ("evidence", "summary"),
                "bare-figure",
                message,
                "Put the study's id behind it: [@study-id].",
                offset=place,
            )
        start += len(paragraph)


def retired_study(item: Loaded, around: Around) -> Iterator[Problem]:
    """Nothing rests on a study that was retired."""
    for link in item.links:
        if link.relation not in ("cites", "rated_in"):
            continue
        study = around.loaded.get(link.target)
        if study and study.entry.record.status == "retired":
            other = study.entry.record.replaced_by
            hint = f'Cite "{other}" instead.' if other else "Take the claim out, or rest it on another study."
            yield item.problem(
                link.loc, "retired-study", f'"{link.target.id}" is retired: nothing should rest on it.', hint
            )


def uncited_study(item: Loaded, _: Around) -> Iterator[Problem]:
    """A study in the list is cited somewhere in the text, so that readers know what it is for."""
    evidence = evidence_of(item)
    if not evidence:
        return
    cited = {link.target.id for link in item.links if link.loc[:2] != ("evidence", "studies")}
    for index, study in enumerate(evidence.studies):
        if study not in cited:
            message = f'"{study}" is listed and never cited in the text.'
            yield item.problem(
                ("evidence", "studies", index),
                "uncited-study",
                message,
                f"Say what it found, with [@{study}], or take it out.",
                severity="advice",
            )


def rating_not_published(item: Loaded, around: Around) -> Iterator[Problem]:
    """A rating stands in the record of its source, in the same scheme and level, unless that is a practice guide."""
    evidence = evidence_of(item)
    for index, rating in enumerate(evidence.ratings if evidence else ()):
        source = around.loaded.get(Key("study", rating.source))
        record = source.entry.record if source else None
        if not isinstance(record, Study) or record.design == "practice-guide":
            continue
        known = [f"{found.scheme}: {found.level}" for found in record.ratings]
        if not any(
            found.scheme == rating.scheme and _words(rating.level) <= _words(found.level) for found in record.ratings
        ):
            message = f'the record of "{rating.source}" holds no rating "{rating.level}" by {rating.scheme}.'
            hint = (
                f"It holds: {'; '.join(known)}." if known else "It holds no rating at all; add the published one there."
            )
            yield item.problem(
                ("evidence", "ratings", index, "level"), "rating-not-published", message, hint, severity="warning"
            )


def _words(level: str) -> set[str]:
    return set(re.findall(r"\w+", level.lower()))


def _cited_texts(item: Loaded) -> Iterator[tuple[Loc, str, tuple[str, ...], str]]:
    """Give each text that needs its citations listed: where, the text, the list, and the list's name."""
    evidence = evidence_of(item)
    if evidence:
        yield ("evidence", "summary"), evidence.summary, evidence.studies, "evidence.studies"
        yield ("evidence", "unknown"), evidence.unknown, evidence.studies, "evidence.studies"
    record = item.entry.record
    if isinstance(record, CaseStudy):
        for index, result in enumerate(record.results):
            yield ("results", index, "change"), result.change, record.sources, "sources"


ERRORS = (no_evidence, unlisted_citation, rating_source, bare_figure, retired_study)
WARNINGS = (rating_not_published,)
ADVICE = (uncited_study,)
