"""What verify finds: every kind of damage by its name, and nothing in a sound file."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from desktop.casefile import verify as check_module
from desktop.casefile.file import Author, CaseFile
from desktop.casefile.rescue import rescue
from desktop.casefile.verify import verify
from desktop.domain.clock import SystemClock
from desktop.domain.control import Finding
from desktop.domain.correspondence import Attachment
from desktop.domain.errors import Problem
from desktop.domain.ids import new_id

_BYTES = b"A photo of a closed door. " * 100_000


@pytest.fixture
def kept(file: CaseFile, author: Author, clock: SystemClock) -> Path:
    """A closed case with an attachment."""
    with file.act("attachment.take-in", author) as act:
        sha256 = act.store(_BYTES)
        act.put(
            Attachment(
                id=new_id(), sha256=sha256, size=len(_BYTES), name="photo.jpg",
                media_type="image/jpeg", taken_in_at=clock.now(),
            )
        )  # fmt: skip
        act.commit()
    file.close()
    return file.path


def _codes(path: Path) -> set[str]:
    return {found.code for found in verify(path).findings}


def _sql(path: Path, *statements: str) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        database.execute(statement)
    database.close()


def _flip(path: Path, marker: bytes, which: int) -> None:
    """Flip one bit in the middle of an occurrence of `marker`, past all of SQLite."""
    data = path.read_bytes()
    at = -1
    for _ in range(which + 1):
        at = data.index(marker, at + 1)
    with path.open("rb+") as file:
        file.seek(at + len(marker) // 2)
        file.write(bytes([data[at + len(marker) // 2] ^ 1]))


def test_in_a_sound_case_nothing_is_found(kept: Path) -> None:
    seen: list[tuple[int, int]] = []
    report = verify(kept, lambda done, total: not seen.append((done, total)))  # type: ignore[func-returns-value]
    assert report.findings == ()
    assert report.counts["records"] == 5
    assert report.counts["acts"] == 3
    assert report.counts["bytes"] == len(_BYTES)
    assert seen[-1] == (len(_BYTES), len(_BYTES))


def test_a_check_can_be_stopped(kept: Path) -> None:
    with pytest.raises(Problem, match=r"verify\.stopped"):
        verify(kept, lambda _done, _total: False)


def test_a_check_can_be_stopped_while_only_the_database_is_still_at_work(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished: list[object] = []

    def counting(check: check_module._Check) -> None:
        endless = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 1000000000)"
        finished.extend(check.database.execute(f"{endless} SELECT count(*) FROM c"))

    monkeypatch.setattr(check_module._Check, "_structure", counting)
    heard: list[tuple[int, int]] = []

    def asked(done: int, total: int) -> bool:
        heard.append((done, total))
        return heard.count((len(_BYTES), len(_BYTES))) < 4

    with pytest.raises(Problem, match=r"verify\.stopped"):
        verify(kept, asked)
    assert finished == []


def test_a_record_that_cannot_be_read_hides_no_other(
    file: CaseFile, put: Callable[..., None]
) -> None:
    first = file.read().all(Finding)[0]
    second = replace(first, id=new_id(), number=2)
    put(file, second)
    file.close()
    _sql(
        file.path,
        f"UPDATE finding SET norms = '[7]' WHERE id = '{first.id}'",
        f"UPDATE finding SET number = 77 WHERE id = '{second.id}'",
    )
    assert {(found.code, found.params["record"]) for found in verify(file.path).findings} == {
        ("verify.row-unreadable", str(first.id)),
        ("verify.row-differs", str(second.id)),
    }


def test_a_bit_flipped_in_a_row_or_in_the_log_is_found(kept: Path) -> None:
    found = set()
    for which in (0, 1):
        marker = "МАҢЫЗДЫ".encode()
        _flip(kept, marker, which)
        found |= (codes := _codes(kept))
        assert len(codes & {"verify.row-differs", "verify.logged-value"}) >= 1
        data = kept.read_bytes()
        changed = [at for at in range(len(data)) if data.startswith(marker[:6], at)]
        assert len(changed) == 2
        _unflip(kept, marker)
    assert found >= {"verify.row-differs", "verify.logged-value"}


def _unflip(path: Path, marker: bytes) -> None:
    data = path.read_bytes()
    broken = bytearray(marker)
    broken[len(marker) // 2] ^= 1
    path.write_bytes(data.replace(bytes(broken), marker))


def test_a_bit_flipped_in_a_content_is_found(kept: Path) -> None:
    _flip(kept, b"closed door", 40_000)
    assert _codes(kept) == {"verify.content-changed"}


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE finding SET title = '{}'", "verify.row-differs"),
        ("UPDATE finding SET number = 2", "verify.row-differs"),
        ("UPDATE finding SET norms = '[7]'", "verify.row-unreadable"),
        ("DELETE FROM finding", "verify.row-missing"),
        ("UPDATE finding SET id = upper(id)", "verify.row-unlogged"),
        ("INSERT INTO person SELECT id, 'subject', '{}','{}','{}','{}','{}','','' FROM subject",
         "verify.row-unlogged"),
        ("UPDATE act SET kind = 'x' WHERE seq = 2", "verify.act-changed"),
        ("UPDATE act SET at = '2020-01-01T00:00:00Z' WHERE seq = 2", "verify.act-changed"),
        ("UPDATE act SET author = 'Басқа біреу' WHERE seq = 2", "verify.act-text"),
        ("UPDATE act SET note = 'x' WHERE seq = 3", "verify.act-text"),
        ("DELETE FROM act_parent WHERE act = 3", "verify.act-roots"),
        ("DELETE FROM act_parent WHERE act = 3", "verify.act-changed"),
        ("UPDATE act_parent SET parent = 77, act = 78 WHERE act = 3", "verify.reference"),
        ("DELETE FROM change WHERE act = 2 AND n = 1", "verify.act-changed"),
        ("UPDATE change SET value = '[\"x\",null]' WHERE path = 'title.kk'", "verify.logged-value"),
        ("UPDATE meta SET value = 'x'", "verify.case-id"),
        ("DELETE FROM chunk WHERE n = 1", "verify.content-changed"),
        ("DELETE FROM content", "verify.content-missing"),
        ("DELETE FROM content", "verify.content-lost"),
        ("UPDATE content SET size = 1", "verify.content-changed"),
        ("INSERT INTO content(sha256, size) VALUES (printf('%064d', 1), 0)",
         "verify.content-unlogged"),
        ("DELETE FROM subject", "verify.reference"),
    ],
)  # fmt: skip
def test_what_somebody_changes_past_the_program_is_found(
    kept: Path, statement: str, code: str
) -> None:
    _sql(kept, statement)
    assert code in _codes(kept)


def test_a_mark_that_is_neither_yes_nor_no_is_found_also_where_nothing_can_be_written(
    kept: Path, locked_up: Callable[[Path], None]
) -> None:
    _sql(kept, "PRAGMA ignore_check_constraints = ON", "UPDATE control SET sample = 2")
    locked_up(kept.parent)
    assert "verify.row-unreadable" in _codes(kept)


def test_a_row_that_smuggles_in_another_record_is_found_and_not_opened(kept: Path) -> None:
    another = """json_object('id', id, 'control_id', control_id, 'number', 9)"""
    inside = f"""'{{}}}},' || substr({another}, 1, length({another}) - 1) || ',"title":{{}}'"""
    _sql(kept, f"UPDATE finding SET title = {inside}")
    assert _codes(kept) >= {"verify.row-unreadable"}
    with pytest.raises(Problem, match=r"file\.damaged"):
        CaseFile.open(kept, clock=SystemClock(), backups=None)


def test_torn_pages_anywhere_are_findings_and_no_crash(kept: Path) -> None:
    whole = kept.read_bytes()
    missed = []
    for at in range(16384, len(whole), 16384 * 7):
        kept.write_bytes(whole[:at] + b"\xa5" * 512 + whole[at + 512 :])
        if not verify(kept).findings:
            missed.append(at)
    assert missed == []


def test_a_case_edited_meanwhile_is_not_taken_for_damaged(
    case: Path, make: Callable[[Path], None]
) -> None:
    with CaseFile.open(case, clock=SystemClock(), backups=None):
        assert verify(case).findings == ()


def _loosely(path: Path, statement: str) -> None:
    """Run a statement as if no table were strict: what a bit flipped in a value's kind leaves."""
    writable = "PRAGMA writable_schema = ON"
    put = "UPDATE sqlite_schema SET sql = ? WHERE name = ?"
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        tables = database.execute("SELECT sql, name FROM sqlite_schema WHERE sql <> ''").fetchall()
        database.execute(writable)
        for sql, name in tables:
            database.execute(put, (re.sub(r"STRICT,|,?\s*STRICT", "", sql), name))
    _sql(path, "PRAGMA ignore_check_constraints = ON", statement)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(writable)
        database.executemany(put, tables)


_OTHER_KINDS = [
    "UPDATE change SET value = CAST(value AS BLOB) WHERE path = 'title.kk'",
    "UPDATE change SET salt = 'sixteen letters.' WHERE path = 'title.kk'",
    "UPDATE change SET record = CAST(record AS BLOB) WHERE path = 'title.kk'",
    "UPDATE act SET author = CAST(author AS BLOB)",
    "UPDATE act SET kind = CAST(kind AS BLOB)",
    "UPDATE act_parent SET parent = CAST(parent AS BLOB)",
    "UPDATE chunk SET data = CAST(data AS TEXT)",
    "UPDATE content SET size = 'many'",
    "UPDATE finding SET title = CAST(title AS BLOB)",
]


@pytest.mark.parametrize("statement", _OTHER_KINDS)
def test_a_value_that_became_another_kind_of_value_is_found_and_stops_nothing(
    kept: Path, statement: str
) -> None:
    _loosely(kept, statement)
    report = verify(kept)
    assert report.findings
    assert report.counts["contents"] == 1


@pytest.mark.parametrize("statement", _OTHER_KINDS)
def test_a_file_in_which_values_became_of_another_kind_is_rescued(
    kept: Path, tmp_path: Path, author: Author, clock: SystemClock, statement: str
) -> None:
    _loosely(kept, statement)
    saved = tmp_path / "saved.baqylau"
    rescue(kept, saved, author=author, clock=clock)
    assert verify(saved).findings == ()


def test_a_piece_of_a_file_that_became_a_text_is_damage_in_words(kept: Path) -> None:
    _loosely(kept, "UPDATE chunk SET data = CAST(data AS TEXT)")
    with CaseFile.open(kept, clock=SystemClock(), backups=None) as file:
        (photo,) = file.read().all(Attachment)
        with pytest.raises(Problem, match=r"file\.content-damaged"):
            file.content(photo.sha256)


@pytest.mark.parametrize("smuggled", ['[],"number":7', '[],"id":"{other}"', "[] ", "[]]", '["a"'])
def test_a_column_that_holds_more_than_its_value_is_found_and_not_opened(
    file: CaseFile, author: Author, control_id: UUID, smuggled: str
) -> None:
    other = Finding(id=new_id(), control_id=control_id, number=2)
    with file.act("test.put", author) as act:
        act.put(other)
        act.commit()
    file.close()
    text = smuggled.format(other=other.id)
    _sql(file.path, f"UPDATE finding SET evidence_ids = '{text}' WHERE number = 1")
    if text == "[] ":  # a space says nothing
        assert _codes(file.path) == set()
        return
    assert _codes(file.path) == {"verify.row-unreadable"}
    with pytest.raises(Problem, match=r"file\.damaged"):
        CaseFile.open(file.path, clock=SystemClock(), backups=None)


@pytest.mark.parametrize("table", ["control", "finding", "act", "change"])
def test_a_table_that_takes_values_of_any_kind_is_found_and_not_opened(
    kept: Path, table: str
) -> None:
    schema = f"UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = '{table}'"
    _sql(kept, "PRAGMA writable_schema = ON", schema)
    assert "verify.structure" in _codes(kept)
    if table == "change":  # opening leaves it to the check
        return
    with pytest.raises(Problem, match=r"file\.damaged"):
        CaseFile.open(kept, clock=SystemClock(), backups=None)


@pytest.mark.parametrize("column", ["note", "author"])
def test_letters_that_are_none_in_the_log_are_found_and_told_in_words(
    kept: Path, column: str
) -> None:
    _sql(kept, f"UPDATE act SET {column} = CAST(x'ff41' AS TEXT)")
    assert "verify.structure" in _codes(kept)
    with (
        CaseFile.open(kept, clock=SystemClock(), backups=None) as file,
        pytest.raises(Problem, match=r"file\.damaged"),
    ):
        file.acts()
