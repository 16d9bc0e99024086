"""Rules about files: YAML's traps, and what no record may hold."""

from __future__ import annotations

from fieldguide.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "colon-in-text",
        "A text that holds a colon and a space needs quotes.",
        (
            "YAML takes a colon followed by a space for the end of a field's name. A title such as Number "
            "talks: a routine is then two fields in one line. Single quotes around the whole text say where "
            "it begins and ends; an apostrophe inside is doubled."
        ),
        "title: Exit tickets: a routine",
        "title: 'Exit tickets: a routine'",
        mended=True,
    ),
    Rule(
        "text-after-hash",
        "A text that holds a space and a # needs quotes.",
        (
            "YAML takes a # after a space for the start of a comment and drops the rest of the line without "
            "a word. Half of the sentence would be missing on the site. A comment of your own stands on a "
            "line by itself."
        ),
        "problem: Use card #3 first",
        "problem: 'Use card #3 first'",
    ),
    Rule(
        "backslash-in-quotes",
        "A formula does not stand in double quotes.",
        (
            r"Inside double quotes YAML reads \t as a tab and \f as a page break, so \times and \frac are "
            "spoiled. Single quotes leave a backslash alone; so does a block that begins with |-."
        ),
        'work: "Half of $6 \\times 4$"',
        r"work: 'Half of $6 \times 4$'",
    ),
    Rule(
        "tab",
        "Lines are moved in with spaces.",
        (
            "YAML refuses tabs, since every program shows them at another width. Two spaces make one step inwards. "
            "A no-break space, as word processors write it, looks like a space and is none."
        ),
        "minutes:\n\tin_class: {min: 5, max: 10}",
        "minutes:\n  in_class: {min: 5, max: 10}",
        mended=True,
    ),
    Rule(
        "conflict-marker",
        "One version of each part is left.",
        (
            "Where two people changed the same lines, Git writes both versions into the file and puts three lines "
            "around them. Somebody who knows the record chooses between them, or writes what is right of both."
        ),
        "<<<<<<< HEAD\ncost: free\n=======\ncost: low\n>>>>>>> mine",
        "cost: low",
    ),
    Rule(
        "indentation",
        "Fields of one level begin in one column.",
        (
            "YAML knows by the space in front which field belongs to which. One space too many or too few "
            "makes a line part of another field, or of none."
        ),
        "steps:\n  - do: Show the picture.\n     minutes: 2",
        "steps:\n  - do: Show the picture.\n    minutes: 2",
    ),
    Rule(
        "no-colon",
        "Every line is a field, a list item or part of the text above.",
        (
            "This line has no colon after a name, no hyphen before an item, and does not stand further in "
            "than the field it might continue."
        ),
        "title Exit tickets\nsummary: A routine.",
        "title: Exit tickets\nsummary: A routine.",
    ),
    Rule(
        "space-after-colon",
        "A space follows the colon of a field.",
        "Without the space YAML reads name and value as one word.",
        "title:Exit tickets\nsummary: A routine.",
        "title: Exit tickets\nsummary: A routine.",
        mended=True,
    ),
    Rule(
        "space-after-hyphen",
        "A space follows the hyphen of a list item.",
        "Without the space YAML reads the hyphens as part of the text, and the list is one long line.",
        "aka:\n  -Exit slips\n  -Door cards",
        "aka:\n  - Exit slips\n  - Door cards",
    ),
    Rule(
        "open-quote",
        "A quotation mark that opens a text closes it.",
        "The rest of the file is read as part of the text that was opened here.",
        'title: "Exit tickets\nsummary: A routine.',
        'title: "Exit tickets"\nsummary: A routine.',
    ),
    Rule(
        "text-after-quote",
        "Quotes go around the whole text or nowhere.",
        (
            "A text that begins with a quotation mark ends at the next one. What follows is left over. Let "
            "the quotes of a speaker be curly, or put single quotes around everything."
        ),
        'say: "What do you notice?" Wait.',
        "say: '\"What do you notice?\" Wait.'",
    ),
    Rule(
        "open-bracket",
        "A list in brackets closes with a bracket.",
        "A short list may stand in one line, in square brackets, with commas between the items.",
        "focus: [discourse, engagement\ngrades: [3, 4]",
        "focus: [discourse, engagement]\ngrades: [3, 4]",
    ),
    Rule(
        "special-start",
        "A text that begins with one of YAML's own signs needs quotes.",
        (
            "The signs @ ` % * & ! | > mean something to YAML when a text begins with them. In quotes they "
            "are only signs."
        ),
        "cost_note: *free* for schools",
        "cost_note: '*free* for schools'",
    ),
    Rule(
        "yaml-syntax",
        "A record can be read as YAML.",
        (
            "Something on this line or the one above breaks the form, and none of the usual causes fits. "
            "Compare it with a record that works, or ask for help in the pull request."
        ),
        "title: [a, b}",
        "title: a and b",
    ),
    Rule(
        "duplicate-key",
        "A field is written once.",
        "Which of the two is meant, nobody can know; other programs would take the last one in silence.",
        "title: Exit tickets\ntitle: Hinge questions",
        "title: Exit tickets",
    ),
    Rule(
        "key-not-text",
        "A field's name is a word.",
        ("A list or a group of fields stands where a name should be, often after a stray question mark or bracket."),
        "? [a, b]\n: c",
        "title: A and b",
    ),
    Rule(
        "two-documents",
        "One file holds one record.",
        "Three hyphens on a line begin a second record. Give it a file of its own.",
        "title: One\n---\ntitle: Two",
        "title: One",
    ),
    Rule(
        "too-deep",
        "Nothing is nested more than twelve levels deep.",
        "No record needs more than six. A row of stray brackets looks like this.",
        "grades: [[[[[[[[[[[[[3]]]]]]]]]]]]]",
        "grades: [3]",
    ),
    Rule(
        "not-fields",
        "Fields stand here.",
        "A record, and each group in it, is lines of the form  name: value.",
        "review: Editorial team",
        "review:\n  steward: Editorial team\n  reviewed: 2026-11-22",
    ),
    Rule(
        "file-empty",
        "A record is not empty.",
        "The file holds nothing. fieldguide new writes a template with every field explained.",
        "",
        "title: Exit tickets\nsummary: …",
    ),
    Rule(
        "file-too-large",
        "A record has at most 64 KB.",
        "That is more than ten times the longest record here. Such a file was probably pasted by mistake.",
        "(a file of 300 KB)",
        "(two records, or one that says less)",
    ),
    Rule(
        "file-not-regular",
        "A record is a plain file.",
        (
            "A link to another file could publish something that was never meant for the site. Put the "
            "record itself here."
        ),
        "(a link to another file)",
        "(the record itself)",
    ),
    Rule(
        "file-unreadable",
        "A record can be opened.",
        "The computer refuses to open the file. Look at its permissions.",
        "(a file nobody may read)",
        "(a file everybody may read)",
    ),
    Rule(
        "file-misplaced",
        "A record lies in the folder of its kind and ends in .yml.",
        (
            "The folder says what kind of record it is. A file elsewhere, or one that ends in .yaml, would "
            "be passed over in silence."
        ),
        "content/strategy/exit-tickets.yaml",
        "content/strategies/exit-tickets.yml",
    ),
    Rule(
        "encoding",
        "A file is saved as UTF-8.",
        (
            "One of its characters was saved in an older form, often by a spreadsheet or an old editor. Save "
            "the file as UTF-8 and look at accents and dashes again."
        ),
        "(Sofía saved as Latin-1)",
        "(Sofía saved as UTF-8)",
    ),
    Rule(
        "byte-order-mark",
        "A file begins with its first letter.",
        "Some editors put an invisible mark at the start of a file. Other programs stumble over it.",
        "(an invisible mark) title: Exit tickets",
        "title: Exit tickets",
        mended=True,
    ),
    Rule(
        "character",
        "A record holds only characters that can be shown.",
        "A control character, often from copying out of a PDF, stands here. Delete it; it may be invisible.",
        "(a bell character in a sentence)",
        "(the sentence without it)",
    ),
    Rule(
        "front-matter",
        "A guide begins with its fields between two lines of three hyphens.",
        "The fields come first, then the text. Without both lines the two cannot be told apart.",
        "title: The first month\n\n## Week one",
        "---\ntitle: The first month\n---\n\n## Week one",
    ),
)
