"""CSL-JSON to drafts."""

from __future__ import annotations

import json
from typing import Any

from fieldguide.imports.draft import Draft

TEXTS = frozenset(
    {"title", "container-title", "volume", "issue", "page", "publisher", "DOI", "URL", "ISBN", "ISSN", "abstract"}
)


def read(text: str) -> list[Draft]:
    """Read every item; JSON that cannot be read raises ValueError with its line."""
    found = json.loads(text.lstrip("\ufeff"))
    items = found if isinstance(found, list) else [found]
    return [_draft(number, item) for number, item in enumerate(items, 1) if isinstance(item, dict)]


def _draft(number: int, item: dict[str, Any]) -> Draft:
    draft = Draft(number, {"type": str(item.get("type", "document"))})
    for name, value in item.items():
        if name == "author" and isinstance(value, list):
            people = [person for person in value if isinstance(person, dict)]
            draft.item["author"] = [_person(person) for person in people]
        elif name == "issued" and isinstance(value, dict):
            parts = value.get("date-parts") or [[value.get("raw", "")]]
            draft.add(number, name, "issued", str(parts[0][0] if parts[0] else ""))
        elif name not in {"id", "type"}:
            draft.add(
                number, name, name if name in TEXTS else None, value if isinstance(value, str) else json.dumps(value)
            )
    return draft


def _person(person: dict[str, Any]) -> dict[str, str]:
    if person.get("literal") or not person.get("family"):
        return {"literal": str(person.get("literal") or person.get("given") or "")}
    given = ", ".join(str(person[name]) for name in ("given", "suffix") if person.get(name))
    return {"family": str(person["family"])} | ({"given": given} if given else {})
