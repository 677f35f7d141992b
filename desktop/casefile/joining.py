"""Writing two copies of a case together: the other's acts, and the act that joins both (0014)."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress

from sqlalchemy import Connection, delete, insert, select

from desktop.casefile import contents, log
from desktop.casefile.act import write_entry
from desktop.casefile.erasing import MERGE, erase, note_of
from desktop.casefile.faults import named
from desktop.casefile.fork import Fork, LoggedAct, as_state
from desktop.casefile.format import data_version, driver, transaction
from desktop.casefile.rows import canonical, to_row
from desktop.casefile.store import Store
from desktop.casefile.tables import ACT, ACT_PARENT, CHANGE, RECORD_TABLES
from desktop.domain.author import Author
from desktop.domain.case import RECORD_KINDS
from desktop.domain.errors import Problem
from desktop.domain.fields import Leaves, from_leaves
from desktop.domain.threeway import WHOLE, Key, State


def joining_changes(fork: Fork, state: State, held: AbstractSet[str]) -> list[log.Change]:
    """Return what the joining act must say, so that every order of replay gives `state`.

    It says every leaf that both sides touched, and whatever is not the sum of what both did.
    `held` are the contents that the joined file holds.
    """
    summed = as_state(_replay(fork))
    both = fork.ours.touched.keys() & fork.theirs.touched.keys()
    # What one side erased the other may have taken in, before or again: the order of replay
    # must not matter.
    needed = contents_named(state)
    found = [
        log.Change(log.CONTENT, key, "", "create", key)
        if key in needed
        else log.Change(log.CONTENT, key, "", "erase")
        for kind, key, _path in sorted(fork.ours.erased | fork.theirs.erased)
        if kind == log.CONTENT
    ]
    # What one side lacked (a rescue, a package) the other may have.
    found += [
        log.Change(log.CONTENT, sha256, "", "create", sha256)
        if sha256 in held
        else log.Change(log.CONTENT, sha256, "", "delete")
        for sha256 in sorted(
            (fork.ours.lacked | fork.theirs.lacked) - {change.record for change in found}
        )
    ]
    found += [log.Change(*note_of(act), "erase") for act in notes_gone(fork)]
    for key in _in_order(summed.keys() | state.keys() | both):
        was, now = summed.get(key), state.get(key)
        mine, other = fork.ours.touched.get(key, {}), fork.theirs.touched.get(key, {})
        if key in both and (WHOLE in mine or WHOLE in other):
            found += _said_whole(key, now, mine.keys() | other.keys())
            continue
        if was == now and key not in both:
            continue
        if was is None or now is None:
            found += _said_whole(key, now, ())
            continue
        paths = (mine.keys() & other.keys()) | {
            path for path in was.keys() | now.keys() if was.get(path) != now.get(path)
        }
        found += [_said(key, path, now) for path in sorted(paths)]
    return found


def notes_gone(fork: Fork) -> list[str]:
    """Return the acts of both sides that did nothing but to what is gone, and noted something."""
    gone = {key[:2] for key in fork.ours.erased | fork.theirs.erased if not key[2]}
    return sorted(
        act.id
        for own in (fork.ours, fork.theirs)
        for act in own.acts
        if act.row["note"]
        and not log.is_name(str(act.row["note"]))
        and all(change[:2] in gone and change.op != "erase" for change in act.changes)
    )


_NAMES_CONTENT = frozenset(
    {
        "sha256",
        "content_sha256",
        "facts_sha256",
        "template_sha256",
        "pure_sha256",
        "edition_sha256",
    }
)


def contents_named(state: State) -> set[str]:
    """Return the SHA-256 of all contents that some records name."""
    return {
        str(value)
        for leaves in state.values()
        for path, value in leaves.items()
        if path in _NAMES_CONTENT
    }


def _replay(fork: Fork) -> log.Replay:
    """Replay ours followed by theirs."""
    replay = log.Replay()
    for (kind, record_id), found in fork.ours.state.items():
        replay.records[kind][str(record_id)] = dict(found)
    for act in fork.theirs.acts:
        for change in act.changes:
            replay.apply(change)
    return replay


def _in_order(keys: set[Key]) -> list[Key]:
    places = {kind: place for place, kind in enumerate(RECORD_KINDS)}
    return sorted(keys, key=lambda key: (places[key[0]], key[1]))


def _said_whole(key: Key, now: Leaves | None, touched: Iterable[str]) -> list[log.Change]:
    kind, record_id = key
    if now is None:
        return [log.Change(kind, str(record_id), "", "delete")]
    paths = set(now) | {path for path in touched if path != WHOLE}
    return [
        log.Change(kind, str(record_id), "", "create"),
        *(_said(key, path, now) for path in sorted(paths)),
    ]


def _said(key: Key, path: str, now: Leaves) -> log.Change:
    kind, record_id = key
    if path not in now:
        return log.Change(kind, str(record_id), path, "unset")
    return log.Change(kind, str(record_id), path, "set", *log.sealed(canonical(now[path])))


def join(ours: Store, theirs: Store, fork: Fork, state: State, author: Author) -> None:
    """Write the other copy's acts, the joining act and the records: all of it or nothing.

    Where we did nothing since the copies parted and `state` is theirs, their acts are simply taken
    over and no act joins anything.

    Raises:
        Problem: `file.changed-meanwhile`, a content of the copy is damaged, or the disk is full.
    """
    known = ours.present()
    if {name for _seq, name in known.heads} != fork.ours.heads:
        raise Problem("file.changed-meanwhile", path=ours.path)
    connection = ours.connection
    try:
        staged = _staged(ours, theirs, fork, contents_named(state))
        held = contents.sizes(connection).keys() | staged.keys()
        changes = joining_changes(fork, state, held)
        is_needed = (
            bool(fork.ours.acts)
            or state != fork.theirs.state
            or not held.isdisjoint(fork.theirs.lacked)
        )
        with named(ours.path), transaction(connection, write=True):
            if data_version(connection) != known.data_version:
                raise Problem("file.changed-meanwhile", path=ours.path)
            contents.finish(connection, staged)
            seqs, place = write_acts(connection, fork.theirs.acts), 0
            if is_needed:
                ends = (fork.ours.heads | fork.theirs.heads) - _inner(fork)
                entry = log.entry(
                    kind=MERGE,
                    at=ours.clock.now(),
                    installation=author.installation,
                    person=author.person,
                    author=author.name,
                    note="",  # a file's name may tell of a person
                    parents=sorted(ends),
                    changes=changes,
                )
                place = write_entry(connection, entry, sorted(seqs[name] for name in ends))
                notes = frozenset(note_of(act) for act in notes_gone(fork))
                erase(driver(connection), notes, before=place)
            _write_records(connection, fork.ours.state, state)
            needed = contents_named(state)
            gone = frozenset(each for each in fork.theirs.erased if each[1] not in needed)
            first = min(seqs[act.id] for act in fork.theirs.acts) if fork.theirs.acts else place
            erase(driver(connection), gone, before=first)
    finally:
        with suppress(Problem), named(ours.path):
            contents.sweep(connection)
    ours.forget()


def _inner(fork: Fork) -> set[str]:
    """Return the acts upon which another was done, as far as the copies' own acts tell."""
    own = (*fork.ours.acts, *fork.theirs.acts)
    return {parent for act in own for parent in act.parents}


def _staged(ours: Store, theirs: Store, fork: Fork, needed: set[str]) -> dict[str, tuple[int, int]]:
    """Bring what the copy took in, or this file was found to lack, not yet part of the case.

    What the copy's acts took in and its file does not hold any more was erased since.
    """
    wanted = {
        change.record
        for act in fork.theirs.acts
        for change in act.changes
        if change.record_kind == log.CONTENT
    } | fork.ours.lacked
    erased = fork.ours.erased | fork.theirs.erased
    wanted -= {key for kind, key, _path in erased if kind == log.CONTENT}
    wanted = {key for key in wanted if contents.is_kept(theirs.connection, key)} | needed
    staged: dict[str, tuple[int, int]] = {}
    for sha256 in sorted(wanted):
        if contents.is_kept(ours.connection, sha256):
            continue
        pieces = contents.read(theirs.connection, sha256)
        with named(theirs.path):
            number, found, size = contents.stage(ours.connection, pieces, ours.path)
        if found != sha256:
            raise Problem("file.content-damaged", sha256=sha256)
        staged[sha256] = (number, size)
    return staged


def write_acts(connection: Connection, acts: Sequence[LoggedAct]) -> dict[str, int]:
    """Append acts under their own names; return the place of every act of the file."""
    seqs = {name: seq for seq, name in connection.execute(select(ACT.c.seq, ACT.c.id))}
    last = max(seqs.values(), default=0)
    for place, act in enumerate(acts, last + 1):
        seqs[act.id] = place
    if acts:
        connection.execute(insert(ACT), [{**act.row, "seq": seqs[act.id]} for act in acts])
        connection.execute(
            insert(ACT_PARENT),
            [
                {"act": seqs[act.id], "parent": seqs[parent]}
                for act in acts
                for parent in act.parents
            ],
        )
    changes = [
        {"act": seqs[act.id], "n": n, **change._asdict()}
        for act in acts
        for n, change in enumerate(act.changes)
    ]
    if changes:  # acts that only join may say nothing else
        connection.execute(insert(CHANGE), changes)
    return seqs


def _write_records(connection: Connection, before: State, after: State) -> None:
    for key in _in_order(before.keys() | after.keys()):
        kind, record_id = key
        was, now = before.get(key), after.get(key)
        if was == now:
            continue
        kept = RECORD_TABLES[kind]
        if was is not None:
            connection.execute(delete(kept).where(kept.c.id == str(record_id)))
        if now is not None:
            record = from_leaves(RECORD_KINDS[kind], record_id, now)
            connection.execute(insert(kept), to_row(record))
