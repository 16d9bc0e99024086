"""Work shared between processes: the same things in the same order as alone, and mistakes that are seen."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from places import ROOT

from fieldguide.spread import Spread

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="work is shared on Linux only")


BEFORE = """\
import multiprocessing
import os
os.sched_getaffinity = lambda _: {0, 1, 2}
from fieldguide.spread import Spread

def spread(work, items):
    return Spread(work, items).begin().end()

together, here = multiprocessing.get_context("fork").Barrier(3), set()

def meet():
    if not here:
        here.add(together.wait(20))  # nobody goes on before all three have begun

def look_for_others():
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        print("nobody left")
"""


def run(code: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own, which has one thread; it may say it has three cores."""
    script = tmp_path / "work.py"
    script.write_text(BEFORE + textwrap.dedent(code))
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    return subprocess.run([sys.executable, str(script)], env=settings, capture_output=True, text=True, check=False)


def test_many_hands_make_what_one_makes_in_its_order(tmp_path: Path) -> None:
    done = run(
        """
        def work(number):
            meet()
            return number * number, os.getpid()
        made = spread(work, range(40_000))
        assert [square for square, _ in made] == [number * number for number in range(40_000)]
        print(len({process for _, process in made}))
        """,
        tmp_path,
    )
    assert (done.stdout, done.stderr) == ("3\n", "")


def test_a_mistake_is_seen_as_it_would_be_alone(tmp_path: Path) -> None:
    done = run(
        """
        def work(number):
            if number == 77:
                raise ValueError("seventy-seven")
            return number
        try:
            spread(work, range(100))
        except ValueError as error:
            print(error)
        look_for_others()
        """,
        tmp_path,
    )
    assert (done.stdout, done.stderr) == ("seventy-seven\nnobody left\n", "")


def test_what_others_worked_out_on_the_way_is_known_here_afterwards(tmp_path: Path) -> None:
    done = run(
        """
        from fieldguide.remember import MOST, shared
        asked, first, both = [], os.getpid(), multiprocessing.get_context("fork").Barrier(3)
        @shared
        def double(number):
            asked.append(number)
            return 2 * number
        def work(number):
            if number < 3:
                both.wait(20)  # each process has made one
            return double(number % 50), os.getpid()
        double(1)
        made = spread(work, range(100))
        assert len({process for _, process in made}) == 3
        asked.clear()
        assert [double(number) for number in range(50)] == [2 * number for number in range(50)]
        print(asked)
        for number in range(MOST):
            double(number)
        print(len(asked), double(7))
        """,
        tmp_path,
    )
    assert (done.stdout, done.stderr) == ("[]\n8142 14\n", "")


def test_what_a_lost_process_had_is_made_again(tmp_path: Path) -> None:
    done = run(
        """
        first = os.getpid()
        def work(number):
            if os.getpid() != first:
                os._exit(9)
            return number
        print(spread(work, range(100)) == list(range(100)))
        """,
        tmp_path,
    )
    assert (done.stdout, done.stderr) == ("True\n", "")


def test_others_begin_while_this_process_is_busy_and_can_be_left(tmp_path: Path) -> None:
    done = run(
        """
        ready, waiting = os.pipe()
        def work(number):
            os.write(waiting, b"1")
            return number
        begun = Spread(work, range(100)).begin()
        os.read(ready, 1)  # nothing comes from this process, which has not joined in
        assert begun.end() == list(range(100))
        Spread(work, range(100)).begin().leave()
        look_for_others()
        """,
        tmp_path,
    )
    assert (done.stdout, done.stderr) == ("nobody left\n", "")


def test_the_last_step_is_done_by_this_process(tmp_path: Path) -> None:
    done = run(
        """
        def work(number):
            meet()
            return number, os.getpid()
        made = Spread(work, range(100)).begin().end_with(lambda found: (*found, os.getpid()))
        assert [number for number, _, _ in made] == list(range(100))
        print(len({process for _, process, _ in made}), {process for _, _, process in made} == {os.getpid()})
        """,
        tmp_path,
    )
    assert (done.stdout, done.stderr) == ("3 True\n", "")


def test_polite_processes_give_way_to_this_one(tmp_path: Path) -> None:
    done = run(
        """
        def work(number):
            meet()
            return os.getpid(), os.nice(0)
        before = os.nice(0)
        made = dict(Spread(work, range(100), polite=True).begin().end())
        print(made.pop(os.getpid()) - before, [nice > before for nice in made.values()])
        """,
        tmp_path,
    )
    assert (done.stdout, done.stderr) == ("0 [True, True]\n", "")


def test_a_few_things_are_made_here() -> None:
    assert Spread(lambda _: os.getpid(), range(30)).begin().end() == [os.getpid()] * 30


def test_what_was_begun_is_told() -> None:
    told: list[int] = []
    assert Spread(lambda number: number, range(3), told.append).begin().end() == [0, 1, 2]
    assert told == [0, 1, 2]
