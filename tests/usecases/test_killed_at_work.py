"""Killed in the middle of any work: what was done is there, what was begun is whole or away."""

import json
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from subprocess import Popen

import pytest
import work_until_killed as work

from desktop.domain.clock import SystemClock
from desktop.domain.text import LocalText
from desktop.usecases import backups
from desktop.usecases.cases import new_case, open_case
from desktop.usecases.checking import verify
from desktop.usecases.office import Folders, Office

Run = Callable[..., Popen[str]]
LONGEST = 0.6
"""Seconds until the kill: a merge or a removal for good takes a good part of that."""


class Killing:
    """One case that is worked on and killed again and again."""

    def __init__(self, folder: Path, run: Run, seed: int, tally: Counter[str]) -> None:
        (folder / "cases").mkdir(parents=True)
        self.office = Office(SystemClock(), Folders(folder / "home", folder / "cases"))
        self.path = folder / "cases" / "a.baqylau"
        self.run = run
        self.chance = random.Random(seed)
        self.tally = tally
        self.gone: set[str] = set()
        new_case(self.office, self.path, LocalText(kk="Басқарма")).close()

    def once(self) -> None:
        """Kill once, and hold the file against what was told."""
        code = "import runpy, sys; runpy.run_path(sys.argv.pop(1), run_name='__main__')"
        folders = self.office.folders
        seed = self.chance.randrange(1 << 30)
        process = self.run(code, work.__file__, folders.home, folders.cases, self.path, seed)
        assert process.stdout is not None
        told = [process.stdout.readline()]
        time.sleep(self.chance.uniform(0, LONGEST))
        process.send_signal(signal.SIGKILL)
        told += process.stdout.readlines()
        assert process.wait() == -signal.SIGKILL, "it came to its end by itself"
        if told[-1] and not told[-1].endswith("\n"):  # torn: it was being told
            told.pop()
        self.hold(told)

    def hold(self, told: list[str]) -> None:
        """Compare: the case stands as after the last act that was done, or the one begun."""
        done = [json.loads(each[2:]) for each in told if each.startswith("!")]
        begun = json.loads(told[-1][2:])
        with open_case(self.office, self.path) as desk:
            stands = work.standing(desk)
            backups.back_up(desk, "opened")
        assert stands in (done[-1], begun), told[-3:]
        self.tally["kills"] += 1
        self.tally["acts done"] += len(done) - 1
        self.tally["in the middle of an act"] += told[-1].startswith("?")
        self.tally["of these kept"] += told[-1].startswith("?") and stands == begun
        assert verify(self.path).findings == ()
        for one, another in pairwise(done):
            self.gone |= set(one["files"]) - set(another["files"])
        self.gone |= set(done[-1]["files"]) - set(stands["files"])  # type: ignore[call-overload]
        self.tally["removed for good"] = len(self.gone)

    def look_for_what_is_gone(self) -> None:
        """Hold the case and its backups against what was removed for good, and read each backup."""
        with open_case(self.office, self.path) as desk:
            case_id = desk.case.id
        kept = [each.path for each in backups.kept(self.office, case_id)]
        for path in (self.path, *kept):
            data = path.read_bytes()
            assert not [name for name in self.gone if work.mark(name) in data], path.name
            assert verify(path).findings == ()
        self.tally["backups read"] += len(kept)


def kill(folder: Path, run: Run, seed: int, times: int, tally: Counter[str]) -> None:
    killing = Killing(folder, run, seed, tally)
    for _ in range(times):
        killing.once()
    killing.look_for_what_is_gone()


def test_nothing_that_was_done_is_lost_to_a_kill(tmp_path: Path, run_python: Run) -> None:
    kill(tmp_path / "a", run_python, 1, 20, Counter())


@pytest.mark.soak
def test_nothing_that_was_done_is_lost_to_a_thousand_kills(
    tmp_path: Path, run_python: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    tally = Counter[str]()
    for seed in range(40):
        kill(tmp_path / str(seed), run_python, seed, 25, tally)
    assert tally["kills"] == 1000
    with capsys.disabled():
        sys.stdout.write(f"\n{dict(tally)}\n")
