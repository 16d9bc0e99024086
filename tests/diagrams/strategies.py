"""Diagrams that a writer might describe, made up by Hypothesis: the raw data of every kind, all of it valid."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

WORD = st.sampled_from(
    ["Ana", "Ben", "Distance", "Minutes of homework", "WWWWWWWWWW", "i", "x < 3", "3/4 of it", "A & B", "−2", "y = x^2"]
)
NAME = WORD.filter(lambda text: len(text) <= 24)
MAYBE = st.none() | NAME


def some(values):
    """Leave out what is None, as a record would."""
    return {key: value for key, value in values.items() if value is not None}


def item(**fields):
    return st.fixed_dictionaries(fields).map(some)


def text(value: Fraction) -> str:
    return str(value)


@st.composite
def scales(draw, most=20):
    step = draw(
        st.sampled_from(
            [
                Fraction(1),
                Fraction(1, 4),
                Fraction(1, 3),
                Fraction(5),
                Fraction(100),
                Fraction(1, 10),
                Fraction(1_000_000),
            ]
        )
    )
    start = step * draw(st.integers(-most, most))
    end = start + step * draw(st.integers(1, most))
    return {"start": text(start), "end": text(end), "step": text(step)}


def inside(scale, *, fine=4):
    start, end = Fraction(scale["start"]), Fraction(scale["end"])
    return st.integers(0, 4 * fine).map(lambda n: text(start + (end - start) * Fraction(n, 4 * fine)))


@st.composite
def number_lines(draw):
    scale = draw(scales())
    place = inside(scale)
    marks = draw(st.lists(item(at=place, label=MAYBE), max_size=8))
    spans = st.tuples(place, place).filter(lambda span: span[0] != span[1])
    jumps = [some({"start": a, "end": b, "label": draw(MAYBE)}) for a, b in draw(st.lists(spans, max_size=6))]
    if draw(st.booleans()) and (marks or jumps):
        del scale["step"]
    return {**scale, "marks": marks, "jumps": jumps, "mixed": draw(st.booleans())}


@st.composite
def double_number_lines(draw):
    ratio = draw(st.sampled_from([Fraction(3), Fraction(1, 2), Fraction(12, 25), Fraction(1000)]))
    bottoms = sorted(draw(st.sets(st.integers(1, 40), min_size=1, max_size=7)))
    pairs = [{"top": "0", "bottom": "0"}, *({"top": text(ratio * b), "bottom": str(b)} for b in bottoms)]
    if len(pairs) > 2:
        pairs[-1][draw(st.sampled_from(["top", "bottom"]))] = "?"
    unit = draw(st.sampled_from([None, "$", "%", "mi"]))
    return {"top": some({"name": draw(NAME), "unit": unit}), "bottom": {"name": draw(NAME)}, "pairs": pairs}


@st.composite
def bar_models(draw):
    value = st.integers(1, 400).map(str) | st.sampled_from(["1/2", "3/4", "?", "x"])
    parts = st.lists(item(value=value, label=MAYBE), min_size=1, max_size=6)
    groups = item(name=MAYBE, groups=st.integers(1, 12), each=value)
    bars = draw(st.lists(item(name=MAYBE, parts=parts) | groups, min_size=1, max_size=4))
    more = {"total": "?"} if len(bars) > 1 and draw(st.booleans()) else {}
    if len(bars) == 1:
        bars[0]["total"] = "?"
    if len(bars) == 2:
        more["difference"] = "?"
    return {"bars": bars, "unit": draw(st.sampled_from(["cm", "$", "stickers"])), **more}


@st.composite
def number_bonds(draw):
    return {
        "whole": "?",
        "parts": draw(st.lists(st.sampled_from(["3", "1 3/4", "?", "x", "1,200", "0.25"]), min_size=2, max_size=4)),
    }


@st.composite
def area_models(draw):
    terms = st.lists(
        st.sampled_from(["2", "30", "400", "-5", "x", "2x", "1/2", "-3x^2", "0.5"]), min_size=1, max_size=4
    )
    return {"rows": draw(terms), "columns": draw(terms)}


@st.composite
def fraction_areas(draw):
    bottom = st.integers(1, 12)
    return {
        side: f"{draw(st.integers(1, 12))}/12" if draw(st.booleans()) else f"1/{draw(bottom)}"
        for side in ("across", "down")
    }


@st.composite
def arrays(draw):
    rows, columns = draw(st.integers(1, 20)), draw(st.integers(1, 20))
    data = {"rows": rows, "columns": columns, "shape": draw(st.sampled_from(["dot", "square"]))}
    if columns > 1:
        cut = draw(st.integers(1, columns - 1))
        data["split_columns"] = [cut, columns - cut]
    if rows > 2:
        data["split_rows"] = [1, 1, rows - 2]
    if data["shape"] == "square":
        data["shaded"] = draw(st.integers(0, rows * columns))
    return data


TEN_FRAMES = item(
    frames=st.lists(item(counters=st.integers(0, 6), added=st.integers(0, 4), label=MAYBE), min_size=1, max_size=4)
)
DOT_PATTERNS = item(
    figures=st.lists(
        item(name=MAYBE, dots=st.integers(1, 10), pattern=st.sampled_from(["dice", "row", "ring", "fives"]))
        | item(name=MAYBE, rows=st.lists(st.sampled_from(["o.o", "xoxo", "oooooooooooo"]), min_size=1, max_size=5)),
        min_size=1,
        max_size=6,
    ),
    shape=st.sampled_from(["dot", "square"]),
)
BASE_TEN = item(
    sets=st.lists(
        item(
            name=MAYBE,
            thousands=st.integers(0, 2),
            hundreds=st.integers(1, 9),
            tens=st.integers(3, 14),
            ones=st.integers(2, 30),
            take_tens=st.integers(0, 3),
            take_ones=st.integers(0, 2),
        ),
        min_size=1,
        max_size=3,
    ),
    smallest=st.sampled_from(["1", "0.1", "0.01"]),
)
PARTS = st.integers(1, 16).flatmap(lambda n: item(parts=st.just(n), shaded=st.integers(0, 3 * n), name=MAYBE))
FRACTION_STRIPS = item(strips=st.lists(PARTS, min_size=1, max_size=6), compare=st.booleans())
FRACTION_CIRCLES = item(circles=st.lists(PARTS, min_size=1, max_size=6))


@st.composite
def ratio_tables(draw):
    factors = draw(st.lists(st.integers(1, 12), min_size=2, max_size=6))
    rows = [
        {"name": draw(WORD), "values": [str(base * factor) for factor in factors]}
        for base in draw(st.lists(st.integers(1, 9), min_size=2, max_size=4))
    ]
    rows[0]["values"][-1] = "?"
    column = st.integers(1, len(factors))
    spans = draw(st.lists(st.tuples(column, column).filter(lambda span: span[0] != span[1]), max_size=4))
    return {"rows": rows, "jumps": [{"start": a, "end": b, "label": draw(NAME)} for a, b in spans]}


@st.composite
def coordinate_graphs(draw):
    x, y = draw(scales(12)), draw(scales(12))
    across, upward = inside(x), inside(y)
    points = draw(st.lists(item(x=across, y=upward, label=MAYBE, open=st.booleans()), min_size=1, max_size=12))
    spot = st.tuples(across, upward).map(list)
    segments = draw(st.lists(item(start=spot, end=spot, label=MAYBE, dashed=st.booleans()), max_size=3))
    flat = item(
        line=item(slope=st.just("0"), intercept=upward), label=MAYBE, shade=st.sampled_from([None, "above", "below"])
    )
    form = item(a=st.sampled_from(["1", "-2", "1/2"]), h=across, k=upward)
    curves = draw(
        st.lists(flat | item(parabola=form, label=MAYBE) | item(absolute=form) | item(vertical=across), max_size=4)
    )
    names = {"label": "x"} if draw(st.booleans()) else {"label": draw(WORD)}
    return {"x": {**x, **names}, "y": {**y, **names}, "points": points, "segments": segments, "curves": curves,
            "connect": draw(st.booleans())}  # fmt: skip


@st.composite
def balances(draw):
    side = st.lists(st.sampled_from(["x", "y", "3", "1/2", "12.5", "circle", "triangle", "square"]), max_size=8)
    return {
        "left": ["x", *draw(side)],
        "right": ["z", *draw(side)],
        "tilt": draw(st.sampled_from(["level", "left", "right"])),
        "style": draw(st.sampled_from(["scale", "hanger"])),
    }


PLACE_VALUE_CHARTS = item(
    rows=st.lists(
        item(value=st.sampled_from(["0", "7", "304.5", "9,876,543", "0.125", "12.30"]), name=MAYBE)
        | item(
            counts=st.dictionaries(
                st.sampled_from(["thousands", "tens", "ones", "tenths"]), st.integers(0, 20), min_size=1
            )
        ),
        min_size=1,
        max_size=5,
    ),
    show=st.sampled_from(["digits", "discs"]),
)


@st.composite
def hundred_charts(draw):
    start = draw(st.integers(0, 900))
    numbers = st.lists(st.integers(start, start + 20), max_size=6)
    return {"start": start, "end": start + draw(st.integers(20, 99)), "columns": draw(st.integers(2, 10)),
            "shaded": draw(numbers), "circled": draw(numbers), "hidden": draw(numbers)}  # fmt: skip


@st.composite
def two_way_tables(draw):
    columns = draw(st.lists(NAME, min_size=2, max_size=4))
    rows = [
        {
            "name": draw(NAME),
            "values": draw(st.lists(st.integers(0, 9999).map(str), min_size=len(columns), max_size=len(columns))),
        }
        for _ in range(draw(st.integers(2, 5)))
    ]
    return {"columns": columns, "rows": rows, "label": draw(WORD)}


@st.composite
def dot_plots(draw):
    axis = draw(scales())
    values = draw(st.lists(inside(axis), min_size=1, max_size=40))
    mean = sum(map(Fraction, values)) / len(values)
    short = mean.denominator < 100_000 and abs(mean.numerator) < 1_000_000
    known = {"mean": text(mean)} if draw(st.booleans()) and short else {}
    return {"axis": {**axis, "label": draw(WORD)}, "values": values, **known}


@st.composite
def box_plots(draw):
    axis = draw(scales())
    plots = []
    for _ in range(draw(st.integers(1, 4))):
        five = sorted(draw(st.lists(inside(axis), min_size=5, max_size=5)), key=Fraction)
        plots.append(
            some(
                {
                    "name": draw(MAYBE),
                    **dict(zip(("minimum", "lower", "median", "upper", "maximum"), five, strict=True)),
                }
            )
        )
    return {"axis": {**axis, "label": draw(WORD)}, "plots": plots}


BAR_GRAPHS = st.sampled_from([("12", "2"), ("1", "1/4"), ("2000", "500")]).flatmap(
    lambda axis: item(
        axis=st.just({"start": "0", "end": axis[0], "step": axis[1], "label": "Number of students"}),
        bars=st.lists(
            item(name=NAME, value=st.fractions(0, int(axis[0]), max_denominator=4).map(str)), min_size=1, max_size=10
        ),
        label=st.none() | WORD,
    )
)
HISTOGRAMS = item(
    start=st.sampled_from(["0", "-20", "1/2", "0.5", "1,000"]),
    width=st.sampled_from(["10", "0.25", "1/2", "1,000"]),
    counts=st.lists(st.integers(0, 200), min_size=2, max_size=12).filter(any),
    label=WORD,
)


@st.composite
def figures(draw):
    letters = "ABCDEFGH"[: draw(st.integers(3, 8))]
    spots = draw(
        st.lists(
            st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=len(letters), max_size=len(letters), unique=True
        )
    )
    points = [{"name": name, "x": str(x), "y": str(y)} for name, (x, y) in zip(letters, spots, strict=True)]
    pair = st.permutations(letters).map(lambda order: "".join(order[:2]))
    three = st.permutations(letters).map(lambda order: "".join(order[:3]))
    return {
        "points": points,
        "polygons": [letters],
        "sides": draw(
            st.lists(item(between=pair, label=MAYBE, dashed=st.booleans(), ticks=st.integers(0, 3)), max_size=5)
        ),
        "angles": draw(st.lists(item(corner=three, label=MAYBE), max_size=3)),
        "circles": [{"center": "A", "radius": "3"}] if draw(st.booleans()) else [],
        "grid": draw(st.booleans()),
        "to_scale": False,
    }


@st.composite
def tables(draw):
    columns = draw(st.lists(WORD, min_size=1, max_size=6))
    cell = st.sampled_from(["", "7", "3/4 + 1/8 = 7/8", "I cut each fourth in half and then counted the pieces.", "?"])
    rows = st.lists(cell, min_size=len(columns), max_size=len(columns))
    return {"columns": columns, "rows": draw(st.lists(rows, min_size=1, max_size=8))}


@st.composite
def probability_trees(draw, stages=None):
    stages = stages or draw(st.integers(1, 3))

    def grow(left):
        chances = draw(st.sampled_from([("1/2", "1/2"), ("0.25", "0.75"), ("11/12", "1/12")]))
        return [
            {"label": draw(NAME), "chance": chance, **({"then": grow(left - 1)} if left > 1 else {})}
            for chance in chances
        ]

    return {"branches": grow(stages), "products": draw(st.booleans())}


@st.composite
def integer_chips(draw):
    positive, negative = draw(st.integers(1, 20)), draw(st.integers(0, 20))
    return {"positive": positive, "negative": negative, "zero_pairs": draw(st.integers(0, min(positive, negative)))}


ALGEBRA_TILES = item(
    sides=st.lists(
        item(squares=st.integers(1, 4), x=st.integers(-10, 10), ones=st.integers(-20, 20), name=MAYBE),
        min_size=1,
        max_size=2,
    )
)
CLOCKS = item(
    clocks=st.lists(item(hour=st.integers(1, 12), minute=st.integers(0, 59), label=MAYBE), min_size=1, max_size=3)
)

KINDS = {
    "number-line": number_lines(),
    "double-number-line": double_number_lines(),
    "bar-model": bar_models(),
    "number-bond": number_bonds(),
    "area-model": area_models(),
    "fraction-area": fraction_areas(),
    "array": arrays(),
    "ten-frame": TEN_FRAMES,
    "dot-pattern": DOT_PATTERNS,
    "base-ten": BASE_TEN,
    "fraction-strips": FRACTION_STRIPS,
    "fraction-circles": FRACTION_CIRCLES,
    "ratio-table": ratio_tables(),
    "coordinate-graph": coordinate_graphs(),
    "balance": balances(),
    "place-value-chart": PLACE_VALUE_CHARTS,
    "hundred-chart": hundred_charts(),
    "two-way-table": two_way_tables(),
    "dot-plot": dot_plots(),
    "box-plot": box_plots(),
    "bar-graph": BAR_GRAPHS,
    "histogram": HISTOGRAMS,
    "figure": figures(),
    "table": tables(),
    "probability-tree": probability_trees(),
    "integer-chips": integer_chips(),
    "algebra-tiles": ALGEBRA_TILES,
    "clock": CLOCKS,
}
