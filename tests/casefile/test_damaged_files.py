"""A damaged file is saved as far as it reads, and what is not saved is named, record by record."""

import gzip
import random
import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import pytest

from desktop.casefile import log
from desktop.casefile.file import Author, CaseFile
from desktop.casefile.pages import Pages
from desktop.casefile.rescue import Rescued, rescue
from desktop.casefile.verify import verify
from desktop.domain.case import RECORD_KINDS, Case
from desktop.domain.clock import SystemClock
from desktop.domain.control import Control, Finding
from desktop.domain.correspondence import Attachment
from desktop.domain.errors import Problem
from desktop.domain.fields import Leaves
from desktop.domain.ids import new_id
from desktop.domain.record import Record
from desktop.domain.text import LocalText

PAGE = 16384
CLOCK = SystemClock()
AUTHOR = Author(UUID(int=1), None, "Айгүл")
Key = tuple[str, str]


def records(case: Case) -> dict[Key, Leaves]:
    """All that a case says, leaf by leaf: what is empty says nothing."""
    return {
        (name, str(each.id)): log.logged_leaves(each)
        for name, kind in RECORD_KINDS.items()
        for each in case.all(kind)
    }


def read(path: Path) -> dict[Key, Leaves]:
    with CaseFile.open(path, clock=CLOCK, backups=None, write=False) as file:
        return records(file.read())


def saved(path: Path, target: Path) -> Rescued:
    return rescue(path, target, author=AUTHOR, clock=CLOCK)


def fill(path: Path) -> None:
    """Give the frozen case what a year of work leaves: long texts, files, removals, free pages."""
    with CaseFile.open(path, clock=CLOCK, backups=None, must_write=True) as file:
        control = file.read().all(Control)[0]
        findings = [
            Finding(
                id=new_id(), control_id=control.id, number=n, title=LocalText(kk="Факт " * n * 3)
            )
            for n in range(2, 120)
        ]
        for some in (findings[:40], findings[40:]):
            put(file, *some)
        with file.act("finding.remove", AUTHOR) as act:
            for each in findings[60:110]:
                act.remove(each)
            act.commit()
        with file.act("attachment.take-in", AUTHOR) as act:
            for n in range(3):
                data = random.Random(n).randbytes((n + 1) * 400_000)
                act.put(
                    Attachment(
                        id=new_id(), sha256=act.store(data), size=len(data), name=f"{n}.jpg",
                        media_type="image/jpeg", taken_in_at=CLOCK.now(),
                    )
                )  # fmt: skip
            act.commit()
        with file.act("attachment.take-in", AUTHOR) as act:
            act.store(random.Random(9).randbytes(500_000))  # never committed: its pages are free


def put(file: CaseFile, *these: Record) -> None:
    with file.act("test.put", AUTHOR) as act:
        for each in these:
            act.put(each)
        act.commit()


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rescue") / "worked.baqylau"
    golden = Path(__file__).parent / "golden" / "v1_0.baqylau.gz"
    path.write_bytes(gzip.decompress(golden.read_bytes()))
    fill(path)
    return path


class Kinds(NamedTuple):
    """The pages of a file by what they are."""

    first: list[int]
    inner: list[int]
    rows: list[int]
    index: list[int]
    overflow: list[int]
    free: list[int]


@pytest.fixture(scope="module")
def kinds(worked: Path) -> Kinds:
    found = Kinds([1], [], [], [], [], [])
    with Pages(worked) as pages:
        free = pages.free()
        for n in range(2, pages.count + 1):
            kind = pages.page(n)[0]
            if n in free:
                found.free.append(n)
            else:
                {5: found.inner, 2: found.inner, 13: found.rows, 10: found.index}.get(
                    kind, found.overflow
                ).append(n)
    assert all(found)
    return found


def test_every_page_of_a_sound_file_reads_as_sqlite_reads_it(worked: Path, tmp_path: Path) -> None:
    made = saved(worked, tmp_path / "new.baqylau")
    assert made.lost == made.restored == ()
    assert made.log_kept
    assert read(tmp_path / "new.baqylau") == read(worked)
    assert verify(tmp_path / "new.baqylau").findings == ()
    with (
        CaseFile.open(worked, clock=CLOCK, backups=None, write=False) as old,
        CaseFile.open(tmp_path / "new.baqylau", clock=CLOCK, backups=None, write=False) as new,
    ):
        assert new.acts() == old.acts()
        for each in old.read().all(Attachment):
            assert new.content(each.sha256) == old.content(each.sha256)


DAMAGE: dict[str, Callable[[bytearray, int, random.Random], None]] = {}


def damage(how: Callable[[bytearray, int, random.Random], None]) -> None:
    DAMAGE[how.__name__] = how


@damage
def zeros(data: bytearray, at: int, _chance: random.Random) -> None:
    data[at : at + PAGE] = bytes(PAGE)


@damage
def noise(data: bytearray, at: int, chance: random.Random) -> None:
    data[at : at + PAGE] = chance.randbytes(PAGE)


@damage
def torn(data: bytearray, at: int, chance: random.Random) -> None:
    """Only the first sectors of the page were written."""
    keep = 512 * chance.randrange(1, 32)
    data[at + keep : at + PAGE] = bytes(PAGE - keep)


@damage
def bits(data: bytearray, at: int, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 40)):
        place = at + chance.randrange(PAGE)
        if place < len(data):
            data[place] ^= 1 << chance.randrange(8)


@damage
def misplaced(data: bytearray, at: int, chance: random.Random) -> None:
    other = chance.randrange(len(data) // PAGE) * PAGE
    data[at : at + PAGE] = data[other : other + PAGE]


@damage
def cut(data: bytearray, at: int, chance: random.Random) -> None:
    del data[at + chance.randrange(PAGE) :]


class Tally(Counter[str]):
    """How a run of rescues went."""


def trial(seed: int, worked: Path, kinds: Kinds, folder: Path, tally: Tally) -> None:
    """Damage one to three pages, save what reads, and hold the report against the original."""
    chance = random.Random(seed)
    data = bytearray(worked.read_bytes())
    done = []
    for n in range(chance.choice((1, 1, 1, 2, 3))):
        # Each type of page has its turn, and each way of damage meets each of them.
        pages = kinds[(seed + n) % len(kinds)]
        page, how = chance.choice(pages), chance.choice(sorted(DAMAGE))
        if (page - 1) * PAGE < len(data):
            DAMAGE[how](data, (page - 1) * PAGE, chance)
            done.append((page, how))
    broken, target = folder / "broken.baqylau", folder / "new.baqylau"
    broken.write_bytes(data)
    target.unlink(missing_ok=True)
    tally["files"] += 1
    try:
        made = saved(broken, target)
    except Problem as problem:
        refused = problem.code
    else:
        refused = ""
    if refused:
        assert refused in ("rescue.nothing", "file.empty", "file.newer-major"), done
        tally[refused] += 1
        return
    assert broken.read_bytes() == data
    before, now = read(worked), read(target)
    assert verify(target).findings == (), done
    named = {str(each.record_id) for each in made.lost}
    unknown = {each.kind for each in made.lost if each.code == "rescue.unknown"}
    wrong = [key for key, said in before.items() if now.get(key) != said]
    silent = [key for key in wrong if key[1] not in named and key[0] not in unknown]
    made_up = [key for key in now if key not in before and key[1] not in named]
    assert silent == made_up == [], done
    tally["whole" if not made.lost else "named"] += 1
    tally["log kept"] += made.log_kept
    tally["records"] += len(before)
    tally["equal"] += len(before) - len(wrong)
    tally["silent"] += len(silent)


@pytest.mark.parametrize("seed", range(20))
def test_what_is_not_saved_of_a_damaged_file_is_named(
    seed: int, worked: Path, kinds: Kinds, tmp_path: Path
) -> None:
    trial(seed, worked, kinds, tmp_path, Tally())


@pytest.mark.soak
def test_of_a_thousand_damaged_files_nothing_is_lost_in_silence(
    worked: Path, kinds: Kinds, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tally = Tally()
    for seed in range(100, 1100):
        trial(seed, worked, kinds, tmp_path, tally)
    assert tally["files"] == 1000
    with capsys.disabled():
        sys.stdout.write(f"\n{dict(tally)}\n")


def broken_at(worked: Path, tmp_path: Path, *pages: int) -> Path:
    data = bytearray(worked.read_bytes())
    for page in pages:
        data[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    path = tmp_path / "broken.baqylau"
    path.write_bytes(data)
    return path


def root(worked: Path, table: str, *, index: bool = False) -> int:
    with Pages(worked) as pages:
        return next(
            tree.root for tree in pages.trees() if tree.table == table and tree.is_index == index
        )


@pytest.mark.parametrize("table", [None, "letter", "finding", "object", "meta", "act", "control"])
def test_one_lost_page_costs_no_record_and_not_the_log(
    worked: Path, tmp_path: Path, table: str | None
) -> None:
    """The first page too, without which SQLite knows nothing of the file."""
    page = 1 if table is None else root(worked, table)
    made = saved(broken_at(worked, tmp_path, page), tmp_path / "new.baqylau")
    assert read(tmp_path / "new.baqylau") == read(worked)
    if table != "act":
        assert made.lost == ()
        assert made.log_kept
    else:
        assert not made.log_kept
        assert verify(tmp_path / "new.baqylau").counts["acts"] == 1


def test_a_record_lost_in_both_places_is_named_and_what_hangs_on_it_stays(
    worked: Path, tmp_path: Path
) -> None:
    """Control, its rows and the log's pages that tell of it: the findings get one to stand in."""
    with Pages(worked) as pages:
        tree = next(t for t in pages.trees() if t.table == "change" and not t.is_index)
        telling = [
            n
            for n in pages.under(tree.root)
            if pages.page(n)[0] == 10
            and any(pages.values(cell)[2] == "control" for cell in pages.cells(n))
        ]
    assert telling
    path = broken_at(worked, tmp_path, root(worked, "control"), *telling)
    made = saved(path, tmp_path / "new.baqylau")
    control = next(key[1] for key in read(worked) if key[0] == "control")
    codes = {each.code for each in made.lost if str(each.record_id) == control}
    assert codes <= {"rescue.lost", "rescue.stands-in", "rescue.partly"}
    assert codes
    now = read(tmp_path / "new.baqylau")
    assert ("control", control) in now
    assert {key for key in now if key[0] == "finding"} == {
        key for key in read(worked) if key[0] == "finding"
    }


def test_a_file_whose_bytes_changed_is_left_out_and_named(worked: Path, tmp_path: Path) -> None:
    data = worked.read_bytes()
    inside = random.Random(1).randbytes(800_000)[400_000:400_064]
    assert data.count(inside) == 1
    path = tmp_path / "broken.baqylau"
    path.write_bytes(data.replace(inside, inside[::-1]))
    made = saved(path, tmp_path / "new.baqylau")
    (mark,) = made.lost
    assert (mark.code, mark.kind, mark.known["name"]) == ("rescue.file-lost", "attachment", "1.jpg")
    with CaseFile.open(tmp_path / "new.baqylau", clock=CLOCK, backups=None) as file:
        assert {each.name for each in file.read().all(Attachment)} == {"есік.txt", "0.jpg", "2.jpg"}
        assert file.acts()[-1].kind == "case.rescue"
    assert made.log_kept
    assert verify(tmp_path / "new.baqylau").findings == ()


def test_a_letter_flipped_in_a_row_comes_from_the_log_and_one_in_the_log_is_told(
    case: Path, tmp_path: Path
) -> None:
    marker = "МАҢЫЗДЫ".encode()
    data = case.read_bytes()
    found = set()
    for which in (0, 1):
        at = data.index(marker)
        at = at if which == 0 else data.index(marker, at + 1)
        path = tmp_path / f"flipped{which}.baqylau"
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        made = saved(path, tmp_path / f"new{which}.baqylau")
        if made.log_kept:
            found.add("row")
            assert [each.code for each in made.restored] == ["rescue.restored"]
            assert read(tmp_path / f"new{which}.baqylau") == read(case)
        else:
            found.add("log")
            assert [(each.code, each.paths) for each in made.lost] == [
                ("rescue.unsure", ("title.kk",))
            ]
    assert found == {"row", "log"}


@pytest.mark.parametrize(
    ("bytes_", "code"),
    [
        (b"", "file.empty"),
        (b"PK\x03\x04" + b"x" * 100_000, "rescue.nothing"),
        (b"SQLite format 3\0" + bytes(84), "rescue.nothing"),
        (b"\x0d" * 200_000, "rescue.nothing"),
    ],
)
def test_of_what_is_no_case_nothing_is_made(tmp_path: Path, bytes_: bytes, code: str) -> None:
    path, target = tmp_path / "foreign.baqylau", tmp_path / "new.baqylau"
    path.write_bytes(bytes_)
    with pytest.raises(Problem) as caught:
        saved(path, target)
    assert caught.value.code == code
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_was_cut_short_is_taken_back_first(case: Path, tmp_path: Path) -> None:
    """The file and its journal as they lie after a power failure, and a page torn besides."""
    journal = case.with_name(f"{case.name}-journal")
    database = sqlite3.connect(case, isolation_level=None)
    database.execute("PRAGMA cache_size = 1")
    database.execute("BEGIN IMMEDIATE")
    database.execute('UPDATE finding SET title = \'{"kk":"half"}\'')
    database.execute("UPDATE change SET value = value || value || value")
    folder = tmp_path / "after"
    folder.mkdir()
    for each in (case, journal):
        shutil.copyfile(each, folder / each.name)
    database.execute("ROLLBACK")
    database.close()
    made = saved(folder / case.name, folder / "new.baqylau")
    assert made.lost == ()
    assert read(folder / "new.baqylau") == read(case)


def test_a_rescue_can_be_stopped_and_writes_over_nothing(worked: Path, tmp_path: Path) -> None:
    target = tmp_path / "new.baqylau"
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        told.append((done, total))
        return done < total // 2

    with pytest.raises(Problem, match=r"rescue\.stopped"):
        rescue(worked, target, author=AUTHOR, clock=CLOCK, progress=stop)
    assert told[0] == (0, worked.stat().st_size)
    assert told == sorted(told)
    assert list(tmp_path.iterdir()) == []
    target.write_bytes(b"mine")
    with pytest.raises(Problem, match=r"file\.exists"):
        saved(worked, target)
    assert target.read_bytes() == b"mine"
