"""The log as text, an act a line, for whoever has no SQLite; and read back from there."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

import msgspec
from sqlalchemy import Connection, select

from desktop.casefile import log
from desktop.casefile.fork import LoggedAct
from desktop.casefile.format import transaction
from desktop.casefile.tables import ACT, ACT_PARENT, CHANGE

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


def replayed(text: Iterable[bytes], found: Found) -> log.Replay:
    """Replay a log that was written as lines; `found` hears of each fault in it.

    `package.log-unreadable` (line), `package.act-changed` (act), `package.act-order` (act),
    `package.act-roots` (n).
    """
    replay, known, roots = log.Replay(), set[str](), 0
    erased: set[tuple[str, str, str]] = set()
    without_value: list[tuple[ActLine, log.Change]] = []
    without_note: list[ActLine] = []
    decode = msgspec.json.Decoder(ActLine).decode
    for number, line in enumerate(text, 1):
        try:
            act = decode(line)
            whole = _is_whole(act)
            for each in act.changes:
                change = log.Change(each.kind, each.record, each.path, each.op, value=each.value)
                replay.apply(change)
                if change.op == "erase":
                    erased.add(change[:3])
                elif change.op == "set" and each.value is None:
                    without_value.append((act, change))
        except ValueError:  # what msgspec raises, too, and a salt that is no hexadecimal
            found("package.log-unreadable", line=number)
            continue
        if act.note.text is None:
            without_note.append(act)
        if not whole:
            found("package.act-changed", act=act.id, at=act.at)
        if not known.issuperset(act.parents):
            found("package.act-order", act=act.id)
        roots += not act.parents
        known.add(act.id)
    if roots != 1:
        found("package.act-roots", n=roots)
    # Only an act that comes later says whether a value that is not there was erased.
    gone = frozenset(erased)
    taken = {act.id: act.at for act, change in without_value if not log.is_erased(change, gone)}
    taken |= {act.id: act.at for act in without_note if (log.ACT, act.id, log.NOTE) not in gone}
    for name, at in taken.items():
        found("package.act-changed", act=name, at=at)
    return replay


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
        changes = (
            log.Change(c.kind, c.record, c.path, c.op, c.digest, _bytes(c.salt), c.value)
            for c in act.changes
        )
        yield LoggedAct(row, tuple(act.parents), tuple(changes))


def _bytes(salt: str | None) -> bytes | None:
    return None if salt is None else bytes.fromhex(salt)


def _is_whole(act: ActLine) -> bool:
    """Return whether an act has the name that its content gives it, and its texts their digests.

    A value or a note that is gone with its salt may have been erased.
    """
    name = log.act_id(
        kind=act.kind,
        at=act.at,
        installation=act.installation,
        person=act.person,
        author_digest=act.author.digest,
        note_digest=act.note.digest,
        parents=act.parents,
        changes=((c.kind, c.record, c.path, c.op, c.digest) for c in act.changes),
    )
    sealed = [(act.author.digest, act.author.salt, act.author.text)]
    if not (act.note.salt is None and act.note.text is None):
        sealed.append((act.note.digest, act.note.salt, act.note.text))
    sealed += [
        (c.digest or "", c.salt, c.value)
        for c in act.changes
        if c.op == "set" and not (c.salt is None and c.value is None)
    ]
    return name == act.id and all(
        salt is not None and text is not None and log.digest(bytes.fromhex(salt), text) == digest
        for digest, salt, text in sealed
    )
