"""The site that stands: taken up where nothing changed, brought back after a failure, never trusted when touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldguide.standing import FOLDER, Standing, inputs
from fieldguide.timings import EVERY, Clock, Progress, changed, told


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def read(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def standing(tmp_path: Path) -> Standing:
    """A site of three files, built from nothing."""
    standing = Standing(tmp_path, tmp_path / "site")
    standing.set_aside()
    write(standing.site, a__one="1", a__two="2", b="3")
    standing.settle({"key a": ["a/one", "a/two"], "key b": ["b"]}, (), {"record": "first"})
    return standing


def test_what_is_kept_and_what_is_new_are_joined_and_the_rest_goes(standing: Standing):
    memory = standing.set_aside()
    assert (memory.made, memory.inputs) == ({"key a": ["a/one", "a/two"], "key b": ["b"]}, {"record": "first"})
    assert not standing.site.exists()
    write(standing.site, b__deep="4", c="5")
    standing.settle({"key a": ["a/one", "a/two"], "key c": ["b/deep"]}, ["a/one", "a/two"], {})
    assert read(standing.site) == {"a/one": "1", "a/two": "2", "b/deep": "4", "c": "5"}
    assert not standing.aside.exists()
    assert set(standing.set_aside().made) == {"key a", "key c"}


def test_where_nothing_is_kept_the_old_site_goes(standing: Standing):
    standing.set_aside()
    write(standing.site, b="4")
    standing.settle({}, (), {})
    assert read(standing.site) == {"b": "4"}
    assert not standing.aside.exists()


@pytest.mark.parametrize("hand", ["changed", "added", "removed", "forgotten", "damaged"])
def test_of_a_site_that_somebody_touched_nothing_is_known(standing: Standing, hand: str, tmp_path: Path):
    if hand == "changed":
        (standing.site / "b").write_text("three")
    elif hand == "added":
        write(standing.site, d="new")
    elif hand == "removed":
        (standing.site / "b").unlink()
    for path in (tmp_path / FOLDER).iterdir():
        if hand == "forgotten":
            path.unlink()
        elif hand == "damaged":
            path.write_text('{"outcome": "x", "pages": 1}')
    assert standing.set_aside().made == {}


def test_a_build_that_failed_gives_the_old_site_back(standing: Standing):
    before = read(standing.site)
    standing.set_aside()
    write(standing.site, b="half")
    standing.put_back()
    assert read(standing.site) == before
    assert standing.set_aside().made


def test_after_a_build_that_was_killed_the_old_site_is_taken_up(standing: Standing):
    standing.set_aside()
    write(standing.site, b="half")
    again = Standing(standing.site.parent, standing.site)
    assert again.set_aside().made
    assert not again.site.exists()
    again.put_back()
    assert read(again.site)["b"] == "3"


def test_a_site_stands_until_an_input_or_the_site_changes(tmp_path: Path, standing: Standing):
    write(tmp_path, content__a="one")
    settings = {"SITE_URL": "https://example.org/"}
    made_from = inputs(tmp_path, settings)
    assert not standing.stands(made_from)
    standing.vouch(made_from)
    assert standing.stands(inputs(tmp_path, settings))
    assert inputs(tmp_path, {}) != made_from
    write(tmp_path, content__a="other")
    assert inputs(tmp_path, settings) != made_from
    write(standing.site, b="other")
    assert not standing.stands(made_from)


def test_a_later_build_that_was_not_vouched_for_does_not_stand(tmp_path: Path, standing: Standing):
    made_from = inputs(tmp_path, {})
    standing.vouch(made_from)
    standing.set_aside()
    standing.settle({"key a": ["a/one", "a/two"]}, ["a/one", "a/two"], {})
    assert not standing.stands(made_from)


def test_where_nothing_can_be_remembered_a_build_goes_on(tmp_path: Path):
    write(tmp_path, file="in the way")
    standing = Standing(tmp_path / "file", tmp_path / "site")
    standing.set_aside()
    write(standing.site, a="1")
    standing.settle({}, (), {})
    standing.vouch("anything")
    assert read(standing.site) == {"a": "1"}
    assert standing.set_aside().made == {}


def test_what_was_printed_and_what_changed_is_told():
    before = {"one.yml": "1", "two.yml": "2", "settings": "3"}
    assert changed({}, before) == []
    assert changed(before, {"one.yml": "1", "two.yml": "other", "three.yml": "4", "settings": "3"}) == [
        "three.yml",
        "two.yml",
    ]
    assert told(1, 886, ["two.yml"]) == "1 page printed, 886 as they were. Changed: two.yml."
    assert told(900, 0, []) == "900 pages printed."
    assert told(9, 1, list("abcdef")) == "9 pages printed, 1 as they were. Changed: 6 files."


def test_the_clock_names_each_step_and_their_sum():
    clock = Clock()
    with clock.time("reading"):
        pass
    clock.lap("writing")
    assert [line.split(" s  ")[1] for line in str(clock).splitlines()] == ["reading", "writing", "together"]


def test_who_waits_is_told_now_and_then(monkeypatch: pytest.MonkeyPatch):
    seconds = iter([0.0, 1.0, EVERY, EVERY + 1, 2 * EVERY])
    monkeypatch.setattr("fieldguide.timings.time.monotonic", lambda: next(seconds))
    said: list[str] = []
    progress = Progress(said.append, "pages", 2000)
    for done in (1, 700, 800, 1500):
        progress(done)
    assert said == ["700 of 2,000 pages", "1,500 of 2,000 pages"]


def test_a_site_that_cannot_be_moved_is_built_anew(standing: Standing, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise OSError("busy")

    monkeypatch.setattr(Path, "rename", refuse)
    assert standing.set_aside().made == {}
    assert read(standing.site)["b"] == "3"
