"""What the workbench fetches when a coach chooses a model or a strategy: phases, prompts, look-fors, as plain words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fieldguide import prose, views
from fieldguide.json_text import compact
from fieldguide.records import CoachingModel, Strategy
from fieldguide.records.coaching import Phase
from fieldguide.tree import Asset, Site

MODELS, STRATEGIES = "assets/fieldguide/workbench/models.json", "assets/fieldguide/workbench/strategies.json"


def exports(site: Site) -> Iterator[Asset]:
    """Publish two small files, so that a page fetches only what it needs."""
    yield Asset(
        MODELS,
        compact(
            {
                entry.key.id: _model(entry.record)
                for entry in site.catalogue.all("coaching-model")
                if isinstance(entry.record, CoachingModel)
            }
        ),
    )
    yield Asset(
        STRATEGIES,
        compact(
            {
                entry.key.id: _strategy(entry.record)
                for entry in site.catalogue.all("strategy")
                if isinstance(entry.record, Strategy)
            }
        ),
    )


def _model(record: CoachingModel) -> dict[str, Any]:
    return {
        "title": record.title,
        "cycle": record.dosage.cycle,
        "load": record.dosage.load,
        "conditions": [prose.to_text(text) for text in record.conditions],
        "lookFors": list(record.look_fors),
        "phases": [_phase(phase) for phase in record.phases],
    }


def _phase(phase: Phase) -> dict[str, Any]:
    time = views.span(phase.minutes.min, phase.minutes.max) if phase.minutes else phase.time or ""
    coach, teacher = prose.to_text(phase.coach), prose.to_text(phase.teacher)
    return {
        "name": phase.name,
        "time": time,
        "coach": coach,
        "teacher": teacher,
        "artefact": phase.artefact,
        "prompts": list(phase.prompts),
    }


def _strategy(record: Strategy) -> dict[str, Any]:
    kit = record.coach
    return {
        "title": record.title,
        "lookFors": list(record.look_fors),
        "before": list(kit.before),
        "after": list(kit.after),
        "collect": prose.to_text(kit.collect),
    }
