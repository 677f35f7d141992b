"""Any course of work against a plain model: edits, undo, backups, copies, joins, removals, deaths.

The model knows nothing of logs and files: it is the case as a dictionary, with the states to which
one may go back.
"""

import copy
import random
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from desktop.domain.case import Case
from desktop.domain.clock import FixedClock
from desktop.domain.control import Finding, Recommendation
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LocalText
from desktop.law.law import Law
from desktop.usecases import backups
from desktop.usecases.cases import current_control, new_case, open_case
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter, remove
from desktop.usecases.merging import merge, preview
from desktop.usecases.office import Folders, Office
from desktop.usecases.purging import purge
from desktop.usecases.undoing import redo, undo

Plain = dict[str, Any]
"""`topic.<lang>` to words, the id of a finding to its leaves, of a recommendation to its names."""


def seen(case: Case) -> Plain:
    """What the model would be for a case."""
    control = current_control(case)
    plain: Plain = {f"topic.{lang}": control.topic.text(lang) for lang in ("kk", "ru")}
    for finding in case.all(Finding):
        plain[str(finding.id)] = {"ru": finding.title.ru, "number": finding.number}
    for each in case.all(Recommendation):
        plain[str(each.id)] = {
            "ru": each.text.ru,
            "number": each.number,
            "names": sorted(map(str, each.finding_ids)),
        }
    return plain


@dataclass
class Side:
    """One copy of the case with the program in which it is open, and what it should be."""

    office: Office
    desk: Desk
    model: Plain
    done: list[tuple[Plain, Plain]] = field(default_factory=list)
    undone: list[tuple[Plain, Plain]] = field(default_factory=list)
    saved: dict[str, Plain] = field(default_factory=dict)
    """The states of backups to which one may go back, by the file's name."""

    def did(self, model: Plain) -> None:
        """An act made the case what `model` says; nothing changed is no act."""
        if model != self.model:
            self.done.append((self.model, model))
            self.undone.clear()
        self.model = model

    def barrier(self) -> None:
        """Something was done that no undo turns back."""
        self.done.clear()
        self.undone.clear()


class Course:
    """Two people at one case, each step one thing that one of them does."""

    def __init__(self, seed: int, folder: Path, law: Law) -> None:
        self.chance = random.Random(seed)
        self.folder = folder
        self.law = law
        self.n = 0
        office = self._office("a")
        desk = new_case(office, office.folders.cases / "case.baqylau", LocalText(kk="Басқарма"))
        self.sides = [Side(office, desk, seen(desk.case))]
        self.parted: Plain = {}
        self._part()

    def _office(self, name: str) -> Office:
        cases = self.folder / name
        cases.mkdir()
        office = Office(FixedClock.on(date(2025, 10, 20)), Folders(cases / "home", cases))
        office.__dict__["law"] = self.law
        return office

    def _part(self) -> None:
        """Give the other a copy, which is an equal from then on."""
        ours = self.sides[0]
        self.n += 1
        office = self._office(f"b{self.n}")
        path = office.folders.cases / "case.baqylau"
        ours.desk.file.copy_to(path)
        for former in self.sides[1:]:
            former.desk.close()
        self.sides[1:] = [Side(office, open_case(office, path), copy.deepcopy(ours.model))]
        self.parted = copy.deepcopy(ours.model)

    def close(self) -> None:
        for side in self.sides:
            side.desk.close()

    # -- one step ------------------------------------------------------------------------------

    def step(self) -> None:
        side = self.chance.choice(self.sides)
        names = (
            *["topic"] * 3, *["add_finding"] * 3, *["title"] * 4, *["remove"] * 2,
            *["recommend"] * 2, *["undo"] * 3, *["redo"] * 2, *["back_up"] * 2, "go_back", "die",
            "reopen", "purge", "join",
        )  # fmt: skip
        what = self.chance.choice(names)
        getattr(self, what)(side)
        assert seen(side.desk.case) == side.model, what

    def _findings(self, side: Side) -> list[UUID]:
        return sorted(each.id for each in side.desk.case.all(Finding))

    def _word(self) -> str:
        return self.chance.choice("абвгд")

    def topic(self, side: Side) -> None:
        lang, word = self.chance.choice(("kk", "ru")), self._word()
        control = current_control(side.desk.case)
        enter(side.desk, FieldAddress("control", control.id, f"topic.{lang}"), word)
        side.did({**side.model, f"topic.{lang}": word})

    def add_finding(self, side: Side) -> None:
        made = add(side.desk, "finding", control_id=current_control(side.desk.case).id)
        n = len(self._findings(side))
        side.did({**side.model, str(made): {"ru": "", "number": n}})

    def title(self, side: Side) -> None:
        if found := self._findings(side):
            chosen, word = self.chance.choice(found), self._word()
            enter(side.desk, FieldAddress("finding", chosen, "title.ru"), word)
            side.did({**side.model, str(chosen): {**side.model[str(chosen)], "ru": word}})

    def recommend(self, side: Side) -> None:
        found = self._findings(side)
        names = frozenset(self.chance.sample(found, min(len(found), 1)))
        control = current_control(side.desk.case)
        made = add(side.desk, "recommendation", control_id=control.id, finding_ids=names)
        n = len(side.desk.case.all(Recommendation))
        leaves = {"ru": "", "number": n, "names": sorted(map(str, names))}
        side.did({**side.model, str(made): leaves})

    def remove(self, side: Side) -> None:
        if found := self._findings(side):
            gone = self.chance.choice(found)
            remove(side.desk, FieldAddress("finding", gone, ""))
            side.did(without(side.model, str(gone)))

    def undo(self, side: Side) -> None:
        if not side.done:  # nothing, or what no undo turns back
            before = seen(side.desk.case)
            with suppress(Problem):
                side.desk = side.desk
                if undo(side.desk) is not None:
                    # Older than anything that this course did: the case's beginning.
                    redo(side.desk)
            assert seen(side.desk.case) == before
            return
        assert undo(side.desk) is not None
        act = side.done.pop()
        side.undone.append(act)
        side.model = act[0]

    def redo(self, side: Side) -> None:
        if side.undone:
            assert redo(side.desk) is not None
            act = side.undone.pop()
            side.done.append(act)
            side.model = act[1]

    def back_up(self, side: Side) -> None:
        made = backups.back_up(side.desk, "working")
        if made is not None:
            side.saved[made.path.name] = copy.deepcopy(side.model)

    def go_back(self, side: Side) -> None:
        there = backups.kept(side.office, side.desk.case.id)
        known = [each for each in there if each.path.name in side.saved]
        if known:
            chosen = self.chance.choice(known)
            wanted = copy.deepcopy(side.saved[chosen.path.name])
            backups.go_back(side.desk, chosen)
            side.did(wanted)

    def die(self, side: Side) -> None:
        """The program dies: what was acknowledged is in the file as it lies there."""
        path = side.desk.path
        left = path.with_name("left.baqylau")
        shutil.copyfile(path, left)
        side.desk.close()
        left.replace(path)
        side.desk = open_case(side.office, path)

    def reopen(self, side: Side) -> None:
        path = side.desk.path
        side.desk.close()
        side.desk = open_case(side.office, path)
        assert verify(path).findings == ()

    def purge(self, side: Side) -> None:
        if found := self._findings(side):
            gone = self.chance.choice(found)
            purge(side.desk, "finding", gone, "")
            side.model = without(side.model, str(gone))
            side.barrier()
            side.saved.clear()

    def join(self, side: Side) -> None:
        """One joins the other's copy; then the other takes all of it, and they part anew."""
        other = next(each for each in self.sides if each is not side)
        sent = self.folder / "sent.baqylau"
        sent.unlink(missing_ok=True)
        other.desk.file.copy_to(sent)
        open_ = preview(side.desk, sent, "ru").disagreements
        choices = {
            (each.key, each.path): each.proposed if each.path == "" else "ours" for each in open_
        }
        merge(side.desk, sent, choices, "ru")
        joined = seen(side.desk.case)
        check_joined(self.parted, side.model, other.model, joined, gone=self._purged())
        assert verify(side.desk.path).findings == ()
        assert merge(side.desk, sent, choices, "ru").acts == 0
        side.model = joined
        sent.unlink()
        side.desk.file.copy_to(sent)
        merge(other.desk, sent, {}, "ru")
        assert seen(other.desk.case) == joined
        assert other.desk.file.heads == side.desk.file.heads
        other.model = copy.deepcopy(joined)
        self.parted = copy.deepcopy(joined)
        for each in self.sides:
            each.barrier()
            each.saved.clear()

    def _purged(self) -> set[str]:
        gone: set[str] = set()
        for side in self.sides:
            with closing(sqlite3.connect(side.desk.path)) as database:
                rows = database.execute("SELECT record FROM change WHERE op = 'erase'")
                gone |= {record for (record,) in rows}
        return gone


def without(model: Plain, gone: str) -> Plain:
    """The model after a finding was taken out: names of it go, numbers close the gap."""
    left = {key: value for key, value in model.items() if key != gone}
    number = model[gone]["number"]
    for key, value in left.items():
        if isinstance(value, dict) and "names" in value:
            left[key] = {**value, "names": [each for each in value["names"] if each != gone]}
        elif isinstance(value, dict) and value["number"] > number:
            left[key] = {**value, "number": value["number"] - 1}
    return left


def check_joined(base: Plain, ours: Plain, theirs: Plain, joined: Plain, gone: set[str]) -> None:
    """What may not be lost by joining, and what may not come back."""
    for key in ours.keys() | theirs.keys() | base.keys():
        was, mine, other, now = (each.get(key) for each in (base, ours, theirs, joined))
        if key in gone:
            assert now is None
        elif isinstance(mine or other or was, str):
            wanted = other if mine == was else mine
            assert now == wanted
        elif mine is not None and other is not None:
            assert now is not None
            mine_ru, other_ru, was_ru = mine["ru"], other["ru"], (was or {"ru": ""})["ru"]
            assert now["ru"] == (other_ru if mine_ru == was_ru else mine_ru)
        elif was is None:
            assert now is not None, "what one added is there"
        elif mine is not None or other is not None:
            there = mine if mine is not None else other
            assert there is not None
            if there["ru"] != was["ru"]:
                assert now is not None, "what one changed is not lost because the other took it out"
    for kind in ("names", None):
        numbers = sorted(
            value["number"]
            for value in joined.values()
            if isinstance(value, dict) and (("names" in value) == (kind == "names"))
        )
        assert numbers == list(range(1, len(numbers) + 1))
    for value in joined.values():
        if isinstance(value, dict):
            assert all(name in joined for name in value.get("names", ()))


@pytest.fixture(scope="module")
def law() -> Law:
    return Law()


def walk(seed: int, steps: int, folder: Path, law: Law) -> None:
    course = Course(seed, folder, law)
    try:
        for n in range(steps):
            try:
                course.step()
            except BaseException as error:
                error.add_note(f"seed {seed}, step {n}")
                raise
    finally:
        course.close()


@pytest.mark.parametrize("seed", range(5))
def test_any_course_of_work_ends_as_the_model_says(seed: int, tmp_path: Path, law: Law) -> None:
    walk(seed, 100, tmp_path, law)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1000, 1020))
def test_any_long_course_of_work_ends_as_the_model_says(
    seed: int, tmp_path: Path, law: Law
) -> None:
    walk(seed, 500, tmp_path, law)
