"""Two copies of one case: what both logs hold, and what each alone did since (0014)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select

from desktop.casefile import log
from desktop.casefile.history import Done
from desktop.casefile.tables import ACT, ACT_PARENT, CHANGE
from desktop.domain.case import RECORD_KINDS, Case
from desktop.domain.errors import Problem
from desktop.domain.fields import Leaves
from desktop.domain.threeway import Key, State


class LoggedAct(NamedTuple):
    """An act as it stands in a log, with the names of its parents and its changes."""

    row: Mapping[str, object]
    parents: tuple[str, ...]
    changes: tuple[log.Change, ...]

    @property
    def id(self) -> str:
        """Its name."""
        return str(self.row["id"])

    @property
    def done(self) -> Done:
        """The act as the history tells it; its place is that in its own file."""
        r = self.row
        return Done(
            int(str(r["seq"])),
            self.id,
            str(r["kind"]),
            datetime.fromisoformat(str(r["at"])),
            UUID(str(r["installation"])),
            str(r["author"] or ""),
            str(r["note"] or ""),
        )


Log = dict[str, LoggedAct]
"""Acts by their names, in the order of their file: parents stand before children."""


class Own(NamedTuple):
    """What one copy alone did: its acts, its case, and which act last touched each leaf.

    `heads` are the names of the acts with which its log ends, `state` is `case` in leaves. In
    `touched` the path "" stands for making or taking out the record. `erased` is what was
    removed for good (0015); what the other copy still holds of it is not among its acts here.
    `lacked` are the contents that its acts say are not in its file: a rescue found them lost, or
    they did not come along in a package.
    """

    acts: tuple[LoggedAct, ...]
    heads: frozenset[str]
    case: Case
    state: State
    touched: Mapping[Key, Mapping[str, Done]]
    erased: log.Erased
    lacked: frozenset[str]


class Fork(NamedTuple):
    """Where two copies parted: the states of what is common (one for each of its ends)."""

    bases: tuple[State, ...]
    ours: Own
    theirs: Own


def read_log(connection: Connection) -> Log:
    """Return the whole log of a case file."""
    names: dict[int, str] = {}
    parents: dict[int, list[str]] = defaultdict(list)
    changes: dict[int, list[log.Change]] = defaultdict(list)
    acts = connection.execute(select(ACT).order_by(ACT.c.seq)).mappings().all()
    for act in acts:
        names[act["seq"]] = act["id"]
    for child, parent in connection.execute(select(ACT_PARENT.c.act, ACT_PARENT.c.parent)):
        parents[child].append(names[parent])
    columns = [CHANGE.c[name] for name in ("act", *log.Change._fields)]
    for seq, *change in connection.execute(select(*columns).order_by(CHANGE.c.act, CHANGE.c.n)):
        changes[seq].append(log.Change._make(change))
    return {
        act["id"]: LoggedAct(
            dict(act), tuple(sorted(parents[act["seq"]])), tuple(changes[act["seq"]])
        )
        for act in acts
    }


def fork(ours: Log, here: Case, theirs: Log, there: Case, copy: Path) -> Fork:
    """Return where two copies parted and what each did since.

    Raises:
        Problem: `merge.other-case` (they have no act in common), or `merge.damaged-copy`: the
            copy's log is not whole, or does not add up to its records.
    """
    common = ours.keys() & theirs.keys()
    if here.id != there.id or not common:
        raise Problem("merge.other-case", path=copy)
    new = [act for name, act in theirs.items() if name not in common]
    erasing = log.Erasing(
        (
            (act.id, change[:3])
            for act in theirs.values()
            for change in act.changes
            if change.op == "erase"
        ),
        ((act.id, parent) for act in theirs.values() for parent in act.parents),
    )
    if not all(_is_whole(act, erasing) for act in new):
        raise Problem("merge.damaged-copy", path=copy)
    state = state_of(there)
    if _replayed(theirs.values()) != state:
        raise Problem("merge.damaged-copy", path=copy)
    ends = _ends({name: ours[name] for name in common})
    bases = tuple(_replayed(_behind(ours, end)) for end in sorted(ends))
    own = tuple(act for name, act in ours.items() if name not in common)
    taken = erased_by(own)
    others = tuple(_without(act, taken) for act in new)
    return Fork(
        bases,
        Own(own, _ends(ours), here, state_of(here), _touched(own), taken, _lacked(own)),
        Own(others, _ends(theirs), there, state, _touched(others), erased_by(new), _lacked(new)),
    )


def _ends(acts: Log) -> frozenset[str]:
    """Return the names of the acts upon which no other was done."""
    return frozenset(acts) - {parent for act in acts.values() for parent in act.parents}


def erased_by(acts: Iterable[LoggedAct]) -> log.Erased:
    """Return what some acts erased."""
    return frozenset(change[:3] for act in acts for change in act.changes if change.op == "erase")


def _lacked(acts: Iterable[LoggedAct]) -> frozenset[str]:
    return frozenset(
        change.record
        for act in acts
        for change in act.changes
        if change.record_kind == log.CONTENT and change.op == "delete"
    )


def _without(act: LoggedAct, erased: log.Erased) -> LoggedAct:
    """Return an act without the values that the other copy erased."""
    if (log.ACT, act.id, log.NOTE) in erased:
        act = act._replace(row={**act.row, "note": None, "note_salt": None})
    if not any(log.is_erased(change, erased) for change in act.changes):
        return act
    changes = (
        change._replace(salt=None, value=None) if log.is_erased(change, erased) else change
        for change in act.changes
    )
    return act._replace(changes=tuple(changes))


def state_of(case: Case) -> dict[Key, Leaves]:
    """Return the records of a case in their leaves."""
    return {
        (name, record.id): log.logged_leaves(record)
        for name, kind in RECORD_KINDS.items()
        for record in case.all(kind)
    }


def _is_whole(act: LoggedAct, erasing: log.Erasing) -> bool:
    row = act.row
    named = log.act_id(
        kind=str(row["kind"]),
        at=str(row["at"]),
        installation=str(row["installation"]),
        person=None if row["person"] is None else str(row["person"]),
        author_digest=str(row["author_digest"]),
        note_digest=str(row["note_digest"]),
        parents=act.parents,
        changes=[change[:5] for change in act.changes],
    )
    author: Any = (row["author_digest"], row["author_salt"], row["author"])
    note: Any = (row["note_digest"], row["note_salt"], row["note"])
    gone = erasing.reaches(act.id, log.ACT, act.id, log.NOTE)
    said = log.is_sealed(*author)
    said = said and (note[1:] == (None, None) if gone else log.is_sealed(*note))
    return (
        said
        and named == act.id
        and all(log.is_as_it_was(change, act.id, erasing) for change in act.changes)
    )


def _behind(acts: Log, end: str) -> Iterator[LoggedAct]:
    """Yield an act with all upon which it was done, in the order of the log."""
    wanted, waiting = {end}, [end]
    while waiting:
        for parent in acts[waiting.pop()].parents:
            if parent not in wanted:
                wanted.add(parent)
                waiting.append(parent)
    return (act for name, act in acts.items() if name in wanted)


def _replayed(acts: Iterable[LoggedAct]) -> dict[Key, Leaves]:
    replay = log.Replay()
    for act in acts:
        for change in act.changes:
            replay.apply(change)
    return as_state(replay)


def as_state(replay: log.Replay) -> dict[Key, Leaves]:
    """Return what was replayed, by record."""
    return {
        (kind, UUID(record)): found
        for kind, records in replay.records.items()
        for record, found in records.items()
    }


def _touched(acts: Iterable[LoggedAct]) -> dict[Key, dict[str, Done]]:
    found: dict[Key, dict[str, Done]] = defaultdict(dict)
    for act in acts:
        done = act.done
        for change in act.changes:
            if change.record_kind in RECORD_KINDS:
                found[change.record_kind, UUID(change.record)][change.path] = done
    return dict(found)
