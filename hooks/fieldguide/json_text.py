"""The one JSON this project writes for machines."""

from __future__ import annotations

import json
from typing import Any


def compact(value: Any) -> str:
    """Give JSON as text without spaces, characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
