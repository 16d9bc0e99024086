"""Rules about records among each other."""

from __future__ import annotations

from fieldguide.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "unknown-term",
        "A term is in its list.",
        (
            "Records are found by shared words. The message names the nearest one by id, label or synonym. "
            "New words are proposed in content/vocabulary/."
        ),
        "focus: [discorse]",
        "focus: [discourse]",
    ),
    Rule(
        "dangling-link",
        "A link reaches a record that exists.",
        (
            "An id is a file's name without its ending. The message names the nearest ids, or says that the "
            "id belongs to another kind."
        ),
        "to: exit-ticket",
        "to: exit-tickets",
    ),
    Rule(
        "unknown-kind",
        "A link in prose names a kind of record.",
        "It is written [words](kind:id), for example [exit tickets](strategy:exit-tickets).",
        "do: Begin with [exit tickets](strategies:exit-tickets).",
        "do: Begin with [exit tickets](strategy:exit-tickets).",
    ),
    Rule(
        "self-link",
        "A record does not link to itself.",
        "The page is already open.",
        "(in exit-tickets.yml)\nto: exit-tickets",
        "(in exit-tickets.yml)\nto: talk-moves",
    ),
    Rule(
        "builds-on-circle",
        "Strategies do not build on each other in a circle.",
        "If A must be in place before B, and B before A, nobody can begin. The message shows the way round.",
        "a builds_on b, b builds_on a",
        "a builds_on b, b pairs_with c",
    ),
    Rule(
        "listed-twice",
        "A list names each thing once.",
        "Counts would be wrong and lists would repeat themselves.",
        "grades: [3, 4, 4]",
        "grades: [3, 4]",
    ),
    Rule(
        "replaced-not-retired",
        "Only a retired record has a successor.",
        "Readers of an active record would be sent away from it.",
        "status: active\nreplaced_by: hinge-questions",
        "status: retired\nreplaced_by: hinge-questions",
    ),
    Rule(
        "retired-unexplained",
        "A retired record says what replaces it, or why it is retired.",
        (
            "Its address stays, and whoever comes by an old link should learn where to go on, or why there is "
            "nowhere to go."
        ),
        "status: retired",
        "status: retired\nreplaced_by: hinge-questions\n(or)\nretired_because: Its publisher withdrew it.",
    ),
    Rule(
        "former-name",
        "A link names a record by its id of today.",
        (
            "The record has been renamed and lists its earlier id under formerly. Readers who come by the old address "
            "are led on, but links between records are written with the new id, so that nobody has to look it up."
        ),
        "to: class-talk-moves  (which is now talk-moves)",
        "to: talk-moves",
        mended=True,
    ),
    Rule(
        "successor-retired",
        "A successor is not retired itself.",
        "Readers should arrive with one step.",
        "replaced_by: (a retired record)",
        "replaced_by: (the record to read today)",
    ),
    Rule(
        "former-name-taken",
        "An earlier id leads to one record only.",
        "Old addresses lead to the record that had them. Two records cannot share one.",
        "formerly: [talk-moves]  (which is a record)",
        "formerly: [class-talk-moves]",
    ),
    Rule(
        "twin-titles",
        "Two records of a kind have different names.",
        "Perhaps they are one thing and should be merged; if not, the names should say the difference.",
        "title: Exit Tickets  (beside) title: Exit Ticket",
        "title: Exit Tickets  (beside) title: Hinge Questions",
        severity="warning",
    ),
    Rule(
        "orphan",
        "What is offered is linked from somewhere.",
        "Readers come to strategies, practices and resources through other records.",
        "(a resource that nothing names)",
        "strategies: [exit-tickets]",
        severity="warning",
    ),
    Rule(
        "stale-review",
        "A record is read again in time.",
        "By its review_by date, or three years after it was last read. Links break and research moves on.",
        "reviewed: 2019-05-02",
        "reviewed: 2026-11-22",
        severity="warning",
    ),
    Rule(
        "future-review",
        "A review lies in the past.",
        "Nobody has read the record on a day that has not come.",
        "reviewed: 2062-11-22",
        "reviewed: 2026-11-22",
        severity="warning",
    ),
    Rule(
        "unused-term",
        "A word of the vocabulary is used.",
        (
            "A word that no record carries shows a gap in the hub, or a word too many. A scale or a published list is "
            "kept whole all the same, so these words are listed only on request: fieldguide check --all."
        ),
        "(a term no record carries)",
        "(a record that carries it)",
        severity="warning",
    ),
)
