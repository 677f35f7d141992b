"""A disk that takes no more, at any write: a sentence, the case as it was, and work goes on."""

import json
import random
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from work_until_killed import Work, standing

from desktop.domain.errors import Problem
from desktop.usecases.cases import open_case
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk

ACTS: dict[str, Callable[[Work], None]] = {
    "write": Work.write,
    "find": Work.find,
    "take in": Work.take_in,
    "purge": Work.purge,
    "back up": Work.back_up,
    "join": Work.join,
}
PAGE = 4096


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """Let every write beyond a size fail, as on a stick that is pulled out or a full disk."""
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, former[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, former)


@pytest.mark.parametrize("act", ACTS)
def test_a_write_that_fails_leaves_the_case_as_it_was(
    desk: Desk, act: str, capsys: pytest.CaptureFixture[str]
) -> None:
    work = Work(desk, random.Random(7))
    for _ in range(3):
        work.take_in()
    refusals: list[Problem] = []
    size = desk.path.stat().st_size
    for limit in (0, 1, 500, PAGE, 3 * PAGE, size - PAGE, *range(size, size + 60 * PAGE, 3 * PAGE)):
        work.stands = before = standing(desk)
        capsys.readouterr()
        try:
            with no_file_larger_than(limit):
                ACTS[act](work)
        except Problem as problem:
            refusals.append(problem)
        told = [json.loads(line[2:]) for line in capsys.readouterr().out.splitlines()]
        assert standing(desk) in (before, *told)
        with open_case(desk.office, desk.path, write=False) as fresh:
            assert standing(fresh) == standing(desk)
        assert verify(desk.path).findings == ()
    assert {each.code for each in refusals} <= {"file.io", "file.disk-full", "target.disk-full"}
    assert refusals, "no write was refused: the test tests nothing"
    work.stands = standing(desk)
    ACTS[act](work)
    assert verify(desk.path).findings == ()
    assert not list(Path(desk.path.parent).glob("*-journal"))
