"""Files of every released format open; upgrades are frozen steps with a copy before them."""

import gzip
import hashlib
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.casefile import file as file_module
from desktop.casefile import format as outer
from desktop.casefile import upgrade
from desktop.casefile.file import CaseFile
from desktop.casefile.format import CURRENT, Version
from desktop.casefile.upgrade import Step
from desktop.casefile.verify import verify
from desktop.domain.clock import SystemClock
from desktop.domain.errors import Problem

sys.path.insert(0, str(Path(__file__).parent))
import make_golden

GOLDEN = Path(__file__).parent / "golden"
CLOCK = SystemClock()


def _unpacked(name: str, path: Path) -> Path:
    path.write_bytes(gzip.decompress((GOLDEN / f"{name}.baqylau.gz").read_bytes()))
    return path


def _ddl(path: Path) -> list[str]:
    database = sqlite3.connect(path)
    rows = database.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    database.close()
    return sorted(" ".join(sql.split()) for (sql,) in rows)


@pytest.mark.parametrize("name", sorted(path.name.split(".")[0] for path in GOLDEN.glob("*.gz")))
def test_a_case_of_a_released_format_opens_with_every_record(name: str, path: Path) -> None:
    with CaseFile.open(_unpacked(name, path), clock=CLOCK, backups=None) as file:
        assert make_golden.plain(file.read()) == (GOLDEN / f"{name}.json").read_bytes()
    assert verify(path).findings == ()


def test_a_fresh_case_has_the_tables_of_the_golden_file_of_its_format(
    path: Path, case: Path
) -> None:
    golden = path.with_name("golden.baqylau")
    _unpacked(f"v{CURRENT.major}_{CURRENT.minor}", golden)
    assert _ddl(case) == _ddl(golden)


def test_the_schema_for_reading_is_the_present_one() -> None:
    written = make_golden.SCHEMA.read_text(encoding="utf-8")
    assert written.partition("\n\n")[2] == make_golden.schema()


def test_the_steps_lead_without_a_gap_to_the_present_format() -> None:
    upgrade.steps()


@pytest.mark.parametrize(
    "chain",
    [
        [("u0001", (0, 1), (0, 9))],
        [("u0002", (0, 9), CURRENT)],
        [("u0001", (0, 8), (0, 9)), ("u0003", (0, 9), CURRENT)],
        [("u0001", (0, 7), (0, 8)), ("u0002", (0, 9), CURRENT)],
        [("u0001", CURRENT, (0, 9)), ("u0002", (0, 9), CURRENT)],
    ],
)
def test_a_gap_between_steps_is_refused(chain: list[tuple[str, Version, Version]]) -> None:
    with pytest.raises(ValueError, match=r"^u000"):
        upgrade.check(
            [
                Step(name, Version(*start), Version(*end), lambda _database: None)
                for name, start, end in chain
            ]
        )


Patch = Callable[[Callable[[sqlite3.Connection], None]], None]


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Patch:
    """Pretend that this is the program after the present one, with one step to its format."""
    newer = Version(CURRENT.major, CURRENT.minor + 1)

    def pretend(apply: Callable[[sqlite3.Connection], None]) -> None:
        for module in (outer, file_module, upgrade):
            monkeypatch.setattr(module, "CURRENT", newer)
        monkeypatch.setattr(upgrade, "steps", lambda: (Step("u0001", CURRENT, newer, apply),))

    return pretend


def _adds_a_column(database: sqlite3.Connection) -> None:
    database.execute("ALTER TABLE finding ADD COLUMN weather TEXT NOT NULL DEFAULT ''")


def test_an_older_case_is_copied_and_then_brought_up_to_date(
    path: Path, next_version: Patch
) -> None:
    golden = _unpacked("v1_0", path)
    before = _ddl(golden)
    next_version(_adds_a_column)
    backups = path.with_name("backups")
    with CaseFile.open(golden, clock=CLOCK, backups=backups) as file:
        assert make_golden.plain(file.read()) == (GOLDEN / "v1_0.json").read_bytes()
    assert outer.sniff(golden) == (1, 1)
    (copy,) = backups.iterdir()
    assert outer.sniff(copy) == (1, 0)
    assert _ddl(copy) == before != _ddl(golden)


def test_a_step_that_fails_leaves_the_case_byte_for_byte_as_it_was(
    path: Path, next_version: Patch
) -> None:
    golden = _unpacked("v1_0", path)
    digest = hashlib.sha256(golden.read_bytes()).hexdigest()

    def fails(database: sqlite3.Connection) -> None:
        _adds_a_column(database)
        database.execute("DELETE FROM person")

    next_version(fails)
    with pytest.raises(sqlite3.IntegrityError):
        CaseFile.open(golden, clock=CLOCK, backups=path.with_name("backups"))
    assert hashlib.sha256(golden.read_bytes()).hexdigest() == digest
    assert not golden.with_name(f"{golden.name}.lock-note").exists()


def test_an_older_case_that_cannot_be_written_is_not_shown_half_understood(
    path: Path, next_version: Patch
) -> None:
    golden = _unpacked("v1_0", path)
    next_version(_adds_a_column)
    with pytest.raises(Problem, match=r"file\.older"):
        CaseFile.open(golden, clock=CLOCK, backups=None, write=False)
