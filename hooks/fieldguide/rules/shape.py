"""Rules about fields: which there are, and what each may hold."""

from __future__ import annotations

from fieldguide.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "missing-field",
        "Every required field is there.",
        (
            "Each kind of record has fields that readers rely on. The message names the one that is missing "
            "and where it belongs. For an adaptation with no sound advice there is none_found, with the "
            "reason."
        ),
        "title: Exit tickets\nreview: {steward: Editorial team, reviewed: 2026-11-22}",
        (
            "title: Exit tickets\n"
            "summary: Students solve one problem in their heads and share ways.\n"
            "review: {steward: Editorial team, reviewed: 2026-11-22}"
        ),
    ),
    Rule(
        "unknown-field",
        "Only fields of this kind stand in a record.",
        (
            "A misspelled name would otherwise be ignored, and its text lost. The message names the nearest "
            "field, or all that are allowed here."
        ),
        "tilte: Exit tickets",
        "title: Exit tickets",
    ),
    Rule(
        "empty-text",
        "A field that is written holds something.",
        (
            "An empty field looks filled to whoever edits and is blank to whoever reads. Fill it, or delete "
            "the line if it is optional."
        ),
        "summary:",
        "summary: Students share ways to solve one problem.",
    ),
    Rule(
        "text-too-long",
        "A text fits the place it is printed in.",
        (
            "Names, lines and paragraphs have limits, so that cards stay short and pages readable. The "
            "message says how many characters to take out."
        ),
        "title: (a title of 200 characters)",
        "title: Exit tickets",
    ),
    Rule(
        "too-few",
        "A list has as many items as its readers need.",
        "Three look-fors, four steps, two roadblocks: the numbers are the least that is of use in a classroom.",
        "look_fors:\n  - Students explain.",
        (
            "look_fors:\n"
            "  - Students explain where a number comes from.\n"
            "  - Students use a classmate's way.\n"
            "  - Students revise and say why."
        ),
    ),
    Rule(
        "too-many",
        "A list has no more items than its readers can use.",
        "A strategy in eleven steps is not taught tomorrow. Join steps, or keep the ones that matter.",
        "steps: (eleven steps)",
        "steps: (four to seven steps)",
    ),
    Rule(
        "not-a-list",
        "A list is written as a list, even with one item.",
        "Square brackets with commas, or one line an item with a hyphen and a space.",
        "focus: discourse",
        "focus: [discourse]",
    ),
    Rule(
        "range-not-list",
        "Grades are listed one by one.",
        (
            "A range such as 3–5 cannot be sorted or counted, and its dash comes in three kinds. On the site "
            "neighbors are joined again."
        ),
        "grades: 3–5",
        "grades: [3, 4, 5]",
        mended=True,
    ),
    Rule(
        "not-text",
        "A text field holds one text.",
        ("A list or a group of fields stands where one text should. If the text begins with [ or {, put it in quotes."),
        "summary: [a, b]",
        "summary: 'a and b'",
    ),
    Rule(
        "not-a-number",
        "A number is written in digits alone.",
        "Minutes and orders are counted and compared, so no unit and no words stand beside them.",
        "minutes: 10 min",
        "minutes: 10",
    ),
    Rule(
        "number-range",
        "A number stays within sensible limits.",
        "A step of 900 minutes is a slip of the keyboard.",
        "minutes: 900",
        "minutes: 9",
    ),
    Rule(
        "minutes-order",
        "The shortest time is not above the longest.",
        "min and max were probably exchanged.",
        "in_class: {min: 20, max: 10}",
        "in_class: {min: 10, max: 20}",
    ),
    Rule(
        "not-allowed",
        "A choice is one of those offered.",
        "The message lists what this field can be.",
        "status: finished",
        "status: active",
    ),
    Rule(
        "not-accepted",
        "A value has the form its field asks for.",
        "The message says what was expected.",
        "(a value of another form)",
        "(a value as the message describes)",
    ),
    Rule(
        "date-form",
        "A date is written year-month-day.",
        "03/09/2026 is March in one country and September in another. Year-month-day is read alike everywhere.",
        "reviewed: 2026/3/9",
        "reviewed: 2026-03-09",
        mended=True,
    ),
    Rule(
        "id-form",
        "An id is small letters, digits and hyphens.",
        "An id becomes part of an address that people type, print and keep. The message proposes one.",
        "to: Exit Tickets",
        "to: exit-tickets",
    ),
    Rule(
        "id-reserved",
        "An id is not a name the site needs for itself.",
        "Addresses such as search or 404 belong to the site; some names cannot be saved on Windows.",
        "content/strategies/search.yml",
        "content/strategies/search-for-patterns.yml",
    ),
    Rule(
        "id-taken",
        "Two records of a kind do not share an id.",
        (
            "Capital and small letters count as the same, since some computers cannot tell such files apart; "
            "shelves of resources share their ids too."
        ),
        "resources/books/origo.yml and resources/tools/origo.yml",
        "resources/books/origo-book.yml and resources/tools/origo.yml",
    ),
    Rule(
        "standard-form",
        "A standard is written as its publishers write it.",
        "content/about.yml names the standards and says how their codes are written.",
        "standard: ABC1",
        "standard: ABC-1",
    ),
    Rule(
        "address-form",
        "A web address is whole.",
        "It begins with https:// and names a site. Copying it from the browser is safest.",
        "url: www.example.org",
        "url: https://www.example.org",
    ),
    Rule(
        "doi-form",
        "A DOI stands without the address in front.",
        "It begins with 10., a number and a slash. Case does not matter.",
        "doi: https://doi.org/10.1000/182",
        "doi: 10.1000/182",
    ),
    Rule(
        "diagram-kind",
        "A diagram names a kind that can be drawn.",
        "The gallery of diagrams shows every kind with an example to copy.",
        "diagrams:\n  - kind: numberline",
        "diagrams:\n  - kind: number-line",
    ),
    Rule(
        "diagram",
        "A diagram's parts fit each other.",
        "Marks lie on the line, parts add up to the whole. The message says what does not fit.",
        "- kind: area-model\n  rows: [10, 8]\n  columns: [5]\n  total: 80",
        "- kind: area-model\n  rows: [10, 8]\n  columns: [5]\n  total: 90",
    ),
)
