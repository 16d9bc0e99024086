"""The words of the school's LaTeX: which commands a formula may use, and how each is said."""

from __future__ import annotations

SYMBOLS: dict[str, str] = {
    "times": "times", "div": "divided by", "cdot": "times", "pm": "plus or minus", "mp": "minus or plus", "ast": "*",
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "lt": "<", "gt": ">", "ne": "≠", "neq": "≠", "approx": "≈",
    "equiv": "≡", "sim": "~", "cong": "is congruent to", "propto": "is proportional to",
    "infty": "infinity", "circ": "degrees", "prime": "prime", "angle": "angle", "triangle": "triangle",
    "square": "blank", "Box": "blank", "perp": "is perpendicular to", "parallel": "is parallel to", "mid": "|",
    "bullet": "•", "star": "star",
    "ldots": "…", "cdots": "…", "dots": "…", "vdots": "…", "colon": ":",
    "to": "→", "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒",
    "Leftrightarrow": "⇔", "implies": "⇒", "iff": "⇔", "mapsto": "→", "uparrow": "↑", "downarrow": "↓",
    "in": "in", "notin": "not in", "subset": "is a subset of", "subseteq": "is a subset of", "cup": "union",
    "cap": "intersection", "emptyset": "the empty set", "setminus": "without", "forall": "for all",
    "exists": "there is",
    "therefore": "therefore", "because": "because", "land": "and", "lor": "or", "neg": "not",
    "sum": "sum", "prod": "product", "int": "integral", "partial": "partial", "nabla": "nabla",
    "sin": "sin", "cos": "cos", "tan": "tan", "cot": "cot", "sec": "sec", "csc": "csc", "arcsin": "arcsin",
    "arccos": "arccos", "arctan": "arctan", "log": "log", "ln": "ln", "exp": "exp", "lim": "lim", "max": "max",
    "min": "min", "gcd": "gcd", "bmod": "mod",
    "alpha": "alpha", "beta": "beta", "gamma": "gamma", "delta": "delta", "epsilon": "epsilon", "theta": "theta",
    "lambda": "lambda", "mu": "mu", "pi": "pi", "rho": "rho", "sigma": "sigma", "tau": "tau", "phi": "phi",
    "omega": "omega", "Delta": "Delta", "Sigma": "Sigma", "Omega": "Omega", "Pi": "Pi", "Phi": "Phi", "Theta": "Theta",
    "lvert": "|", "rvert": "|", "vert": "|", "lfloor": "floor", "rfloor": "", "lceil": "ceiling", "rceil": "",
    "quad": " ", "qquad": " ", ",": " ", ";": " ", ":": " ", "!": "", " ": " ",
    "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", "&": "&", "degree": "degrees",
}  # fmt: skip
"""Commands that stand for themselves, and how they are said."""

ACCENTS: dict[str, str] = {
    "overline": "line", "bar": "bar", "underline": "", "hat": "hat", "widehat": "hat", "vec": "vector", "dot": "dot",
    "overrightarrow": "ray", "overleftrightarrow": "line", "overbrace": "", "underbrace": "",
    "mathrm": "", "mathbf": "", "mathit": "", "mathbb": "", "operatorname": "", "boldsymbol": "",
}  # fmt: skip
"""Commands with one argument, and the word said before it."""

TEXTS = frozenset({"text", "textbf", "textit", "textrm", "mbox"})
FRACTIONS = frozenset({"frac", "dfrac", "tfrac", "binom"})
TABLES = frozenset({"cases", "aligned", "array", "matrix", "pmatrix", "bmatrix"})

DIRECT: dict[str, str] = {"×": "\\times ", "÷": "\\div ", "−": "-", "–": "-", "·": "\\cdot ", "≤": "\\le ",
    "≥": "\\ge ", "≠": "\\ne ",
           "≈": "\\approx ", "π": "\\pi ", "°": "^\\circ ", "…": "\\ldots ", "→": "\\to ", "□": "\\square ",
    "θ": "\\theta ",
           "%": "\\%", ",": "{,}"}  # fmt: skip
"""Signs that people type as they are, and what LaTeX writes for them."""
