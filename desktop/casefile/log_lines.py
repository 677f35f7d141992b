"""The log as text, an act a line, for whoever has no SQLite; and read back from there."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import groupby

import msgspec
from sqlalchemy import Connection, select

from desktop.casefile import log
from desktop.casefile.fork import LoggedAct
from desktop.casefile.format import transaction
from desktop.casefile.tables import ACT, ACT_PARENT, CHANGE
from desktop.domain.ids import is_id

LONGEST_LINE = 256 << 20
"""Bytes; an act that says more was not written by us."""
_ACTS_AT_ONCE = 500
"""So many are read in one go: memory stays flat, and no writer waits for long."""


class Said(msgspec.Struct):
    """A text with its salted digest. `salt` in hexadecimal; it and `text` are null once erased."""

    digest: str
    salt: str | None
    text: str | None


class Changed(msgspec.Struct):
    """One change of an act, as in the table `change`; `value` is canonical JSON, in a string."""

    kind: str
    record: str
    path: str
    op: str
    digest: str | None
    salt: str | None
    value: str | None


class ActLine(msgspec.Struct):
    """One act, as in the table `act`, with its parents' names and its changes in order."""

    id: str
    kind: str
    at: str
    installation: str
    person: str | None
    author: Said
    note: Said
    parents: list[str]
    changes: list[Changed]


def lines(connection: Connection) -> Iterator[bytes]:
    """Yield each act of the log as a line of JSON, parents before children."""
    encode = msgspec.json.Encoder().encode
    done = 0
    while True:
        batch = select(ACT.c.seq).where(ACT.c.seq > done).order_by(ACT.c.seq).limit(_ACTS_AT_ONCE)
        with transaction(connection, write=False):
            numbers = connection.execute(batch).scalars().all()
            found = _acts(connection, done, numbers[-1]) if numbers else []
        if not numbers:
            return
        done = numbers[-1]
        yield from (encode(act) + b"\n" for act in found)


def _acts(connection: Connection, after: int, last: int) -> list[ActLine]:
    acts = select(
        ACT.c.seq, ACT.c.id, ACT.c.kind, ACT.c.at, ACT.c.installation, ACT.c.person,
        ACT.c.author_digest, ACT.c.author_salt, ACT.c.author,
        ACT.c.note_digest, ACT.c.note_salt, ACT.c.note,
    ).where(ACT.c.seq > after, ACT.c.seq <= last)  # fmt: skip
    parents: dict[int, list[str]] = {}
    for child, name in connection.execute(
        select(ACT_PARENT.c.act, ACT.c.id)
        .join_from(ACT_PARENT, ACT, ACT_PARENT.c.parent == ACT.c.seq)
        .where(ACT_PARENT.c.act > after, ACT_PARENT.c.act <= last)
    ):
        parents.setdefault(child, []).append(name)
    changes = select(
        CHANGE.c.act, CHANGE.c.record_kind, CHANGE.c.record, CHANGE.c.path, CHANGE.c.op,
        CHANGE.c.digest, CHANGE.c.salt, CHANGE.c.value,
    ).where(CHANGE.c.act > after, CHANGE.c.act <= last)  # fmt: skip
    rows = connection.execute(changes.order_by(CHANGE.c.act, CHANGE.c.n))
    changed = {
        act: [Changed(*row[1:6], _hex(row[6]), row[7]) for row in these]
        for act, these in groupby(rows, key=lambda row: row[0])
    }
    return [
        ActLine(
            id=act.id,
            kind=act.kind,
            at=act.at,
            installation=act.installation,
            person=act.person,
            author=Said(act.author_digest, _hex(act.author_salt), act.author),
            note=Said(act.note_digest, _hex(act.note_salt), act.note),
            parents=sorted(parents.get(act.seq, ())),
            changes=changed.get(act.seq, []),
        )
        for act in connection.execute(acts.order_by(ACT.c.seq))
    ]


def _hex(salt: bytes | None) -> str | None:
    return None if salt is None else salt.hex()


Found = Callable[..., None]
"""Takes a code and its parameters: something is not as it should be."""


class _Erased(msgspec.Struct):
    kind: str
    record: str
    path: str
    op: str


class _Erases(msgspec.Struct):
    """What of an act's line tells where it erases."""

    id: str
    parents: list[str]
    changes: list[_Erased]


def _erasing(text: Iterable[bytes]) -> log.Erasing:
    erased: list[tuple[str, tuple[str, str, str]]] = []
    parents: list[tuple[str, str]] = []
    decode = msgspec.json.Decoder(_Erases).decode
    for line in text:
        with suppress(ValueError, RecursionError):  # said where it is read
            act = decode(line)
            parents += [(act.id, parent) for parent in act.parents]
            erased += [
                (act.id, (each.kind, each.record, each.path))
                for each in act.changes
                if each.op == "erase"
            ]
    return log.Erasing(erased, parents)


def replayed(text: Callable[[], Iterable[bytes]], found: Found) -> log.Replay:
    """Replay a log that was written as lines; `found` hears of each fault in it.

    `text` is read twice, for only an act that comes later says what was erased.

    `package.log-unreadable` (line): not an act as a log can hold it. `package.act-changed` (act),
    `package.not-erased` (kind, record, path), `package.act-order` (act), `package.act-roots` (n).
    """
    erasing = _erasing(text())
    replay, known, roots = log.Replay(), set[str](), 0
    decode = msgspec.json.Decoder(ActLine).decode
    for number, line in enumerate(text(), 1):
        try:
            act = decode(line)
            changes = [_change(each) for each in act.changes]
            if not _has_place(act, changes) or act.id in known:
                raise ValueError(line)  # noqa: TRY301 - as what does not read at all
            for change in changes:
                replay.apply(change)
        except (ValueError, RecursionError):  # of msgspec, too, and a salt that is no hexadecimal
            found("package.log-unreadable", line=number)
            continue
        if not _is_whole(act, changes, erasing):
            found("package.act-changed", act=act.id, at=act.at)
        for change in changes:
            if change.value is not None and erasing.reaches(act.id, *change[:3]):
                where = {"kind": change.record_kind, "record": change.record}
                found("package.not-erased", **where, path=change.path)
        if not known.issuperset(act.parents):
            found("package.act-order", act=act.id)
        roots += not act.parents
        known.add(act.id)
    if roots != 1:
        found("package.act-roots", n=roots)
    return replay


def _change(said: Changed) -> log.Change:
    return log.Change(
        said.kind, said.record, said.path, said.op, said.digest, _bytes(said.salt), said.value
    )


def _has_place(act: ActLine, changes: Iterable[log.Change]) -> bool:
    """Return whether a case file takes an act in, and the history tells it."""
    return (
        log.is_instant(act.at)
        and is_id(act.installation)
        and (act.person is None or is_id(act.person))
        and len(set(act.parents)) == len(act.parents)
        and all(map(log.has_place, changes))
    )


def acts(text: Iterable[bytes]) -> Iterator[LoggedAct]:
    """Read a log that was written as lines, and that `replayed` found whole.

    Raises:
        ValueError: a line is none of ours.
    """
    decode = msgspec.json.Decoder(ActLine).decode
    for line in text:
        act = decode(line)
        row = {
            "id": act.id,
            "kind": act.kind,
            "at": act.at,
            "installation": act.installation,
            "person": act.person,
            "author_digest": act.author.digest,
            "author_salt": _bytes(act.author.salt),
            "author": act.author.text,
            "note_digest": act.note.digest,
            "note_salt": _bytes(act.note.salt),
            "note": act.note.text,
        }
        yield LoggedAct(row, tuple(act.parents), tuple(map(_change, act.changes)))


def _bytes(salt: str | None) -> bytes | None:
    return None if salt is None else bytes.fromhex(salt)


def _is_whole(act: ActLine, changes: Iterable[log.Change], erasing: log.Erasing) -> bool:
    """Return whether an act has the name that its content gives it, and its texts their digests.

    A value or a note that is gone with its salt was erased.
    """
    name = log.act_id(
        kind=act.kind,
        at=act.at,
        installation=act.installation,
        person=act.person,
        author_digest=act.author.digest,
        note_digest=act.note.digest,
        parents=act.parents,
        changes=(change[:5] for change in changes),
    )
    author, note = act.author, act.note
    return (
        name == act.id
        and log.is_sealed(author.digest, _bytes(author.salt), author.text)
        and (
            note.salt is None and note.text is None
            if erasing.reaches(act.id, log.ACT, act.id, log.NOTE)
            else log.is_sealed(note.digest, _bytes(note.salt), note.text)
        )
        and all(
            log.is_sealed(change.digest, change.salt, change.value)
            or (
                change.value is None
                and change.salt is None
                and erasing.reaches(act.id, *change[:3])
            )
            for change in changes
            if change.op == "set"
        )
    )
