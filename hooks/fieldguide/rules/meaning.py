"""Rules about what a record says."""

from __future__ import annotations

from fieldguide.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "invisible-character",
        "Nothing in a text is invisible.",
        (
            "Zero-width spaces and signs that turn text around come along when one copies from elsewhere. "
            "Searching does not find such words, and a reviewer does not see what she approves."
        ),
        "title: (zero-width space)Exit tickets",
        "title: Exit tickets",
    ),
    Rule(
        "not-composed",
        "An accented letter is one character.",
        (
            "Some systems type é as e plus an accent. Both look alike, but search and sorting take them for "
            "different words."
        ),
        "given: José (five characters)",
        "given: José (four characters)",
        mended=True,
    ),
    Rule(
        "angle-bracket",
        "Plain fields hold no < and no >.",
        (
            "Titles, names and lines are printed in places where these signs would be code. Prose fields may "
            "hold a formula such as $3 < 5$."
        ),
        "title: Groups of <5",
        "title: Groups of less than 5",
    ),
    Rule(
        "formula",
        "A formula between dollars can be drawn.",
        (
            "A formula is written $…$ and becomes part of the page when the site is built, with words for "
            r"those who hear it. Money is written \$5."
        ),
        r"problem: Find $\frac{3}{4$.",
        r"problem: Find $\frac{3}{4}$.",
    ),
    Rule(
        "diagram-block",
        "A diagram in a guide can be drawn.",
        (
            "A block that begins with ```diagram holds the same fields as the diagram of a record, and is "
            "checked in the same way."
        ),
        "```diagram\nkind: table\ncolumns: [Day, Height]\nrows: [[1, 4, 7]]\n```",
        "```diagram\nkind: table\ncolumns: [Day, Height]\nrows: [[1, 4]]\n```",
    ),
    Rule(
        "html-in-prose",
        "Prose is Markdown without HTML.",
        "For safety a tag is shown as it was typed. Markdown has emphasis, lists, tables and links.",
        "do: <b>Wait</b> five seconds.",
        "do: '**Wait** five seconds.'",
        severity="warning",
    ),
    Rule(
        "html-code",
        "Plain fields hold no codes of HTML.",
        "A plain field is shown as it is typed, so a copied &amp; would be seen as these five signs.",
        "title: Notice &amp; wonder",
        "title: Notice & wonder",
        severity="warning",
    ),
    Rule(
        "confusable-letter",
        "A title holds no look-alike letter of another alphabet.",
        "A Cyrillic а looks like an a; nobody who types the word would find the record.",
        "title: Number tаlks (with a Cyrillic а)",
        "title: Exit tickets",
        severity="warning",
    ),
    Rule(
        "smart-quotes",
        "A name does not stand in curly quotes.",
        "Only straight quotes tell YAML where a text begins and ends. Curly ones become part of the name.",
        "title: “Exit tickets”",
        "title: Exit tickets",
        severity="warning",
        mended=True,
    ),
    Rule(
        "link-shortener",
        "A link shows where it leads.",
        "A shortened link hides its goal, can be changed later, and is blocked in many schools.",
        "url: https://bit.ly/2abcde",
        "url: https://www.example.org/publications/",
    ),
    Rule(
        "look-alike-address",
        "An address cannot imitate another.",
        "Letters of other alphabets, or a name before an @, make an address look like one that people trust.",
        "url: https://example.org@example.net/",
        "url: https://www.example.org/",
    ),
    Rule(
        "http-address",
        "An address begins with https.",
        (
            "With http anybody on the way can read and change the page. Where a publisher has nothing else, link to a "
            "library or an archive that holds the work."
        ),
        "url: http://www.example.org/",
        "url: https://www.example.org/",
        severity="warning",
    ),
    Rule(
        "isbn-digits",
        "An ISBN's last digit fits the others.",
        "The last digit is computed from the rest, so a slip shows. Compare it with the back cover.",
        "isbn: 9780873537061",
        "isbn: 9780873537063",
    ),
    Rule(
        "issn-digits",
        "An ISSN's last digit fits the others.",
        "The last digit is computed from the rest, so a slip shows.",
        "issn: 0021-8252",
        "issn: 0021-8251",
    ),
    Rule(
        "year-range",
        "A year of publication is possible.",
        "It is not before 1800, nor more than a year after the record was last read.",
        "year: 2062",
        "year: 2026",
    ),
    Rule(
        "review-order",
        "The next review comes after the last one.",
        "review_by is the day to read the record again.",
        "reviewed: 2026-11-22\nreview_by: 2025-11-22",
        "reviewed: 2026-11-22\nreview_by: 2027-11-22",
    ),
    Rule(
        "domain-without-grade",
        "Each domain is taught in one of the grades listed.",
        (
            "content/vocabulary/domains.yml says in which grades each domain is taught. A strategy for other grades "
            "alone cannot be about it."
        ),
        "grades: [8]\ndomains: [early-reading]",
        "grades: [k, 1]\ndomains: [early-reading]",
    ),
    Rule(
        "example-domain",
        "The example's domain is taught in the example's grade.",
        "If the example accelerates on purpose, its standard says so.",
        "example:\n  grade: 2\n  domain: rp",
        "example:\n  grade: 6\n  domain: rp",
        severity="warning",
    ),
    Rule(
        "no-relation",
        "A strategy is linked to another.",
        (
            "A teacher who reads one strategy wants to know what goes well with it, what comes before, or "
            "what to use instead."
        ),
        "relations: {}",
        (
            "relations:\n"
            "  pairs_with:\n"
            "    - to: talk-moves\n"
            "      why: Restating keeps a talk from being a row of presentations."
        ),
    ),
    Rule(
        "reason-points",
        "A reason between two strategies names them.",
        (
            "Every relation is shown on both pages with the reason you write once. On the page of the other strategy, "
            '"that routine" or "it" points back here and may say the opposite of what you mean.'
        ),
        "why: Choose that one when time is short.",
        "why: Choose an exit ticket when time is short.",
    ),
    Rule(
        "card-too-long",
        "A card has at most 60 words.",
        'Title, summary and the first "use it when" stand on the card, which is read in ten seconds on a phone.',
        "summary: (sixty words)",
        "summary: Students solve one problem in their heads and share ways.",
    ),
    Rule(
        "summary-long",
        "A strategy's summary has at most 20 words.",
        "It stands alone in lists and search results.",
        "summary: (thirty words)",
        "summary: Students solve one problem in their heads and share ways.",
        severity="warning",
    ),
    Rule(
        "use-when-long",
        'The first "use it when" has at most 15 words.',
        "It stands on the card. Longer ones may follow.",
        "use_when:\n  - (twenty words)",
        "use_when:\n  - students reach for the written algorithm even for 18 times 5",
        severity="warning",
    ),
    Rule(
        "steps-too-long",
        "The steps fit the class time.",
        (
            "The minutes of the steps add up to far more than the longest class time. One of the two is "
            "wrong, or the steps belong to several days; then the text says so."
        ),
        "in_class: {min: 10, max: 15}\n(steps of 40 minutes together)",
        "in_class: {min: 30, max: 45}\n(steps of 40 minutes together)",
        severity="warning",
    ),
    Rule(
        "no-evidence",
        "Evidence names its studies, or says that none was found.",
        "An honest gap is worth more than silence: say where a study was looked for.",
        "evidence:\n  summary: It works.\n  unknown: Much.",
        (
            "evidence:\n"
            "  summary: No study of this routine was found.\n"
            "  unknown: Whether it changes achievement.\n"
            "  none_found: Looked in ERIC and in reviews of the field."
        ),
    ),
    Rule(
        "citation-not-listed",
        "A study cited in the text stands in the list.",
        "The list is what readers and exports use; the text says what each study found.",
        "summary: It helped [@fuchs-2021-wwc].\nstudies: []",
        "summary: It helped [@fuchs-2021-wwc].\nstudies: [fuchs-2021-wwc]",
    ),
    Rule(
        "uncited-study",
        "A study in the list is cited in the text.",
        "Otherwise a reader cannot tell what it is there for. It may stay as a source of the idea.",
        "summary: No figures here.\nstudies: [fuchs-2021-wwc]",
        "summary: A guide recommends it [@fuchs-2021-wwc].\nstudies: [fuchs-2021-wwc]",
        severity="advice",
    ),
    Rule(
        "rating-source",
        "A rating's source is among the studies.",
        "A rating is shown only where a named body published it, and readers must be able to look it up.",
        "studies: []\nratings:\n  - source: fuchs-2021-wwc",
        "studies: [fuchs-2021-wwc]\nratings:\n  - source: fuchs-2021-wwc",
    ),
    Rule(
        "rating-not-published",
        "A rating stands in the record of its source.",
        (
            "The record of the study holds the ratings published for it. Practice guides rate their own "
            "recommendations and are exempt."
        ),
        "level: strong  (the study's record says: moderate)",
        "level: moderate",
        severity="warning",
    ),
    Rule(
        "bare-figure",
        "A research figure names its study.",
        "A percentage or an effect size without a source cannot be checked, and it spreads.",
        "summary: Scores rose by 12 percent.",
        "summary: Scores rose by 12 percent [@study-id].",
    ),
    Rule(
        "retired-study",
        "Nothing rests on a retired study.",
        "A study is retired here when it was withdrawn, or proved to be another than it seemed.",
        "studies: [withdrawn-1999]",
        "studies: [a study that stands]",
    ),
    Rule(
        "long-sentence",
        "A sentence has at most 35 words.",
        "Only advice: a tired reader at ten in the evening gets lost in long ones.",
        "(a sentence of fifty words)",
        "(two sentences)",
        severity="advice",
    ),
)
