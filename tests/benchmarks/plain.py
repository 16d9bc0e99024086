"""A record as the Markdown a person would have written by hand: what plain MkDocs is measured on."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from fieldguide.catalogue import Catalogue
from fieldguide.records import Record


def markdown_pages(catalogue: Catalogue) -> dict[str, str]:
    """Give every record as Markdown, by path, with an index."""
    pages = {"index.md": "# Plain\n"}
    for entry in catalogue:
        if entry.key.kind != "vocabulary":
            pages[f"{entry.key.kind}/{entry.key.id}.md"] = to_markdown(entry.record)
    return pages


def to_markdown(record: Record) -> str:
    """Give a record's fields as headings, paragraphs and lists."""
    return f"# {record.title}\n\n" + "\n\n".join(_fields(record, 2)) + "\n"


def _fields(model: BaseModel, level: int) -> Iterator[str]:
    for name in type(model).model_fields:
        value = getattr(model, name)
        if value in (None, (), "") or name in {"title", "kind", "example_diagrams"}:
            continue
        heading = f"{'#' * min(level, 4)} {name.replace('_', ' ').capitalize()}"
        if isinstance(value, BaseModel):
            yield heading
            yield from _fields(value, level + 1)
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            yield heading
            for item in value:
                yield from _fields(item, level + 1) if level < 3 else (_line(item),)
        elif isinstance(value, tuple):
            yield heading
            yield "\n".join(f"- {item}" for item in value)
        elif len(str(value)) > 60:
            yield heading
            yield str(value)
        else:
            yield f"**{name.replace('_', ' ')}**: {value}"


def _line(model: BaseModel) -> str:
    return "- " + "; ".join(
        str(getattr(model, name)).replace("\n", " ") for name in type(model).model_fields if getattr(model, name)
    )
