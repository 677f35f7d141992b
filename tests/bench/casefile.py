"""What a case file costs against the least that could do the same: pairs measured in one run."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, time
from typing import NamedTuple
from uuid import UUID, uuid4

from msgspec.structs import replace

from desktop.casefile.file import Author, CaseFile
from desktop.casefile.keys import new_key
from desktop.domain.case import Case
from desktop.domain.clock import SystemClock
from desktop.domain.control import Control, Evidence, Finding, Recommendation
from desktop.domain.correspondence import Letter, Reply
from desktop.domain.ids import new_id
from desktop.domain.parties import ControlObject, Person, Subject
from desktop.domain.record import Record
from desktop.domain.text import LocalText

AUTHOR = Author(uuid4(), uuid4(), "Айгүл Серікқызы")
CLOCK = SystemClock()


def _text(n: int) -> LocalText:
    at = CLOCK.now()
    return LocalText(
        kk=f"Сыртқы есік {n} алдында пандус жоқ, тұтқалар орнатылмаған. " * 3,
        ru=f"Перед входом {n} нет пандуса, поручни не установлены. " * 3,
        kk_at=at,
        ru_at=at,
    )


def sample_records(object_id: UUID, count: int) -> list[Record]:
    """Return about `count` records as a busy case holds them."""
    subject = Subject(id=new_id(), name=_text(0))
    control = Control(
        id=new_id(), number=1, subject_id=subject.id, object_id=object_id,
        topic=_text(0),
    )  # fmt: skip
    records: list[Record] = [subject, control]
    for n in range(1, count // 6 + 1):
        evidence = Evidence(id=new_id(), control_id=control.id, number=n, title=_text(n))
        finding = Finding(
            id=new_id(), control_id=control.id, number=n, title=_text(n), circumstances=_text(n),
            norms=frozenset({"access.16", "pc.13"}), evidence_ids=frozenset({evidence.id}),
        )  # fmt: skip
        recommendation = Recommendation(
            id=new_id(), control_id=control.id, number=n, text=_text(n),
            finding_ids=frozenset({finding.id}),
        )  # fmt: skip
        letter = Letter(id=new_id(), control_id=control.id, number=f"01-12/{n}")
        reply = Reply(id=new_id(), recommendation_id=recommendation.id, letter_id=letter.id)
        person = Person(id=new_id(), full_name=_text(n))
        records += [evidence, finding, recommendation, letter, reply, person]
    return records


def make_case(path: Path, count: int) -> None:
    """Write a case file of about `count` records, in acts of a few records each."""
    object_ = ControlObject(id=new_id(), name=_text(0))
    with CaseFile.create(path, object_=object_, author=AUTHOR, clock=CLOCK) as file:
        records = sample_records(object_.id, count)
        for start in range(0, len(records), 6):
            with file.act("bench", AUTHOR) as act:
                for record in records[start : start + 6]:
                    act.put(record)
                act.commit()


# The same rows by the bare driver: the record's, the act's, its parent's and its change's.
_RAW_RECORD = "UPDATE finding SET title = ? WHERE id = ?"
_RAW_ACT = (
    "INSERT INTO act(id, kind, at, installation, person, author_digest, author_salt, author,"
    " note_digest, note_salt, note) VALUES (?,?,?,?,?,?,?,?,?,?,?)"
)
_RAW_PARENT = "INSERT INTO act_parent(act, parent) VALUES (?,?)"
_RAW_CHANGE = (
    "INSERT INTO change(act, n, record_kind, record, path, op, digest, salt, value)"
    " VALUES (?,?,?,?,?,?,?,?,?)"
)


def _raw_edit(database: sqlite3.Connection, record: str, seq: int, n: int) -> None:
    title = '{"kk":"%s","kk_at":"2026-11-23T08:00:00.000000Z"}' % (f"Тақырып {n} " * 8)
    database.execute("BEGIN IMMEDIATE")
    database.execute(_RAW_RECORD, (title, record))
    act = (f"{n:064x}", "bench", "2026-11-23T08:00:00Z", str(uuid4()), str(uuid4()))
    salt = os.urandom(16)
    said = ("0" * 64, salt, "Айгүл Серікқызы", "0" * 64, salt, "")
    made = database.execute(_RAW_ACT, act + said).lastrowid
    database.execute(_RAW_PARENT, (made, seq))
    change = (made, 0, "finding", record, "title.kk", "set", "0" * 64, salt, title)
    database.execute(_RAW_CHANGE, change)
    database.execute("COMMIT")


def edit_ratio(folder: Path, edits: int = 150) -> float:
    """Return the time of one saved edit with its log entry over that of the raw rows."""
    ours, raw = folder / "ours.baqylau", folder / "raw.baqylau"
    make_case(ours, 300)
    make_case(raw, 300)
    database = sqlite3.connect(raw, isolation_level=None)
    for pragma in ("synchronous = EXTRA", "journal_mode = DELETE", "foreign_keys = ON"):
        database.execute(f"PRAGMA {pragma}")
    record = database.execute("SELECT id FROM finding").fetchone()[0]
    seq = database.execute("SELECT max(seq) FROM act").fetchone()[0]
    pairs = []
    with CaseFile.open(ours, clock=CLOCK, backups=None) as file:
        finding = file.read().all(Finding)[0]
        for n in range(edits):
            text = finding.title.with_text("kk", f"Тақырып {n} " * 8, CLOCK.now())
            changed = replace(finding, title=text)
            pairs.append((timed(lambda c=changed: _edit(file, c)),
                          timed(lambda n=n: _raw_edit(database, record, seq, n))))  # fmt: skip
    database.close()
    return _ratio(pairs[10:])


def protected_ratio(folder: Path, edits: int = 150) -> float:
    """Return the time of one saved edit of a protected case over that of the same plain one."""
    plain, protected = folder / "plain.baqylau", folder / "protected.baqylau"
    make_case(plain, 300)
    shutil.copyfile(plain, protected)
    with (
        CaseFile.open(plain, clock=CLOCK, backups=None) as one,
        CaseFile.open(protected, clock=CLOCK, backups=None) as other,
    ):
        other.rewrite(new_key("a password"))
        finding = one.read().all(Finding)[0]
        pairs = []
        for n in range(edits):
            text = finding.title.with_text("kk", f"Тақырып {n} " * 8, CLOCK.now())
            changed = replace(finding, title=text)
            pairs.append((timed(lambda c=changed: _edit(other, c)),
                          timed(lambda c=changed: _edit(one, c))))  # fmt: skip
    return _ratio(pairs[10:])


def _edit(file: CaseFile, record: Record) -> Case:
    with file.act("finding.edit", AUTHOR) as act:
        act.put(record)
        return act.commit()


_OPEN_OURS = """
from pathlib import Path; import sys
from desktop.casefile.file import CaseFile
from desktop.domain.clock import SystemClock
file = CaseFile.open(Path(sys.argv[1]), clock=SystemClock(), backups=None)
assert file.read().id
file.close()
"""
_OPEN_CORE = """
import sys
from sqlalchemy import Column, MetaData, Table, Text, create_engine, select, text
columns = eval(sys.argv[2])
tables = [Table(n, MetaData(), *(Column(c, Text) for c in names)) for n, names in columns.items()]
with create_engine("sqlite:///" + sys.argv[1]).connect() as connection:
    for table in tables:
        connection.execute(select(table)).all()
"""


_THERE = """
import json, resource, time
rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([time.time(), rss]))
"""


class Opened(NamedTuple):
    """What one program needed until its rows were there: seconds since its start, kilobytes."""

    seconds: float
    memory: int


def open_once(path: Path, *, by_core: bool) -> Opened:
    """Open a case in a process of its own, imports and all, and read every record.

    What the end of the process costs is not counted. Core reads the same columns of the same
    tables, and makes nothing of them.
    """
    from desktop.casefile.tables import RECORD_TABLES

    columns = {name: table.columns.keys() for name, table in RECORD_TABLES.items()}
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(path.parent / "pycache")}
    # Compiled modules on both sides, as every start but the first has them.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    code = _OPEN_CORE if by_core else _OPEN_OURS
    began = time()
    done = subprocess.run(
        [sys.executable, "-c", code + _THERE, str(path), repr(columns)],
        env=environment, capture_output=True, check=True,
    )  # fmt: skip
    there, memory = json.loads(done.stdout)
    return Opened(there - began, memory)


def open_ratio(path: Path, rounds: int) -> float:
    """Return the time of opening and reading a case over that of importing Core and selecting."""
    ours, core = [], []
    for _ in range(rounds + 1):
        ours.append(open_once(path, by_core=False).seconds)
        core.append(open_once(path, by_core=True).seconds)
    # The first of each warms the disk. The quickest: whatever else the computer does only adds.
    return min(ours[1:]) / min(core[1:])


def timed(job: Callable[[], object]) -> float:
    """Return the seconds that a job takes."""
    start = perf_counter()
    job()
    return perf_counter() - start


def _ratio(pairs: list[tuple[float, float]]) -> float:
    return median(a for a, _ in pairs) / median(b for _, b in pairs)


def run() -> list[tuple[str, float, float]]:
    """Return what was measured: name, ratio, and the ratio it should not pass."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        folder = Path(name)
        make_case(folder / "open.baqylau", 2000)
        return [
            ("saved edit with its log entry / the same rows raw", edit_ratio(folder), 2.0),
            ("saved edit of a protected case / of a plain one", protected_ratio(folder), 4.0),
            ("open and read 2,000 records / Core", open_ratio(folder / "open.baqylau", 9), 1.5),
        ]


if __name__ == "__main__":
    for name, ratio, limit in run():
        print(f"{ratio:6.2f}  (limit {limit})  {name}")
