"""Rules of the register that hold whatever anybody does, in whatever order."""

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from desktop.domain.clock import FixedClock
from desktop.domain.correspondence import Letter
from desktop.domain.errors import Problem
from desktop.domain.ids import new_id
from desktop.domain.text import LocalText
from desktop.usecases import library
from desktop.usecases.acts import give_number, mark_sent
from desktop.usecases.cases import current_control, new_case, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.merging import merge
from desktop.usecases.office import Folders, Office
from desktop.usecases.register import declare_void, register
from desktop.usecases.register_file import read_in

DAY = "6.10.2025"
PATTERN = "01-12/{n}"
COUNTS = st.integers(1, 12)
COPIES = st.integers(0, 4)


def an_office(folder: Path, pattern: str) -> Office:
    (folder / "cases").mkdir(parents=True)
    office = Office(FixedClock.on(date(2025, 10, 20)), Folders(folder / "home", folder / "cases"))
    office.change_profile(lambda profile: replace(profile, number_pattern=pattern))
    return office


def a_letter(desk: Desk) -> Letter:
    control = current_control(desk.case).id
    letter = Letter(id=new_id(), control_id=control, kind="notice")
    desk.act("letter.prepare", [letter])
    return letter


def said(office: Office) -> list[str]:
    found = register(office)
    # In which order a letter's voids are named tells nothing.
    lines = [
        str((each.number, msgspec.json.encode(each.letter, order="sorted"), each.void_reason))
        for each in found.entries
    ]
    return sorted([*lines, *(str((gap.direction, gap.first, gap.last)) for gap in found.gaps)])


class OneInstallation(RuleBasedStateMachine):
    """Numbers given, typed and declared void in two cases; the register lost in between."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.office = an_office(Path(self.folder.name), PATTERN)
        self.printed: dict[object, list[str]] = {}
        self.typed_ahead: set[int] = set()
        self.twice_typed: set[str] = set()
        self.begun = False
        self.desks: list[Desk] = []

    @initialize()
    def begin(self) -> None:
        for name in "ab":
            path = self.office.folders.cases / f"{name}.baqylau"
            self.desks.append(new_case(self.office, path, LocalText(kk=name)))
            library.note(self.office, self.desks[-1])

    def teardown(self) -> None:
        for desk in self.desks:
            desk.close()
        self.folder.cleanup()

    def held(self) -> Counter[str]:
        found = register(self.office).entries
        return Counter(each.number for each in found if each.void_reason is None and each.number)

    @rule(which=st.booleans())
    def give(self, which: bool) -> None:
        desk = self.desks[which]
        used = {each.number for each in register(self.office).entries}
        letter = give_number(desk, a_letter(desk).id, DAY)
        assert letter.number not in used
        self.printed[letter.id] = [letter.number]
        self.begun = True

    @rule(which=st.booleans(), count=COUNTS)
    def type_(self, which: bool, count: int) -> None:
        number = PATTERN.replace("{n}", str(count))
        if self.held()[number] or any(number in each for each in self.printed.values()):
            self.twice_typed.add(number)
        self.typed_ahead.add(count)
        desk = self.desks[which]
        letter = give_number(desk, a_letter(desk).id, DAY, number)
        self.printed[letter.id] = [number]

    @rule(pick=st.randoms(use_true_random=False), send=st.booleans())
    def void(self, pick: Any, send: bool) -> None:
        holding = [
            each for each in register(self.office).entries if each.number and not each.void_reason
        ]
        if not holding:
            return
        entry = pick.choice(holding)
        desk = next(d for d in self.desks if d.case.get(Letter, entry.letter_id))
        if send and not entry.letter.sent:
            mark_sent(desk, entry.letter_id, "post", DAY)
            entry = next(
                each
                for each in register(self.office).entries
                if (each.letter_id, each.number) == (entry.letter_id, entry.number)
            )
        if entry.letter.sent:
            with pytest.raises(Problem, match=r"letter\.void-after-sending"):
                declare_void(self.office, entry, "бланк бүлінді")
            return
        declare_void(self.office, entry, "бланк бүлінді")
        library.note(self.office, desk)
        letter = give_number(desk, entry.letter_id, DAY)
        self.printed[letter.id].append(letter.number)
        self.begun = True

    @rule(backup=st.booleans())
    def lose(self, backup: bool) -> None:
        before = said(self.office)
        self.office.folders.register.unlink()
        if not backup:
            shutil.rmtree(self.office.folders.backups / "register", ignore_errors=True)
        assert said(self.office) == before

    @rule()
    def open_again(self) -> None:
        for desk in self.desks:
            desk.close()
        folder = self.office.folders.cases
        self.desks = [open_case(self.office, folder / f"{name}.baqylau") for name in "ab"]

    @invariant()
    def no_number_is_twice_but_one_that_was_typed_so(self) -> None:
        assert {number for number, n in self.held().items() if n > 1} <= self.twice_typed
        doubles = {
            entry.number
            for entry in register(self.office).entries
            if any(each.number not in each.voids for each in entry.double)
        }
        assert doubles == {number for number, n in self.held().items() if n > 1}

    @invariant()
    def no_gap_is_there_that_nobody_made(self) -> None:
        used = {
            int(each.number.partition("/")[2])
            for each in register(self.office).entries
            if each.number
        }
        wanted = set(range(min(used, default=0), max(used, default=0))) - used
        gaps = set[int]()
        for gap in register(self.office).gaps:
            first, last = (int(each.partition("/")[2]) for each in (gap.first, gap.last))
            gaps |= set(range(first, last + 1))
        assert gaps == (wanted if self.begun else set())  # typed numbers alone are no series
        # Only typing leaves numbers out: each stands below one that was typed.
        assert all(any(ahead > each for ahead in self.typed_ahead) for each in gaps)

    @invariant()
    def no_printed_number_is_changed(self) -> None:
        for desk in self.desks:
            for letter in desk.case.all(Letter):
                printed = self.printed.get(letter.id, [])
                if letter.number:
                    assert letter.number == printed[-1]
                assert set(printed) <= {letter.number, *letter.void_numbers}
        told = {(each.letter_id, each.number) for each in register(self.office).entries}
        assert {(one, n) for one, numbers in self.printed.items() for n in numbers} <= told


TestOneInstallation = OneInstallation.TestCase
TestOneInstallation.settings = settings(max_examples=10, stateful_step_count=14, deadline=None)


class ThreeInstallations(RuleBasedStateMachine):
    """Colleagues at three computers write for one organisation, some by the same series."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.numbers: list[list[str]] = [[], [], []]

    @initialize(patterns=st.lists(st.sampled_from([PATTERN, "02/{n}"]), min_size=3, max_size=3))
    def begin(self, patterns: list[str]) -> None:
        self.patterns = patterns
        self.offices = [
            an_office(Path(self.folder.name) / str(n), pattern)
            for n, pattern in enumerate(patterns)
        ]
        self.desks = [
            new_case(each, each.folders.cases / "a.baqylau", LocalText(kk=str(n)))
            for n, each in enumerate(self.offices)
        ]

    def teardown(self) -> None:
        for desk in self.desks:
            desk.close()
        self.folder.cleanup()

    @rule(who=st.integers(0, 2), count=st.none() | COUNTS)
    def give(self, who: int, count: int | None) -> None:
        number = None if count is None else self.patterns[who].replace("{n}", str(count))
        desk = self.desks[who]
        self.numbers[who].append(give_number(desk, a_letter(desk).id, DAY, number).number)

    @rule(who=st.integers(0, 2))
    def read_the_others(self, who: int) -> None:
        office = self.offices[who]
        folders = [each.folders.cases for each in self.offices if each is not office]
        assert read_in(office, folders) == ()
        every = Counter(number for mine in self.numbers for number in mine)
        found = register(office).entries
        assert Counter(each.number for each in found) == every
        told = {each.number: len(each.double) + 1 for each in found if each.double}
        assert told == {number: n for number, n in every.items() if n > 1}

    @invariant()
    def nothing_is_renumbered(self) -> None:
        for desk, numbers in zip(self.desks, self.numbers, strict=True):
            assert [each.number for each in desk.case.all(Letter)] == numbers


TestThreeInstallations = ThreeInstallations.TestCase
TestThreeInstallations.settings = settings(max_examples=10, stateful_step_count=12, deadline=None)


class CopiesOfOneCase(RuleBasedStateMachine):
    """Two colleagues write on in copies of one case, send copies about and join them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.went_with: dict[UUID, set[str]] = defaultdict(set)
        self.told: list[dict[tuple[UUID, str], str | None]] = [{}, {}]

    @initialize(patterns=st.sampled_from([(PATTERN, "02/{n}"), (PATTERN, PATTERN)]))
    def begin(self, patterns: tuple[str, str]) -> None:
        self.offices = [
            an_office(Path(self.folder.name) / str(n), pattern)
            for n, pattern in enumerate(patterns)
        ]
        first = self.offices[0].folders.cases / "0.baqylau"
        self.copies: list[tuple[int, Path]] = [(0, first)]
        with new_case(self.offices[0], first, LocalText(kk="a")) as desk:
            a_letter(desk)
            a_letter(desk)
            library.note(self.offices[0], desk)
        self.copy(0, to=1)

    def teardown(self) -> None:
        try:
            self.each_order_of_reading_says_the_same()
        finally:
            self.folder.cleanup()

    def each_order_of_reading_says_the_same(self) -> None:
        said_by = []
        for n, order in enumerate((self.copies, self.copies[::-1])):
            office = an_office(Path(self.folder.name) / f"fresh {n}", PATTERN)
            for _who, path in order * 2:
                assert read_in(office, [path]) == ()
            said_by.append(said(office))
        assert said_by[0] == said_by[1]

    @contextmanager
    def at_work(self, which: int) -> Iterator[Desk]:
        who, path = self.copies[which % len(self.copies)]
        with open_case(self.offices[who], path) as desk:
            library.note(self.offices[who], desk)
            with suppress(Problem):  # what is refused is as if nobody had tried it
                yield desk

    @rule(which=COPIES, letter=st.integers(0, 1), number=st.none() | st.just("") | COUNTS)
    def number(self, which: int, letter: int, number: int | str | None) -> None:
        typed = PATTERN.replace("{n}", str(number)) if isinstance(number, int) else number
        with self.at_work(which) as desk:
            before = desk.case.all(Letter)[letter]
            after = give_number(desk, before.id, DAY, typed)
            if before.sent:  # it is said now what stands on it
                self.went_with[before.id].add(after.number)

    @rule(which=COPIES, letter=st.integers(0, 1))
    def send(self, which: int, letter: int) -> None:
        with self.at_work(which) as desk:
            goes = desk.case.all(Letter)[letter]
            mark_sent(desk, goes.id, "post", DAY)
            self.went_with[goes.id].add(goes.number)

    @rule(who=st.integers(0, 1), pick=st.randoms(use_true_random=False))
    def void(self, who: int, pick: Any) -> None:
        holding = [
            each
            for each in register(self.offices[who]).entries
            if each.number and each.void_reason is None
        ]
        if holding:
            with suppress(Problem):
                declare_void(self.offices[who], pick.choice(holding), "бланк бүлінді")

    @rule(which=COPIES, to=st.integers(0, 1))
    def copy(self, which: int, to: int) -> None:
        if len(self.copies) < 5:
            _who, path = self.copies[which % len(self.copies)]
            target = self.offices[to].folders.cases / f"{len(self.copies)}.baqylau"
            self.copies.append((to, Path(shutil.copy(path, target))))

    @rule(which=COPIES, other=COPIES)
    def join(self, which: int, other: int) -> None:
        _who, path = self.copies[other % len(self.copies)]
        with self.at_work(which) as desk:
            merge(desk, path, {}, "kk")

    @rule(who=st.integers(0, 1))
    def read_the_others(self, who: int) -> None:
        assert read_in(self.offices[who], [self.offices[1 - who].folders.cases]) == ()

    @invariant()
    def what_went_keeps_its_number(self) -> None:
        for who, path in self.copies:
            with open_case(self.offices[who], path, write=False) as desk:
                for letter in desk.case.all(Letter):
                    if letter.sent and self.is_known(letter.id):
                        assert letter.number in self.went_with[letter.id]
                        assert letter.number not in letter.void_numbers
        for office in self.offices:
            for entry in register(office).entries:
                void = entry.void_reason is not None
                assert not (void and entry.letter.sent and self.is_known(entry.letter_id))

    def is_known(self, letter_id: UUID) -> bool:
        """Whether it is said of every copy in which a letter went with which number it did.

        Of one that went without, a number that another copy gave it may be void or not.
        """
        return "" not in self.went_with[letter_id]

    @invariant()
    def no_number_and_no_void_is_forgotten(self) -> None:
        for n, office in enumerate(self.offices):
            entries = register(office).entries
            now = {(each.letter_id, each.number): each.void_reason for each in entries}
            for of_it, reason in self.told[n].items():
                lifted = now[of_it] is None and of_it[1] in self.went_with[of_it[0]]
                assert reason is None or now[of_it] == reason or lifted
            self.told[n] = {of_it: reason for of_it, reason in now.items() if of_it[1]}


class CopiesForLong(CopiesOfOneCase):
    """The same, for `make soak`."""


TestCopiesOfOneCase = CopiesOfOneCase.TestCase
TestCopiesOfOneCase.settings = settings(max_examples=8, stateful_step_count=14, deadline=None)
TestCopiesForLong = pytest.mark.soak(CopiesForLong.TestCase)
TestCopiesForLong.settings = settings(max_examples=200, stateful_step_count=40, deadline=None)
