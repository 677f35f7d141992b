"""Acts: all or nothing, with their entry in the log, and the log replays to the rows."""

import hashlib
import os
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.casefile import contents
from desktop.casefile.file import Author, CaseFile
from desktop.casefile.format import driver
from desktop.casefile.tables import CHUNK_BYTES
from desktop.casefile.verify import verify
from desktop.domain.clock import SystemClock
from desktop.domain.control import Control, Finding
from desktop.domain.correspondence import Attachment
from desktop.domain.errors import Problem
from desktop.domain.fields import with_leaf
from desktop.domain.ids import new_id
from desktop.domain.parties import ControlObject, Subject
from desktop.domain.record import Record
from desktop.domain.text import LocalText

Put = Callable[..., None]


def _log(path: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(path) as database:
        rows = database.execute("SELECT kind, note FROM act ORDER BY seq").fetchall()
    database.close()
    return rows


def _finding(file: CaseFile) -> Finding:
    return file.read().all(Finding)[0]


def test_an_act_that_is_not_committed_changes_nothing(file: CaseFile, author: Author) -> None:
    before = file.read()
    with file.act("finding.edit", author) as act:
        act.put(replace(_finding(file), number=7))
        act.store(b"lost")
    with pytest.raises(ZeroDivisionError):
        _fail_in_the_middle(file, author)
    assert file.read().all(Finding) == before.all(Finding)
    assert len(_log(file.path)) == 2
    assert _count(file.path, "content") == _count(file.path, "chunk") == 0


def _fail_in_the_middle(file: CaseFile, author: Author) -> None:
    with file.act("finding.edit", author) as act:
        act.remove(_finding(file))
        raise ZeroDivisionError


def _count(path: Path, table: str) -> int:
    database = sqlite3.connect(path)
    (n,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()
    database.close()
    return int(n)


def test_a_committed_act_is_there_after_reopening_with_who_why_and_when(
    file: CaseFile, author: Author, clock: SystemClock
) -> None:
    changed = replace(_finding(file), number=7)
    with file.act("finding.edit", author, note="қате түзетілді") as act:
        act.put(changed)
        assert act.commit().one(Finding, changed.id) == changed
    file.close()
    with CaseFile.open(file.path, clock=clock, backups=None) as again:
        assert _finding(again) == changed
    assert _log(file.path)[-1] == ("finding.edit", "қате түзетілді")


def test_an_act_that_changes_nothing_leaves_no_trace(file: CaseFile, put: Put) -> None:
    put(file, _finding(file))
    assert len(_log(file.path)) == 2


def test_a_changed_leaf_is_one_change_in_the_log(file: CaseFile, put: Put) -> None:
    put(file, with_leaf(_finding(file), "title.ru", "Пандуса нет", SystemClock().now()))
    database = sqlite3.connect(file.path)
    changes = database.execute(
        "SELECT record_kind, path, op, json_extract(value, '$[0]') FROM change"
        " WHERE act = (SELECT max(seq) FROM act)"
    ).fetchall()
    database.close()
    assert changes == [("finding", "title.ru", "set", "Пандуса нет")]


def test_a_value_and_its_salt_can_be_erased_and_the_acts_keep_their_names(
    file: CaseFile, put: Put
) -> None:
    put(file, replace(_finding(file), title=LocalText(kk="жеке дерек")))
    file.close()
    with sqlite3.connect(file.path) as database:
        database.execute("UPDATE change SET value = NULL, salt = NULL WHERE path = 'title.kk'")
    database.close()
    codes = {found.code for found in verify(file.path).findings}
    assert "verify.act-changed" not in codes
    assert b"\xd0\xb6\xd0\xb5\xd0\xba\xd0\xb5".decode() not in str(_log(file.path))


def test_a_record_that_others_refer_to_is_not_removed(file: CaseFile, author: Author) -> None:
    subject = file.read().all(Subject)[0]
    with file.act("subject.remove", author) as act:
        act.remove(subject)
        with pytest.raises(Problem, match=r"file\.still-needed"):
            act.commit()
    assert file.read().all(Subject) == (subject,)
    assert not verify(file.path).findings


def test_only_one_act_is_under_way_at_a_time(file: CaseFile, author: Author) -> None:
    with file.act("one", author), pytest.raises(RuntimeError), file.act("two", author):
        pass


def test_a_file_is_used_only_on_the_thread_that_opened_it(file: CaseFile) -> None:
    refused: list[BaseException] = []

    def elsewhere() -> None:
        for use in (file.read, file.close, lambda: file.content("0")):
            try:
                use()
            except RuntimeError as error:
                refused.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert len(refused) == 3
    assert file.read().all(Finding)


# Contents


def test_the_same_bytes_are_kept_once_and_come_back_whole(file: CaseFile, author: Author) -> None:
    data = bytes(range(256)) * 5000
    pieces = [data[:1], data[1:700_000], data[700_000:]]
    with file.act("store", author) as act:
        sha256 = act.store(pieces)
        assert act.store(data) == sha256
        act.commit()
    with file.act("store", author) as act:
        assert act.store([data]) == sha256
        act.commit()
    assert sha256 == hashlib.sha256(data).hexdigest()
    assert file.content(sha256) == data
    assert _count(file.path, "content") == 1
    assert not verify(file.path).findings


def test_an_empty_file_is_a_content_too(file: CaseFile, author: Author, tmp_path: Path) -> None:
    with file.act("store", author) as act:
        sha256 = act.store(b"")
        act.commit()
    file.write_content_to(sha256, tmp_path / "empty.txt")
    assert (tmp_path / "empty.txt").read_bytes() == b""


def test_a_content_is_written_out_whole_or_not_at_all(
    file: CaseFile, author: Author, tmp_path: Path
) -> None:
    target = tmp_path / "photo.jpg"
    target.write_bytes(b"old")
    with file.act("store", author) as act:
        sha256 = act.store(b"new" * 1_000_000)
        act.commit()
    with sqlite3.connect(file.path) as database:
        database.execute("UPDATE chunk SET data = zeroblob(5) WHERE n = 1")
    database.close()
    with pytest.raises(Problem, match=r"file\.content-damaged"):
        file.write_content_to(sha256, target)
    assert target.read_bytes() == b"old"
    assert {left.name for left in tmp_path.iterdir() if ".part" in left.name} == set()
    with pytest.raises(Problem, match=r"file\.content-missing"):
        file.content("0" * 64)


def test_a_file_above_the_limit_is_refused_and_leaves_nothing(
    file: CaseFile, author: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "LARGEST_FILE", 3 << 20)
    size = file.path.stat().st_size
    with file.act("store", author) as act, pytest.raises(Problem) as refused:
        act.store(b"x" * (1 << 20) for _ in range(5))
    assert refused.value.code == "file.too-large"
    assert refused.value.params["limit_mb"] == 3
    assert _count(file.path, "content") == 0
    assert file.path.stat().st_size == size


def test_an_error_of_the_source_passes_through_and_leaves_nothing(
    file: CaseFile, author: Author
) -> None:
    def pulled() -> Iterator[bytes]:
        yield b"x" * (20 << 20)
        raise FileNotFoundError(2, "stick pulled")

    with file.act("store", author) as act, pytest.raises(FileNotFoundError):
        act.store(pulled())
    assert _count(file.path, "content") == _count(file.path, "chunk") == 0


def test_a_large_content_is_never_whole_in_memory(file: CaseFile, author: Author) -> None:
    import tracemalloc

    block = bytes(1 << 20)
    tracemalloc.start()
    with file.act("store", author) as act:
        sha256 = act.store(block for _ in range(96))
        act.commit()
    for _ in file.open_content(sha256):
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 40 << 20


# The log


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_log_replays_to_the_rows_after_any_edits(
    make: Callable[[Path], None], author: Author, clock: SystemClock, data: st.DataObject
) -> None:
    texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.baqylau"
        make(path)
        file = CaseFile.open(path, clock=clock, backups=None)
        control = file.read().all(Control)[0]
        plain: dict[UUID, Record] = {r.id: r for r in file.read().all(Finding)}
        for _ in range(data.draw(st.integers(1, 8))):
            after = dict(plain)
            with file.act("random", author, data.draw(texts)) as act:
                for _ in range(data.draw(st.integers(0, 3))):
                    known = data.draw(st.sampled_from([None, *after]))
                    if known is not None and data.draw(st.integers(0, 3)) == 0:
                        act.remove(after.pop(known))
                        continue
                    finding = Finding(
                        id=known or new_id(),
                        control_id=control.id,
                        number=data.draw(st.integers(0, 3)),
                        title=LocalText(kk=data.draw(texts), kk_at=clock.now()),
                        norms=data.draw(st.frozensets(texts, max_size=2)),
                        conditions=data.draw(st.dictionaries(texts, texts, max_size=2)),
                    )
                    act.put(finding)
                    after[finding.id] = finding
                if data.draw(st.booleans()):
                    act.store(data.draw(st.binary(max_size=4)))
                if data.draw(st.booleans()):
                    act.commit()
                    plain = after
            if data.draw(st.booleans()):
                file.close()
                file = CaseFile.open(path, clock=clock, backups=None)
            assert {r.id: r for r in file.read().all(Finding)} == plain
        file.close()
        assert verify(path).findings == ()


def test_acts_name_their_parents_and_their_content(file: CaseFile, put: Put) -> None:
    """The names are recomputed with nothing but the standard library, as the format says."""
    import json

    put(file, replace(_finding(file), number=3))
    database = sqlite3.connect(file.path)
    names: dict[int, str] = {}
    acts = database.execute(
        "SELECT seq, id, kind, at, installation, person, author_digest, note_digest FROM act"
    ).fetchall()
    for seq, name, kind, at, installation, person, author, note in acts:
        parents = database.execute("SELECT parent FROM act_parent WHERE act = ?", (seq,))
        changes = database.execute(
            "SELECT record_kind, record, path, op, digest FROM change WHERE act = ? ORDER BY n",
            (seq,),
        )
        said = {
            "format": 1, "kind": kind, "at": at, "installation": installation, "person": person,
            "author": author, "note": note, "parents": sorted(names[p] for (p,) in parents),
            "changes": [
                dict(zip(("kind", "record", "path", "op", "digest"), change, strict=True))
                for change in changes
            ],
        }  # fmt: skip
        spelled = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        names[seq] = hashlib.sha256(spelled.encode()).hexdigest()
        assert names[seq] == name
    database.close()
    assert len(names) == 3


def test_a_new_case_says_in_its_log_what_it_is(
    path: Path, author: Author, clock: SystemClock
) -> None:
    institution = ControlObject(id=new_id(), name=LocalText(kk="Мектеп"))
    with CaseFile.create(path, object_=institution, author=author, clock=clock) as file:
        case = file.read()
    assert case.all(ControlObject) == (institution,)
    database = sqlite3.connect(path)
    first = database.execute("SELECT record_kind, record, op FROM change LIMIT 1").fetchone()
    database.close()
    assert first == ("case", str(case.id), "create")


def test_an_attachment_and_its_bytes_belong_to_one_act(
    file: CaseFile, author: Author, clock: SystemClock
) -> None:
    with file.act("attachment.take-in", author) as act:
        sha256 = act.store(b"scan")
        attachment = Attachment(
            id=new_id(), sha256=sha256, size=4, name="скан.pdf", media_type="application/pdf",
            taken_in_at=clock.now(),
        )  # fmt: skip
        act.put(attachment)
        act.commit()
    assert file.read().all(Attachment) == (attachment,)
    assert not verify(file.path).findings


def test_a_large_file_is_taken_out_a_few_pieces_at_a_time(case: Path, author: Author) -> None:
    """SQLite keeps what a transaction changes in memory: a film at once would fill a laptop."""
    with CaseFile.open(case, clock=SystemClock(), backups=None, must_write=True) as file:
        sha256 = ""
        with file.act("take-in", author) as act:
            sha256 = act.store(os.urandom(CHUNK_BYTES) for _ in range(40))
            act.commit()
        database = driver(file._store.connection)
        commits: list[str] = []
        database.set_trace_callback(lambda said: commits.append(said) if said == "COMMIT" else None)
        with file.act("record.purge", author) as act:
            act.erase_content(sha256)
            act.commit()
        database.set_trace_callback(None)
        assert len(commits) == 1 + 3, "the act, and 16, 16 and 8 pieces"
        for table in ("content", "chunk"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert verify(case).findings == ()
