"""What is known of a file that was read before: believed while the file holds the same, and never otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from places import ROOT, STUDY

from fieldguide import readings
from fieldguide.catalogue import Hub, load_hub, source_names
from fieldguide.readings import Held, Kept, Known

NAME = "resources/research/abel-2020.yml"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A hub of one study, read once and kept."""
    file = tmp_path / NAME
    file.parent.mkdir(parents=True)
    file.write_text(STUDY)
    build(tmp_path)
    return tmp_path


def store(hub: Path) -> Path:
    return hub / "kept" / "readings"


def build(hub: Path) -> Hub:
    """Read a hub as a build does, and keep what is right."""
    known = Kept(store(hub))
    made = load_hub(hub, known)
    known.settle(made.right)
    return made


def taken(hub: Path, name: str = NAME) -> readings.Reading | None:
    return Kept(store(hub)).take(name, (hub / name).read_bytes())


def test_what_is_kept_is_what_would_be_read(tmp_path: Path):
    for name in ("content", "resources"):
        (tmp_path / name).symlink_to(ROOT / name)
    first = build(tmp_path)
    names = source_names(tmp_path)
    again = load_hub(tmp_path, Kept(store(tmp_path)))
    assert len(names) == len(again.loaded)
    for key, item in again.loaded.items():
        before = first.loaded[key]
        assert item.sound
        assert item.entry.record == before.entry.record
        assert item.entry.digest == before.entry.digest
        assert (item.source.text, item.source.data) == (before.source.text, before.source.data)
    assert again.problems == first.problems


def test_a_file_that_changed_is_read_again(hub: Path):
    assert taken(hub) is not None
    (hub / NAME).write_text(STUDY.replace("a little", "nothing"))
    assert taken(hub) is None
    (item,) = build(hub).right
    assert item.entry.record.finding == "It found nothing."  # type: ignore[attr-defined]
    assert taken(hub) is not None


def test_other_code_believes_nothing(hub: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(readings, "package", lambda: "other")
    assert taken(hub) is None


def test_what_is_wrong_is_said_at_each_build(hub: Path):
    (hub / NAME).write_text(STUDY.replace("a little", "a <b>little</b>\u202e"))
    found = [build(hub).problems for _ in range(3)]
    assert "invisible-character" in {problem.code for problem in found[0]}
    assert found[0] == found[1] == found[2]
    assert taken(hub) is None


def test_a_file_that_went_is_forgotten(hub: Path):
    (hub / NAME).unlink()
    build(hub)
    assert not store(hub).read_bytes()


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_of_a_damaged_store_nothing_false_is_believed(hub: Path, data: st.DataObject):
    whole = Kept(store(hub)).take(NAME, STUDY.encode())
    assert whole is not None
    assert whole[0] is not None
    kept = store(hub).read_bytes()
    start = data.draw(st.integers(0, len(kept)))
    end = data.draw(st.integers(start, len(kept)))
    damaged = kept[:start] + data.draw(st.binary(max_size=9)) + kept[end:]
    other = hub / "damaged"
    other.write_bytes(damaged)
    found = Kept(other).take(NAME, STUDY.encode())
    assert found is None or (found[0] is not None and found[0].source == whole[0].source)


def test_where_nothing_can_be_kept_a_build_goes_on(tmp_path: Path):
    (tmp_path / "kept").write_text("in the way")
    assert build(tmp_path).problems == ()


def test_what_is_held_in_memory_is_given_while_a_file_is_the_same():
    held, reading = Held(), (None, [])
    assert Known().take(NAME, b"a") is None
    assert held.take(NAME, b"") is None
    held.keep(NAME, b"a", reading)
    assert held.take(NAME, b"a") is reading
    assert held.take(NAME, b"b") is None
