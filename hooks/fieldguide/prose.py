"""Contributed prose to safe HTML: a limited Markdown of its own, then a cleaner; the site's extensions never see it.

Mathematics becomes MathML, ``[@study-id]`` a citation and ``[words](kind:id)`` a link to a record.
Raw HTML is shown as text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import markdown
import nh3
from markdown.extensions.toc import TocExtension

from fieldguide import fenced, notation, plain_markdown

Linker = Callable[[str, str], tuple[str, str] | None]
"""(kind, id) → (address from this page, label); ``None`` when there is no such record."""

_TAGS = {
    "p",
    "em",
    "strong",
    "a",
    "ul",
    "ol",
    "li",
    "code",
    "pre",
    "blockquote",
    "br",
    "hr",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "del",
    "h2",
    "h3",
    "h4",
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "th": {"align"},
    "td": {"align"},
    "ol": {"start"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
}
_SCHEMES = {"https", "http", "mailto"}
_TOKEN = "\ue000{}\ue001"  # noqa: S105 - a marker, not a secret; private-use characters, which Markdown leaves alone
_TOKENS = re.compile("\ue000(\\d+)\ue001")
_CITATION = re.compile(r"\[@([^\]\s]+(?:[;,]\s*@[^\]\s;,]+)*)\]")
_WRITTEN_LINK = re.compile(r"\]\(([a-z]+(?:-[a-z]+)*):([a-z0-9-]+)(#[^)\s]*)?\)")
_RECORD_LINK = re.compile(r'<a href="record:([a-z-]+)/([^"#]*)(#[^"]*)?"([^>]*)>(.*?)</a>', re.DOTALL)


def _converter(*, headings: bool) -> markdown.Markdown:
    """Make a converter without raw HTML, images or reference tricks; kept and reset, since making one is slow."""
    extensions: list[Any] = ["tables", "sane_lists"]
    if headings:
        extensions.append(TocExtension())
    made = markdown.Markdown(extensions=extensions, output_format="html")
    made.preprocessors.deregister("html_block")
    for name in ("html", "image_link", "image_reference", "short_image_ref", "autolink", "automail", "entity"):
        made.inlinePatterns.deregister(name)
    return made


_PROSE, _GUIDE = _converter(headings=False), _converter(headings=True)


def to_html(text: str, linker: Linker) -> str:
    """Turn a piece of prose into safe block HTML; record links go through ``linker``."""
    return _resolve(_block(text), linker)


def to_inline(text: str, linker: Linker) -> str:
    """Turn a one-paragraph piece of prose into safe HTML without its ``<p>``."""
    found = to_html(text, linker)
    if found.startswith("<p>") and found.count("<p>") == 1 and found.endswith("</p>"):
        return found[3:-4]
    return found


def guide_to_html(text: str, linker: Linker) -> str:
    """Turn a guide's body into safe HTML with ``h2``–``h4`` headings that carry ids."""
    waiting, figures = fenced.take_out(text)
    return fenced.put_back(_resolve(_convert(waiting, _GUIDE), linker), figures)


@lru_cache(maxsize=8192)
def _block(text: str) -> str:
    return _convert(text, _PROSE)


def _convert(text: str, converter: markdown.Markdown) -> str:
    """Math and citations wait outside as tokens while Markdown and the cleaner do their work."""
    kept: list[str] = []

    def keep(piece: str) -> str:
        kept.append(piece)
        return _TOKEN.format(len(kept) - 1)

    text = text.replace("\ue000", "").replace("\ue001", "")
    waiting = text
    if "$" in text:
        pieces = (keep(_math(piece)) if piece.is_math else piece.text for piece in notation.split(text))
        waiting = "".join(pieces)
    if "[" in waiting:
        waiting = _CITATION.sub(lambda found: keep(_citation(found[1])), waiting)
        waiting = _WRITTEN_LINK.sub(_record_href, waiting)
    made = plain_markdown.to_html(waiting) or _marked_down(waiting, converter)
    return _reachable(_TOKENS.sub(lambda found: kept[int(found[1])], made) if kept else made)


def _marked_down(text: str, converter: markdown.Markdown) -> str:
    dirty = converter.reset().convert(text)
    return nh3.clean(dirty, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES | {"record"}, link_rel=None)


_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_FORMULA_HEAD = re.compile(r'(?<=<th>)<math (?=[^>]*alttext="([^"]*)")')


def _reachable(made: str) -> str:
    """Let the keyboard scroll a wide table, and name a column in words when its head is a formula."""
    if "<table>" not in made:
        return made
    named = _FORMULA_HEAD.sub(r'<math aria-label="\1" ', made)
    region = '<div class="fg-scroll fg-scroll--prose" role="group" aria-label="Table" tabindex="0">'
    return _TABLE.sub(lambda found: f"{region}{found[0]}</div>", named)


def _record_href(found: re.Match[str]) -> str:
    if found[1] in _SCHEMES:
        return found[0]
    return f"](record:{found[1]}/{found[2]}{found[3] or ''})"


def _math(piece: notation.Piece) -> str:
    try:
        return notation.to_mathml(piece.text, block=True) if piece.is_block else notation.to_inline(piece.text)
    except notation.NotationError:
        return f"<code>{html.escape(piece.text)}</code>"


def _citation(ids: str) -> str:
    names = [name.strip().lstrip("@") for name in re.split(r"[;,]", ids)]
    links = "; ".join(f'<a href="record:study/{html.escape(name)}">{html.escape(name)}</a>' for name in names)
    return f'<span class="fg-cite">({links})</span>'


def _resolve(found: str, linker: Linker) -> str:
    """Give record links their address; a citation's text becomes the study's short name."""

    def link(match: re.Match[str]) -> str:
        kind, name, anchor, _, words = match.groups()
        target = linker(kind, name)
        if target is None:
            return words
        address, label = target
        shown = html.escape(label) if words == name else words
        return f'<a href="{html.escape(address)}{anchor or ""}">{shown}</a>'

    return _RECORD_LINK.sub(link, found) if "record:" in found else found


def to_text(text: str) -> str:
    """Give prose as plain words, for search, descriptions and exports."""
    text = fenced.in_words(text)
    words = "".join(_formula_words(piece.text) if piece.is_math else piece.text for piece in notation.split(text))
    words = _CITATION.sub("", words)
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words)
    words = re.sub(r"(\*\*|__|`|^#+ |^> |^\s*[-*] )", "", words, flags=re.MULTILINE)
    return re.sub(r"\s+", " ", words.replace("\\$", "$")).strip().replace(" .", ".").replace(" ,", ",")


def _formula_words(tex: str) -> str:
    """Say a formula; one that cannot be read was refused before a build, and is kept as typed in a preview."""
    try:
        return notation.to_words(tex)
    except notation.NotationError:
        return tex
