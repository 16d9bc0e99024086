"""Every known mistake, made in records of every kind: the right code at the right place, and never a traceback."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from judge import HEAD, Sample, judge, real_hub, samples, with_value

from fieldguide import shape as shapes
from fieldguide.catalogue import Hub
from fieldguide.cli import main
from fieldguide.records import ABOUT_PATH, KINDS, kind_of
from fieldguide.records.base import Ref, Term
from fieldguide.source import read_bytes

pytestmark = pytest.mark.this_hub

Loc = tuple[str | int, ...]
T, S, R, W, D = HEAD
LONG = "word " * 100

HEADS: list[tuple[str, tuple[str, ...], str, int, int]] = [
    # name, the first lines as typed, code, line and column counted from the first line of the head
    ("no title", (S, R, W, D), "missing-field", 1, 1),
    ("no summary", (T, R, W, D), "missing-field", 1, 1),
    ("no review", (T, S), "missing-field", 1, 1),
    ("no steward", (T, S, R, D), "missing-field", 4, 3),
    ("no date", (T, S, R, W), "missing-field", 4, 3),
    ("misspelled field", (T, S, "summry: x", R, W, D), "unknown-field", 3, 1),
    ("capital field", (T, S, "Status: active", R, W, D), "unknown-field", 3, 1),
    ("field of nobody", (T, S, "colour: red", R, W, D), "unknown-field", 3, 1),
    ("kind of the record", (T, S, "kind: strategy", R, W, D), "unknown-field", 3, 1),
    ("misspelled inner field", (T, S, R, W, D, "  review_due: 2027-01-01"), "unknown-field", 6, 3),
    ("field twice", (T, T, S, R, W, D), "duplicate-key", 2, 1),
    ("empty title", ("title:", S, R, W, D), "empty-text", 1, 7),
    ("blank title", ('title: "  "', S, R, W, D), "empty-text", 1, 8),
    ("empty steward", (T, S, R, '  steward: ""', D), "empty-text", 4, 12),
    ("title of 500 characters", (f"title: {LONG}", S, R, W, D), "text-too-long", 1, 8),
    ("summary of 500 characters", (T, f"summary: {LONG}", R, W, D), "text-too-long", 2, 10),
    ("summary as a list", (T, "summary: [a, b]", R, W, D), "not-text", 2, 10),
    ("summary as fields", (T, "summary: {a: b, c: d}", R, W, D), "not-text", 2, 10),
    ("review as text", (T, S, "review: Editorial team"), "not-fields", 3, 9),
    ("review as a list", (T, S, "review:", "  - Editorial team"), "not-fields", 4, 3),
    ("status that is none", (T, S, "status: finished", R, W, D), "not-allowed", 3, 9),
    ("status in capitals", (T, S, "status: Active", R, W, D), "not-allowed", 3, 9),
    ("date with slashes", (T, S, R, W, "  reviewed: 2026/11/22"), "date-form", 5, 13),
    ("date without zeros", (T, S, R, W, "  reviewed: 2026-3-9"), "date-form", 5, 13),
    ("date the European way", (T, S, R, W, "  reviewed: 22.11.2026"), "date-form", 5, 13),
    ("date in words", (T, S, R, W, "  reviewed: last week"), "date-form", 5, 13),
    ("day that does not exist", (T, S, R, W, "  reviewed: 2026-02-30"), "date-form", 5, 13),
    ("review_by before", (T, S, R, W, D, "  review_by: 2025-01-01"), "review-order", 6, 14),
    ("colon in the title", ("title: Number talks: a routine", S, R, W, D), "colon-in-text", 1, 20),
    ("colon in a list item", (T, S, R, W, D, "aka:", "  - Talks: why"), "colon-in-text", 7, 5),
    ("hash in the title", ("title: Strategy #3", S, R, W, D), "text-after-hash", 1, 17),
    ("hash at the start", ("title: #3", S, R, W, D), "text-after-hash", 1, 8),
    ("tab before a field", (T, S, R, "\tsteward: Editorial team", D), "tab", 4, 1),
    ("tab after spaces", (T, S, R, W, " \treviewed: 2026-11-22"), "tab", 5, 2),
    ("one space too many", (T, S, R, W, "   reviewed: 2026-11-22"), "indentation", 5, 4),
    ("one space too few", (T, S, R, W, " reviewed: 2026-11-22"), "indentation", 5, 2),
    ("moved-in field", (T, "  summary: A sentence.", R, W, D), "indentation", 2, 3),
    ("no colon", ("title A name", S, R, W, D), "no-colon", 1, 1),
    ("no space after the colon", (T, "summary:A sentence.", R, W, D), "space-after-colon", 2, 9),
    ("no space after the first colon", ("title:A name", S, R, W, D), "space-after-colon", 1, 7),
    ("no space after hyphens", (T, S, R, W, D, "aka:", "  -One", "  -Two"), "space-after-hyphen", 7, 3),
    ("quote never closed", ('title: "A name', S.replace('"', ""), R, W, D), "open-quote", 1, 8),
    ("text behind a quote", ('title: "A name" of it', S, R, W, D), "text-after-quote", 1, 17),
    ("bracket never closed", (T, S, "aka: [One, Two", R, W, D), "open-bracket", 3, 6),
    ("a backslash in double quotes", (r'title: "A \name"', r'summary: "A \q"', R, W, D), "backslash-in-quotes", 2, 13),
    ("at sign first", ("title: @home math", S, R, W, D), "special-start", 1, 8),
    ("grave accent first", ("title: `x` as a name", S, R, W, D), "special-start", 1, 8),
    ("percent sign first", ("title: %x", S, R, W, D), "special-start", 1, 8),
    ("star first", ("title: *Talks* again", S, R, W, D), "special-start", 1, 8),
    ("ampersand first", ("title: &more", S, R, W, D), "special-start", 1, 8),
    ("exclamation mark first", ("title: !wow", S, R, W, D), "special-start", 1, 8),
    ("code as a tag", ('title: !!python/object/apply:os.system ["id"]', S, R, W, D), "special-start", 1, 8),
    ("list as a name", ("? [a, b]", ": c", T, S, R, W, D), "key-not-text", 1, 3),
    ("thirteen brackets", (f"title: {'[' * 13}{']' * 13}", S, R, W, D), "too-deep", 1, 19),
    ("tag in the title", ("title: A <b>name</b>", S, R, W, D), "angle-bracket", 1, 10),
    ("less than in the summary", (T, "summary: Fractions < 1.", R, W, D), "angle-bracket", 2, 20),
    ("zero-width space", ("title: A\u200bname", S, R, W, D), "invisible-character", 1, 9),
    ("zero-width space as an escape", (r'title: "A\u200bname"', S, R, W, D), "invisible-character", 1, 10),
    ("less than as an escape", (T, r'summary: "Fractions \x3c 1."', R, W, D), "angle-bracket", 2, 21),
    ("accent typed apart as an escape", (r'title: "Jose\u0301"', S, R, W, D), "not-composed", 1, 12),
    ("text turned around", (T, "summary: A \u202eecnetnes.", R, W, D), "invisible-character", 2, 12),
    ("private character", ("title: A \ue000 name", S, R, W, D), "invisible-character", 1, 10),
    ("soft hyphen", (T, "summary: Sen\u00adtence.", R, W, D), "invisible-character", 2, 13),
    ("accent typed apart", ("title: Jose\u0301", S, R, W, D), "not-composed", 1, 11),
    ("Cyrillic letter", ("title: Number t\u0430lks", S, R, W, D), "confusable-letter", 1, 16),
    ("code of HTML", ("title: Notice &amp; wonder", S, R, W, D), "html-code", 1, 15),
    ("code of a space", (T, "summary: A&#160;sentence.", R, W, D), "html-code", 2, 11),
    ("curly quotes", ("title: “A name”", S, R, W, D), "smart-quotes", 1, 8),
    ("curly quotes as escapes", (r'title: "\u201cA name\u201d"', S, R, W, D), "smart-quotes", 1, 8),
    ("bell", ("title: A\u0007 name", S, R, W, D), "character", 1, 9),
    ("other names as text", (T, S, "aka: One", R, W, D), "not-a-list", 3, 6),
    ("other names empty", (T, S, "aka:", R, W, D), "empty-text", 3, 5),
    ("other name twice", (T, S, "aka: [One, Two, One]", R, W, D), "listed-twice", 3, 17),
    ("earlier id in capitals", (T, S, "formerly: [Old Name]", R, W, D), "id-form", 3, 12),
    ("retired without a reason", (T, S, "status: retired", R, W, D), "retired-unexplained", 3, 9),
    ("successor of an active one", (T, S, "replaced_by: some-other", R, W, D), "replaced-not-retired", 3, 14),
    (
        "successor that is none",
        (T, S, "status: retired", "replaced_by: no-such-record", R, W, D),
        "dangling-link",
        4,
        14,
    ),
]


@pytest.fixture(scope="module")
def hub() -> Hub:
    return real_hub()


@pytest.fixture(scope="module")
def one_of_each(hub: Hub) -> list[Sample]:
    """One record of each kind. ``about.yml`` stays out: an open quote before its regular expression is told by it."""
    found = [sample for sample in samples(hub, 1) if sample.path != ABOUT_PATH]
    assert {kind_of(sample.path).name for sample in found} == set(KINDS)
    return found


def told(problems) -> set[tuple[str, str]]:
    return {(problem.code, problem.field) for problem in problems}


def places(problems, code: str) -> list[tuple[int, int]]:
    return [(problem.line, problem.column) for problem in problems if problem.code == code]


def test_the_samples_are_right_to_begin_with(hub, one_of_each):
    for sample in one_of_each:
        assert [str(problem) for problem in judge(hub, sample.path, sample.text()) if problem.severity == "error"] == []


@pytest.mark.parametrize(("name", "head", "code", "line", "column"), HEADS, ids=[head[0] for head in HEADS])
def test_a_mistake_in_the_first_lines_is_found_in_every_kind(  # noqa: PLR0917 - the parts of a case
    hub, one_of_each, name, head, code, line, column
):
    for sample in one_of_each:
        changed = {"aka": None, "formerly": None} if any(part.startswith(("aka", "formerly")) for part in head) else {}
        problems = judge(hub, sample.path, sample.text(head, **changed))
        assert (line + sample.first_line - 1, column) in places(problems, code), (sample.path, list(map(str, problems)))
        more = judge(hub, sample.path, sample.text(head, **changed, zzz="x"))  # a wrong shape hides nothing
        assert told(problems) <= told(more), (sample.path, list(map(str, more)))


def test_one_mistake_gives_one_message(hub, one_of_each):
    """No mistake in the first lines drags others along, unless a part of the record is lost with it."""
    more = {
        "capital field",
        "successor that is none",
    }
    sample = next(sample for sample in one_of_each if sample.path.startswith("content/strategies/"))
    for name, head, code, *_ in HEADS:
        found = {problem.code for problem in judge(hub, sample.path, sample.text(head, aka=None))}
        assert found - {"summary-long"} == {code} or name in more, (name, found)


# --- mistakes made wherever the model allows them ---------------------------------------------------------------


def spots(data: Any, model: Any, loc: Loc = ()) -> Iterator[tuple[Loc, shapes.Shape]]:
    """Give every field that a record fills, with what the model says of it."""
    for name, value in data.items():
        _, shape = shapes.at(model, (name,), data)
        if shape is None:
            continue
        yield (*loc, name), shape
        values = value if isinstance(value, list) else [value]
        for index, item in enumerate(values):
            if isinstance(item, dict):
                inner, _ = shapes.at(model, (name, index) if isinstance(value, list) else (name,), data)
                if inner is not None and not inner.__module__.startswith("fieldguide.diagrams"):
                    yield from spots(item, inner, (*loc, name, index) if isinstance(value, list) else (*loc, name))


def value_at(data: Any, loc: Loc) -> Any:
    for part in loc:
        data = data[part]
    return data


def mistakes(data: dict, model: Any) -> Iterator[tuple[str, dict, str, Loc]]:
    """Give every mistake that the model's own words allow: what it is, the data with it, its code, where it is said."""
    for loc, shape in spots(data, model):
        if loc[0] in ("title", "summary", "review", "body"):
            continue
        value = value_at(data, loc)
        if shape.required:
            yield "missing", with_value(data, loc, ...), "missing-field", loc[:-1]
        if shape.many and shape.least and shape.least > 1:
            yield "too few", with_value(data, loc, value[: shape.least - 1]), "too-few", loc
        if shape.many and shape.most and len(value) <= shape.most:
            yield "too many", with_value(data, loc, (value * 20)[: shape.most + 1]), "too-many", loc
        if shape.many:
            yield "text for a list", with_value(data, loc, "some words"), "not-a-list", loc
            yield "fields for a list", with_value(data, loc, {"a": "b"}), "not-a-list", loc
        yield from _wrong_values(data, loc, shape, value)


def _wrong_values(  # noqa: C901 - one branch a kind of field
    data: dict, loc: Loc, shape: shapes.Shape, value: Any
) -> Iterator[tuple[str, dict, str, Loc]]:
    here = (*loc, 0) if shape.many else loc
    if shape.many and not value:
        return
    if shape.choices:
        yield "no choice", with_value(data, here, "zzz"), "not-allowed", here
    elif isinstance(shape.marker, Term):
        yield "unknown term", with_value(data, here, "zzz"), "unknown-term", here
    elif isinstance(shape.marker, Ref):
        yield "no such record", with_value(data, here, "zzz-zzz"), "dangling-link", here
        yield "id in capitals", with_value(data, here, "Some Name"), "id-form", here
    elif shape.holds == "number":
        yield "number with unit", with_value(data, here, "10 min"), "not-a-number", here
        yield "number out of range", with_value(data, here, "99999"), "number-range", here
    elif shape.holds == "date":
        yield "no date", with_value(data, here, "soon"), "date-form", here
    elif shape.holds == "text" and not shape.pattern:
        yield "emptied", with_value(data, here, ""), "empty-text", here
        yield "list for a text", with_value(data, here, ["a"]), "not-text", here
        yield "invisible", with_value(data, here, "a\u200bb"), "invisible-character", here
    elif shape.holds == "group" and len(shape.models) == 1:
        yield "text for fields", with_value(data, here, "some words"), "not-fields", here
        yield "unknown inner field", with_value(data, (*here, "zzz"), "x"), "unknown-field", (*here, "zzz")


def test_mistakes_are_found_wherever_a_field_is_filled(hub):
    kinds_of_mistake, count = set(), 0
    for sample in samples(hub, 1):
        kind = kind_of(sample.path)
        seen: set[tuple[str, Loc]] = set()
        for name, data, code, loc in mistakes(sample.data, kind.model):
            generic = (name, tuple(0 if isinstance(part, int) else part for part in loc))
            if generic in seen:
                continue
            seen.add(generic)
            text = Sample(sample.path, data).text()
            place = read_bytes(sample.path, text.encode())[0].position(loc, key=code == "unknown-field")
            problems = judge(hub, sample.path, text)
            column = place.column + 1 if name == "invisible" else place.column  # behind the letter a
            assert (place.line, column) in places(problems, code), (sample.path, name, loc, list(map(str, problems)))
            kinds_of_mistake.add((name, code))
            count += 1
    assert len(kinds_of_mistake) >= 14
    assert count > 300


# --- mistakes of meaning --------------------------------------------------------------------------------------


MEANING: list[tuple[str, str, Loc, Any, str, Loc]] = [
    # name, folder, where, what is written there, code, where it is said
    ("grades as a range", "content/strategies/", ("grades",), "3–5", "range-not-list", ("grades",)),
    ("a range in the list", "content/strategies/", ("grades",), ["k", "3-5"], "range-not-list", ("grades", 1)),
    ("grade 13", "content/strategies/", ("grades", 0), "13", "unknown-term", ("grades", 0)),
    ("grade twice", "content/strategies/", ("grades",), ["4", "5", "4"], "listed-twice", ("grades", 2)),
    ("algebra in kindergarten", "content/strategies/", ("grades",), ["k"], "domain-without-grade", None),
    (
        "minutes the wrong way round",
        "content/strategies/",
        ("minutes", "in_class"),
        {"min": "20", "max": "10"},
        "minutes-order",
        ("minutes", "in_class", "max"),
    ),
    ("three steps", "content/strategies/", ("steps",), 3, "too-few", ("steps",)),
    ("no relation", "content/strategies/", ("relations",), {}, "no-relation", ("relations",)),
    (
        "relation to itself",
        "content/strategies/",
        ("relations", "pairs_with", 0, "to"),
        "ITSELF",
        "self-link",
        ("relations", "pairs_with", 0, "to"),
    ),
    (
        "relation to a resource",
        "content/strategies/",
        ("relations", "pairs_with", 0, "to"),
        "geogebra",
        "dangling-link",
        ("relations", "pairs_with", 0, "to"),
    ),
    (
        "reason that points",
        "content/strategies/",
        ("relations", "pairs_with", 0, "why"),
        "Choose that one when time is short.",
        "reason-points",
        ("relations", "pairs_with", 0, "why"),
    ),
    (
        "adaptation left out",
        "content/strategies/",
        ("adaptations", "gifted_advanced"),
        ...,
        "missing-field",
        ("adaptations",),
    ),
    (
        "reason left empty",
        "content/strategies/",
        ("adaptations", "gifted_advanced"),
        {"none_found": ""},
        "empty-text",
        ("adaptations", "gifted_advanced", "none_found"),
    ),
    (
        "standard without stops",
        "content/strategies/",
        ("example", "standard"),
        "4NF1",
        "standard-form",
        ("example", "standard"),
    ),
    (
        "diagram of no kind",
        "content/strategies/",
        ("example", "diagrams"),
        [{"kind": "numberline"}],
        "diagram-kind",
        ("example", "diagrams", 0),
    ),
    (
        "formula that cannot be drawn",
        "content/strategies/",
        ("example", "problem"),
        r"Find $\frac{1}{2$ of 8.",
        "formula",
        ("example", "problem"),
    ),
    ("HTML in prose", "content/strategies/", ("why",), "This is <b>bold</b>.", "html-in-prose", ("why",)),
    (
        "link to no kind",
        "content/strategies/",
        ("why",),
        "See [it](strategies:number-talks).",
        "unknown-kind",
        ("why",),
    ),
    ("link to nothing", "content/strategies/", ("why",), "See [it](strategy:number-talkz).", "dangling-link", ("why",)),
    ("shortened link", "content/strategies/", ("why",), "See [it](https://bit.ly/abc).", "link-shortener", ("why",)),
    ("cites nothing", "content/strategies/", ("why",), "It works [@nobody-1999].", "dangling-link", ("why",)),
    (
        "no evidence",
        "content/strategies/",
        ("evidence",),
        {"summary": "It works.", "unknown": "Much."},
        "no-evidence",
        ("evidence",),
    ),
    (
        "figure without a study",
        "content/strategies/",
        ("evidence", "summary"),
        "Scores rose by 12 percent.",
        "bare-figure",
        ("evidence", "summary"),
    ),
    ("card of a hundred words", "content/strategies/", ("use_when",), ["many words " * 30, "x"], "card-too-long", None),
    ("long use_when", "content/strategies/", ("use_when", 0), "a " * 16, "use-when-long", ("use_when", 0)),
    (
        "rating from nowhere",
        "content/challenges/",
        ("evidence",),
        {
            "summary": "S.",
            "unknown": "U.",
            "none_found": "N.",
            "ratings": [
                {"scheme": "essa", "level": "1", "outcome": "o", "population": "p", "source": "jay-2017-dialogic"}
            ],
        },
        "rating-source",
        ("evidence", "ratings", 0, "source"),
    ),
    (
        "citation not listed",
        "content/challenges/",
        ("evidence",),
        {"summary": "It helped [@jay-2017-dialogic].", "unknown": "U.", "none_found": "N."},
        "citation-not-listed",
        ("evidence", "summary"),
    ),
    ("address without https", "resources/books/", ("url",), "www.nctm.org", "address-form", ("url",)),
    ("address with http", "content/strategies/", ("why",), "See [it](http://a.org/).", "http-address", ("why",)),
    ("publisher with http", "resources/books/", ("url",), "http://a.org/", "http-address", ("url",)),
    ("shortener as address", "resources/books/", ("url",), "https://bit.ly/x", "link-shortener", ("url",)),
    ("punycode", "resources/books/", ("url",), "https://xn--nctm-9ya.org/", "look-alike-address", ("url",)),
    ("name before an @", "resources/books/", ("url",), "https://nctm.org@example.net/", "look-alike-address", ("url",)),
    ("ISBN with a slip", "resources/books/", ("isbn",), "9780873537061", "isbn-digits", ("isbn",)),
    ("ISBN too short", "resources/books/", ("isbn",), "978087", "isbn-digits", ("isbn",)),
    ("ISSN with a slip", "resources/journals/", ("issn",), "0021-8252", "issn-digits", ("issn",)),
    ("ISSN without hyphen", "resources/journals/", ("issn",), "00218251", "issn-digits", ("issn",)),
    ("DOI as an address", "resources/research/", ("doi",), "https://doi.org/10.1000/182", "doi-form", ("doi",)),
    ("year to come", "resources/research/", ("year",), "2062", "year-range", ("year",)),
    ("year in words", "resources/research/", ("year",), "in press", "not-a-number", ("year",)),
    (
        "id of a term twice",
        "content/vocabulary/",
        ("terms",),
        [{"id": "a", "label": "A", "definition": "A."}, {"id": "a", "label": "B", "definition": "B."}],
        "listed-twice",
        ("terms", 1, "id"),
    ),
]


@pytest.mark.parametrize(("name", "folder", "loc", "value", "code", "said"), MEANING, ids=[case[0] for case in MEANING])
def test_a_mistake_of_meaning(  # noqa: PLR0917 - the parts of a case
    hub, name, folder, loc, value, code, said
):
    sample = next(
        found
        for found in samples(hub, 99)
        if found.path.startswith(folder)
        and _has(found.data, loc[:-1])
        and not (value == ["k"] and "cc" in str(found.data["domains"]))
    )
    stem = sample.path.rsplit("/", 1)[-1].split(".")[0]
    value = stem if value == "ITSELF" else value
    value = value_at(sample.data, loc)[:value] if isinstance(value, int) else value
    wrong = Sample(sample.path, with_value(sample.data, loc, value))
    text = wrong.text()
    problems = judge(hub, sample.path, text)
    found = [problem for problem in problems if problem.code == code]
    assert found, list(map(str, problems))
    more = judge(hub, sample.path, wrong.text((T, R, W, D), zzz="x"))  # a wrong shape hides nothing
    assert told(problems) - told(more) <= {("card-too-long", "summary")}, list(map(str, more))
    if said is not None:
        place = read_bytes(sample.path, text.encode())[0].position(said)
        assert found[0].line == place.line
        assert found[0].column >= place.column
        assert value is ... or found[0].field.startswith(".".join(map(str, said)))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (r'"This is \x3cb\x3ebold."', "html-in-prose"),
        (r'"See [it](\x68ttps://bit.ly/abc)."', "link-shortener"),
        ('"See [it](ht\\\n  tps://bit.ly/abc)."', "link-shortener"),
    ],
)
def test_an_escape_hides_nothing(hub, typed, code):
    sample = next(
        found
        for found in samples(hub, 99)
        if found.path.startswith("content/coaching-practices/") and not re.search(r"<|\]\(http", found.text())
    )
    text = Sample(sample.path, with_value(sample.data, ("purpose",), "MARK")).text()
    assert code in {problem.code for problem in judge(hub, sample.path, text.replace("MARK", typed))}


def _has(data: Any, loc: Loc) -> bool:
    try:
        value_at(data, loc)
    except (KeyError, IndexError, TypeError):
        return False
    return True


# --- mistakes with files, through the command --------------------------------------------------------------------

GOOD = (
    "title: Locales\n"
    "summary: Where schools are.\n"
    "review: {steward: Editorial team, reviewed: 2026-11-22}\n"
    "terms:\n"
    "  - {id: a, label: A, definition: A.}\n"
)


@pytest.mark.parametrize(
    ("path", "raw", "code", "line", "column"),
    [
        ("content/vocabulary/x.yml", b"", "file-empty", 1, 1),
        ("content/vocabulary/x.yml", b"a" * 70_000, "file-too-large", 0, 0),
        ("content/vocabulary/x.yml", b"title: caf\xe9\n", "encoding", 1, 11),
        ("content/vocabulary/x.yml", GOOD.encode("utf-16"), "encoding", 1, 1),
        ("content/vocabulary/x.yml", b"\xef\xbb\xbf" + GOOD.encode(), "byte-order-mark", 1, 1),
        ("content/vocabulary/x.yml", (GOOD + "---\n" + GOOD).encode(), "two-documents", 6, 1),
        ("content/vocabulary/x.yml", b"- a\n- b\n", "not-fields", 1, 1),
        ("content/vocabulary/X y.yml", GOOD.encode(), "id-form", 0, 0),
        ("content/vocabulary/search.yml", GOOD.encode(), "id-reserved", 0, 0),
        ("content/vocabulary/x.yaml", GOOD.encode(), "file-misplaced", 0, 0),
        ("content/vocabulary/deep/x.yml", GOOD.encode(), "file-misplaced", 0, 0),
        ("content/strategy/x.yml", GOOD.encode(), "file-misplaced", 0, 0),
        ("content/vocabulary/LOCALES.yml", GOOD.encode(), "id-taken", 0, 0),
        ("content/guides/x.md", b"title: x\n\n## Text\n", "front-matter", 1, 1),
        ("content/guides/x.md", b"---\ntitle: x\n\n## Text\n", "front-matter", 1, 1),
        ("content/guides/x.md", b"---\ntitle: A: b\n---\n", "colon-in-text", 2, 9),
    ],
)
def test_a_mistake_with_a_file(  # noqa: PLR0917 - the parts of a case
    project, capsys, path, raw, code, line, column
):
    root = project({})
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(raw)
    if code != "id-taken":  # seen only by whoever looks at all files
        assert main(["--root", str(root), "check", "--today", "2026-11-22", path]) == 1
        assert f"{path}:{line}:{column}: {code}" in capsys.readouterr().out
    assert main(["--root", str(root), "check", "--today", "2026-11-22"]) == 1
    assert f"{path}:{line}:{column}: {code}" in capsys.readouterr().out


def test_a_link_instead_of_a_file(project, capsys):
    root = project({"secret.yml": GOOD})
    (root / "content" / "vocabulary" / "x.yml").symlink_to(root / "secret.yml")
    assert main(["--root", str(root), "check", "content/vocabulary/x.yml"]) == 1
    assert "content/vocabulary/x.yml:0:0: file-not-regular" in capsys.readouterr().out


def test_at_least_sixty_kinds_of_mistake():
    assert len(HEADS) + len(MEANING) >= 100
    assert len({code for _, _, code, *_ in HEADS} | {case[4] for case in MEANING}) >= 55
