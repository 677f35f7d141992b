"""The index of the library and the register of outgoing numbers."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from random import Random
from threading import Barrier
from uuid import UUID

import pytest
from msgspec.structs import replace

from desktop.casefile.directory_index import DirectoryIndex
from desktop.casefile.index import LibraryIndex, LibraryRow
from desktop.casefile.register import NumberRegister
from desktop.domain.directory import Seen, Told
from desktop.domain.errors import Problem
from desktop.domain.ids import new_id
from desktop.domain.text import LocalText


def _row(n: int) -> LibraryRow:
    return LibraryRow(
        path=f"/cases/{n:03d} мектеп.baqylau",
        case_id=str(new_id()),
        object_name=LocalText(kk=f"№ {n} мектеп", ru=f"Школа № {n}"),
        topic=LocalText(ru="Доступность"),
        phase="prepare",
        next_clock="PC_RESPONSE",
        next_due="2025-11-03",
        state="running",
        modified=1.5,
        size=700_000,
        read_at="2025-10-17T07:00:00Z",
        control_number=1,
    )


def test_the_index_lists_what_was_put_and_forgets_what_was_forgotten(tmp_path: Path) -> None:
    with LibraryIndex(tmp_path / "user" / "index.sqlite") as index:
        assert index.begun_anew
        rows = [_row(n) for n in range(3)]
        for row in reversed(rows):
            index.put(row)
        index.put(replace(rows[1], phase="draft"))
        index.forget(rows[2].path)
    with LibraryIndex(tmp_path / "user" / "index.sqlite") as index:
        assert not index.begun_anew
        assert index.rows() == (rows[0], replace(rows[1], phase="draft"))
        assert index.rows()[0].missing


@pytest.mark.parametrize("content", [b"\xff" * 50_000, b"SQLite format 3\0" + b"\x07" * 5000])
def test_a_damaged_index_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "index.sqlite"
    path.write_bytes(content)
    with LibraryIndex(path) as index:
        assert index.begun_anew
        assert index.rows() == ()
        index.put(_row(1))
        assert len(index.rows()) == 1


def _damage(path: Path, pages: slice) -> None:
    """Write over pages of a database that nobody has open."""
    data = bytearray(path.read_bytes())
    every = range(0, len(data), 4096)
    for start in every[pages]:
        data[start : start + 4096] = b"\xff" * 4096
    path.write_bytes(data)


_USES: list[Callable[[LibraryIndex], object]] = [
    lambda index: index.rows(),
    lambda index: index.listed(),
    lambda index: [index.items(_row(n).path) for n in range(600)],
    lambda index: index.outdated(),
    lambda index: [index.put(_row(n)) for n in range(600)],
    lambda index: [index.forget(_row(n).path) for n in range(1, 600)],
    lambda index: index.clean(),
]


@pytest.mark.parametrize("use", _USES)
@pytest.mark.parametrize("half", ["middle", "end"])
def test_an_index_damaged_inside_is_made_of_what_still_reads(
    tmp_path: Path, use: Callable[[LibraryIndex], object], half: str
) -> None:
    path = tmp_path / "index.sqlite"
    with LibraryIndex(path) as index:
        for n in range(600):
            index.put(_row(n), '["as it was put"]')
    pages = path.stat().st_size // 4096
    _damage(path, slice(pages // 3, pages // 2) if half == "middle" else slice(pages // 2, pages))
    with LibraryIndex(path) as index:
        use(index)
        rows = index.rows()
        assert index.was_damaged
        assert rows[0].phase
    with LibraryIndex(path) as index:
        assert index.rows() == rows
        assert not index.was_damaged
        assert (index.made_anew(), index.made_anew()) == (True, False)
        # Those of which no more is known than where they lie are to be read anew.
        assert {row.path for row in rows if not row.phase} <= set(index.outdated())


def test_a_list_whose_making_anew_breaks_off_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "index.sqlite"
    with LibraryIndex(path) as index:
        for n in range(600):
            index.put(_row(n), "[]")
    pages = path.stat().st_size // 4096
    _damage(path, slice(pages // 3, pages // 2))

    def full(*_given: object) -> None:
        raise Problem("file.disk-full", path=path)

    with monkeypatch.context() as patched:
        patched.setattr(LibraryIndex, "_put", full)
        with pytest.raises(Problem, match=r"file\.disk-full"), LibraryIndex(path) as index:
            index.rows()
    with LibraryIndex(path) as index:
        assert len(index.rows()) > 300
        assert index.was_damaged
        assert index.made_anew()


def test_a_register_of_institutions_damaged_inside_is_made_of_what_still_reads(
    tmp_path: Path,
) -> None:
    path = tmp_path / "directory.sqlite"
    told = {f"/x/{n:03}": _told(n) for n in range(600)}
    with DirectoryIndex(path) as index:
        for name, each in told.items():
            index.put(name, each)
    pages = path.stat().st_size // 4096
    _damage(path, slice(pages // 3, pages // 2))
    with DirectoryIndex(path) as index:
        left = index.all()
        assert index.was_damaged
        assert left["/x/000"] == told["/x/000"]
        assert left.keys() < told.keys()
        assert index.paths() == left.keys()  # the others are asked again


def _told(n: int) -> Told:
    return Told(institutions=(Seen(record=str(n), leaves={"name.kk": f"Мектеп {n}"}),))


def test_an_index_of_a_newer_program_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    with LibraryIndex(path) as index:
        index.put(_row(1))
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    with LibraryIndex(path) as index:
        assert index.begun_anew
        assert index.rows() == ()


def test_two_hundred_rows_are_read_without_sqlalchemy(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    with LibraryIndex(path) as index:
        for n in range(200):
            index.put(_row(n))
        assert len(index.rows()) == 200
    code = (
        "import sys, pathlib; from desktop.casefile.index import LibraryIndex;"
        "LibraryIndex(pathlib.Path(sys.argv[1])).close(); assert 'sqlalchemy' not in sys.modules"
    )
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", code, str(path)], check=True, cwd=root)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[NumberRegister]:
    with NumberRegister(tmp_path / "register.sqlite") as opened:
        yield opened


def _record(register: NumberRegister, number: str) -> UUID:
    letter = new_id()
    register.record(number, "2025-10-06", letter, new_id(), "notice")
    return letter


def _give(register: NumberRegister, pattern: str) -> str:
    return register.give(pattern, "2025-10-06", new_id(), new_id(), "notice")


def test_numbers_follow_each_other_in_each_series_by_itself(register: NumberRegister) -> None:
    assert _give(register, "01-12/{n}") == "01-12/1"
    _record(register, "01-12/9")
    _record(register, "01-12/40-2")
    assert _give(register, "01-12/{n}") == "01-12/10"
    assert _give(register, "01-12/{n}-2") == "01-12/41-2"
    assert _give(register, "{n}") == "1"


def test_a_letter_is_given_the_number_that_it_has(register: NumberRegister) -> None:
    letter, case = new_id(), new_id()
    numbers = [register.give("{n}", "2025-10-06", letter, case, "notice") for _ in range(2)]
    assert numbers == ["1", "1"]
    assert len(register.rows()) == 1


def test_two_programs_at_once_never_give_one_number_twice(tmp_path: Path) -> None:
    path, at_once = tmp_path / "register.sqlite", Barrier(4)

    def work(_n: int) -> list[str]:
        with NumberRegister(path) as mine:
            at_once.wait()
            return [_give(mine, "01-12/{n}") for _ in range(5)]

    with ThreadPoolExecutor(4) as programs:
        given = [number for each in programs.map(work, range(4)) for number in each]
    assert sorted(int(number.rpartition("/")[2]) for number in given) == list(range(1, 21))


def test_a_void_number_is_not_used_again(register: NumberRegister) -> None:
    letter = _record(register, "01-12/5")
    register.void("01-12/5", letter, "бланк бүлінді")
    assert _give(register, "01-12/{n}") == "01-12/6"
    assert register.rows()[0].void_reason == "бланк бүлінді"
    with pytest.raises(Problem, match=r"file\.number-unknown"):
        register.void("01-12/5", letter, "тағы")


def test_gaps_and_doubles_are_shown(register: NumberRegister) -> None:
    for number in ("01-12/57", "01-12/60", "01-12/58", "қолмен 3"):
        _record(register, number)
    twice = _record(register, "01-12/57")
    assert _give(register, "01-12/{n}") == "01-12/61"
    (gap,) = register.gaps()
    assert (gap.first, gap.last) == ("01-12/59", "01-12/59")
    assert (gap.before.number, gap.behind.number) == ("01-12/58", "01-12/60")
    first = register.rows()[0].letter_id
    doubles = register.doubles()
    assert {double: [each.letter_id for each in same] for double, same in doubles.items()} == {
        (first, "01-12/57"): [twice],
        (twice, "01-12/57"): [first],
    }
    register.void("01-12/57", twice, "екі рет берілді")
    (same,) = register.doubles().values()  # of the number that holds: the other stands beside it
    assert [(each.letter_id, each.void_reason) for each in same] == [(twice, "екі рет берілді")]


def test_each_number_is_compared_with_those_of_its_own_year(register: NumberRegister) -> None:
    letters = [new_id() for _ in range(4)]
    for letter, year in zip(letters, (2025, 2025, 2026, 2026), strict=True):
        register.record("5", f"{year}-10-06", letter, new_id(), "notice")
    doubles = register.doubles()
    a, b, c, d = letters
    assert {one: [each.letter_id for each in same] for (one, _n), same in doubles.items()} == {
        a: [b],
        b: [a],
        c: [d],
        d: [c],
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5", "№ 5"),
        ("01-12/5", "01-12/05"),
        ("01-12/5", "01-12\u00a0/ 5"),
        ("01-12/5", "01\u201312/5"),
        ("\u0410-5", "A-5"),
        ("5\u0430", "5\u0410"),
    ],
)
def test_a_number_written_otherwise_is_the_same(
    register: NumberRegister, one: str, other: str
) -> None:
    _record(register, one)
    _record(register, other)
    assert len(register.doubles()) == 2


@pytest.mark.parametrize("other", ["01-12/50", "01-2/5", "01-12/5-2", "0112/5", "01-12/б5"])
def test_another_number_is_not_the_same(register: NumberRegister, other: str) -> None:
    _record(register, "01-12/5")
    _record(register, other)
    assert register.doubles() == {}


def test_a_number_typed_with_another_dash_is_not_given_again(register: NumberRegister) -> None:
    assert _give(register, "01-12/{n}") == "01-12/1"
    _record(register, "01\u201312/2")
    assert _give(register, "01-12/{n}") == "01-12/3"


def test_a_number_of_another_year_is_no_double_and_one_of_no_known_year_may_be(
    register: NumberRegister,
) -> None:
    register.record("5", "2025-12-30", new_id(), new_id(), "notice")
    register.record("5", "2026-01-12", new_id(), new_id(), "notice")
    assert register.doubles() == {}
    register.record("5", "қаңтар", new_id(), new_id(), "notice")
    assert sorted(len(same) for same in register.doubles().values()) == [1, 1, 2]


def test_many_numbers_left_out_are_one_gap(register: NumberRegister) -> None:
    _give(register, "{n}-б")
    _record(register, "40000-б")
    assert [(gap.first, gap.last) for gap in register.gaps()] == [("2-б", "39999-б")]


def test_a_register_of_a_former_layout_does_not_read_and_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite"
    with NumberRegister(path) as register:
        _give(register, "{n}")
    with closing(sqlite3.connect(path)) as old:
        old.executescript("DROP TABLE entered; PRAGMA user_version = 2")
    before = path.read_bytes()
    with pytest.raises(Problem, match=r"file\.register-damaged"):
        NumberRegister(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"\xff" * len(data),
        lambda data: data[:4096] + b"\x07" * (len(data) - 4096),
        lambda data: data[: len(data) // 2],
        lambda data: b"",
    ],
    ids=["noise", "torn pages", "half", "nothing"],
)
def test_a_damaged_register_is_named_and_left_as_it_is(
    tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "register.sqlite"
    with NumberRegister(path) as register:
        for _ in range(200):
            _give(register, "01-12/{n}")
    spoilt = spoil(path.read_bytes())
    path.write_bytes(spoilt)
    if not spoilt:  # an empty file is a register in which nothing was entered
        with NumberRegister(path) as register:
            assert register.rows() == ()
        return
    with pytest.raises(Problem, match=r"file\.register-damaged"):
        NumberRegister(path)
    assert path.read_bytes() == spoilt


@pytest.mark.parametrize("seed", range(4))
def test_whatever_one_byte_is_flipped_the_register_is_read_or_named_as_damaged(
    tmp_path: Path, seed: int
) -> None:
    path = tmp_path / "register.sqlite"
    with NumberRegister(path) as register:
        for _ in range(20):
            _give(register, "01-12/{n}")
    sound = path.read_bytes()
    chance = Random(seed)
    for place in chance.sample([n for n, byte in enumerate(sound) if byte], 60):
        spoilt = bytearray(sound)
        spoilt[place] ^= 1 << chance.randrange(8)
        path.write_bytes(spoilt)
        try:
            with NumberRegister(path) as register:
                register.next("01-12/{n}")
                register.gaps()
                register.letters()
        except Problem as problem:
            assert problem.code in ("file.register-damaged", "file.register-newer")  # noqa: PT017


def test_a_number_that_its_letter_no_longer_finds_is_damage(tmp_path: Path) -> None:
    path, letter = tmp_path / "register.sqlite", new_id()
    with NumberRegister(path) as register:
        register.record("7", "2025-10-06", letter, new_id(), "notice")
    data = path.read_bytes()
    first, last = str(letter).encode(), f"{str(letter)[:-1]}{'0' if letter.hex[-1] == '1' else '1'}"
    place = data.index(first)
    path.write_bytes(data[:place] + last.encode() + data[place + len(first) :])
    with pytest.raises(Problem, match=r"file\.register-damaged"):
        NumberRegister(path)


def test_a_register_that_lacks_a_table_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite"
    NumberRegister(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("DROP TABLE letters")
    with pytest.raises(Problem, match=r"file\.register-damaged"):
        NumberRegister(path)


def test_a_register_of_a_newer_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite"
    NumberRegister(path).close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(Problem, match=r"file\.register-newer"):
        NumberRegister(path)
    assert path.read_bytes() == before


def test_the_number_of_a_letter_does_not_change(register: NumberRegister) -> None:
    letter, case = new_id(), new_id()
    register.record("7", "2025-10-06", letter, case, "notice")
    register.record("7", "2025-10-06", letter, case, "notice")
    assert len(register.rows()) == 1
    with pytest.raises(Problem, match=r"file\.number-given"):
        register.record("8", "2025-10-06", letter, case, "notice")
    register.void("7", letter, "қате")
    register.record("8", "2025-10-06", letter, case, "notice")


@pytest.mark.parametrize("pattern", ["01-12", "{n}/{n}", ""])
def test_a_pattern_without_one_place_for_the_count_is_refused(
    register: NumberRegister, pattern: str
) -> None:
    with pytest.raises(Problem, match=r"file\.register-pattern"):
        _give(register, pattern)
