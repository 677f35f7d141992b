"""The list that was kept is the list made anew, whatever happened to the files (0046).

What a list made anew cannot know is taken out of the comparison, and nothing else: the time of
reading; files that are not there; and of a file that nobody can read now, because it is locked or
damaged, what was known of it before. Each of these is held to a rule of its own below.
"""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from msgspec.structs import replace

from desktop.casefile import keys, unlock
from desktop.casefile.index import LibraryRow
from desktop.domain.clock import FixedClock
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LocalText
from desktop.usecases import library, protection
from desktop.usecases.cases import current_control, new_case, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.looking_through import looking_through
from desktop.usecases.office import Folders, Office
from desktop.usecases.whereabouts import away

PASSWORD = "құпия сөз 1234"
NAMES = [f"{folder}{name}.baqylau" for folder in ("", "inside/") for name in "abc"]
WORDS = st.sampled_from(["", "Пандустар 2025", "Сайттар"])
CHANCE = st.integers(0, 7)


class Files(RuleBasedStateMachine):
    """A user, a colleague with the same folder, and a file manager."""

    root: Path
    models: tuple[Path, ...]
    runs = 0

    def __init__(self) -> None:
        super().__init__()
        Files.runs += 1
        place = self.root / str(Files.runs)
        self.cases = place / "cases"
        (self.cases / "inside").mkdir(parents=True)
        self.office = self.at(place / "mine")
        self.colleague = self.at(place / "colleague")
        self.place = place
        self.anew = 0

    def at(self, home: Path) -> Office:
        return Office(FixedClock.on(date(2025, 10, 20)), Folders(home, self.cases))

    def teardown(self) -> None:
        self.compare()
        keys.forget_all()
        shutil.rmtree(self.place, ignore_errors=True)

    # -- what happens ---------------------------------------------------------------------------

    def there(self) -> list[Path]:
        return sorted(self.cases.rglob("*.baqylau"))

    def one(self, chance: int) -> Path:
        files = self.there()
        return files[chance % len(files)]

    @initialize()
    def begins_with_a_copy(self) -> None:
        for model, name in ((0, "a"), (0, "inside/b"), (1, "c")):
            self.appears(model, f"{name}.baqylau")
        list(looking_through(self.office))

    @rule(model=st.integers(0, 1), name=st.sampled_from(NAMES))
    def appears(self, model: int, name: str) -> None:
        target = self.cases / name
        if not target.exists():
            shutil.copy2(self.models[model], target)

    @precondition(lambda self: self.there())
    @rule(chance=CHANCE, name=st.sampled_from(NAMES))
    def is_moved(self, chance: int, name: str) -> None:
        target = self.cases / name
        if not target.exists():
            self.one(chance).rename(target)

    @precondition(lambda self: self.there())
    @rule(chance=CHANCE, name=st.sampled_from(NAMES))
    def is_copied(self, chance: int, name: str) -> None:
        target = self.cases / name
        if not target.exists():
            shutil.copy2(self.one(chance), target)

    @precondition(lambda self: self.there())
    @rule(chance=CHANCE)
    def is_deleted(self, chance: int) -> None:
        self.one(chance).unlink()

    @precondition(lambda self: self.there())
    @rule(chance=CHANCE, words=WORDS, mine=st.booleans())
    def is_edited(self, chance: int, words: str, mine: bool) -> None:
        for desk in self.opened(chance, self.office if mine else self.colleague):
            control = current_control(desk.case)
            enter(desk, FieldAddress("control", control.id, "campaign"), words)
            library.note(desk.office, desk)

    @precondition(lambda self: self.there())
    @rule(chance=CHANCE, mine=st.booleans())
    def gets_or_loses_its_password(self, chance: int, mine: bool) -> None:
        for desk in self.opened(chance, self.office if mine else self.colleague):
            if desk.file.is_protected:
                protection.unprotect(desk)
            else:
                protection.protect(desk, PASSWORD)
            library.note(desk.office, desk)

    @rule()
    def keys_are_forgotten(self) -> None:
        keys.forget_all()

    @precondition(lambda self: self.there())
    @rule(chance=CHANCE)
    def is_damaged(self, chance: int) -> None:
        self.one(chance).write_bytes(b"not a case")

    @rule()
    def is_looked_through(self) -> None:
        list(looking_through(self.office))

    def opened(self, chance: int, office: Office) -> Iterator[Desk]:
        path = self.one(chance)
        if path.read_bytes() == b"not a case":
            return
        unlock.unlock(path, PASSWORD)
        with open_case(office, path) as desk:
            yield desk

    # -- what must hold -------------------------------------------------------------------------

    @rule()
    def compare(self) -> None:
        list(looking_through(self.office))
        self.anew += 1
        fresh = self.at(self.place / f"anew{self.anew}")
        list(looking_through(fresh))
        rows = library.rows(self.office)
        absent = away(row.path for row in rows)
        kept = {row.path: row for row in rows if row.path not in absent}
        made = {row.path: row for row in library.rows(fresh)}
        assert {path: told(row) for path, row in kept.items()} == {
            path: told(row) for path, row in made.items()
        }
        ids = {row.case_id for row in kept.values()}
        for row in rows:
            if row.path in absent:  # no double, and nothing lost
                assert not Path(row.path).exists()
                assert not row.case_id or row.case_id not in ids
            if row.protected:
                assert row == library.untold(row)


def told(row: LibraryRow) -> LibraryRow:
    """Return a row as a list made anew tells it."""
    row = replace(row, read_at="")
    if row.trouble or unlock.is_locked(Path(row.path)):
        row = replace(
            library.untold(row),
            **dict.fromkeys(("case_id", "phase", "next_clock", "next_due", "state"), ""),
            object_name=library.own_name(Path(row.path)),
            control_number=1,
            sample=False,
            protected=row.protected and not row.trouble,
        )
    return row


def test_the_list_kept_equals_the_list_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(
        FixedClock.on(date(2025, 10, 20)), Folders(tmp_path / "models", tmp_path / "models")
    )
    (tmp_path / "models").mkdir()
    models = []
    for name in ("Бөлім", "Мектеп"):
        path = tmp_path / "models" / f"{name}.baqylau"
        new_case(office, path, LocalText(kk=name)).close()
        models.append(path)
    Files.root, Files.models = tmp_path, tuple(models)
    run_state_machine_as_test(
        Files,
        settings=settings(
            max_examples=25,
            stateful_step_count=12,
            deadline=None,
            phases=(Phase.reuse, Phase.generate),  # to shrink files takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
