"""Undo and redo, found in the log (docs/decisions/0012-undo.md)."""

from collections.abc import Iterator
from typing import NamedTuple

from desktop.casefile.history import Done, Touched
from desktop.casefile.log import logged_leaves
from desktop.domain.case import RECORD_KINDS, Case
from desktop.domain.errors import Problem
from desktop.domain.fields import Leaves, from_leaves
from desktop.domain.record import Record, links
from desktop.usecases.desk import Desk
from desktop.usecases.numbering import with_printed_numbers

UNDO, REDO = "act.undo", "act.redo"
IN_THE_WORLD = frozenset(
    {
        "letter.number",
        "letter.void",
        "letter.send",
        "letter.take-back",
        "receipt.add",
        "campaign.make",
        "case.create",
        "case.import",
        "case.rescue",
        "case.unpack",
    }
)
"""Acts that happened outside too, or begin a file: they are corrected, never undone."""
_IN_THE_REGISTER = {"letter.number": "undo.number-stays", "letter.void": "undo.void-stays"}
"""Acts that no page of the case corrects, and what is said of them."""
BY_ITSELF = frozenset({"hand_over.read", "letter.prepare", "paper.make", "sent.pdf"})
"""What the program did on the way; nobody thinks of it as an act."""


class Undoable(NamedTuple):
    """What can be undone and done again next; `None` where nothing can.

    `undo` may be an act in the world: to undo it is refused, and what is older waits behind it.
    """

    undo: Done | None
    redo: Done | None


def undoable(desk: Desk) -> Undoable:
    """Return the act that an undo would turn back now, and the one that a redo would do again.

    Only acts of this installation count: a colleague's, come by a merge, are not ours to undo.

    Raises:
        Problem: the file cannot be read.
    """
    mine = desk.office.author.installation
    acts = [act for act in desk.file.acts(newest_first=True) if act.installation == mine]
    undone: list[str] = []
    redone: set[str] = set()
    last = None
    for act in acts:
        if act.kind == REDO:
            redone.add(act.note)
        elif act.kind == UNDO and act.note in redone:
            redone.remove(act.note)
        elif act.kind == UNDO:
            undone.append(act.note)
        elif act.kind not in BY_ITSELF and act.id not in undone:
            last = act
            break
    again = next((act for act in acts if act.id == undone[0]), None) if undone else None
    return Undoable(last, again)


def undo(desk: Desk) -> Done | None:
    """Turn back the last own act; `None` if there is none. The case is as before it.

    Raises:
        InTheWorld: it happened outside too.
        Problem: `undo.merge` (a backup goes back to before a copy was joined), `undo.merge-stays`
            (there is none),
            `undo.purge` (what was removed for good does not come back),
            `undo.changed-since` (what the act left is not there any more), or the file
            cannot be written to.
    """
    act = undoable(desk).undo
    if act is not None:
        if act.kind == "record.purge":
            raise Problem("undo.purge")
        if act.kind == "case.merge":  # more than its changes
            from desktop.usecases.backups import before_joining  # which knows of undo

            raise Problem("undo.merge" if before_joining(desk) else "undo.merge-stays")
        if act.kind in IN_THE_WORLD:
            raise InTheWorld(act.kind)
        turn_back(desk, act, UNDO)
    return act


def redo(desk: Desk) -> Done | None:
    """Do again what was last undone; `None` if there is nothing.

    Raises:
        Problem: as `undo`.
    """
    act = undoable(desk).redo
    if act is not None:
        touched = desk.file.touched([act])[act.seq]
        _turn(desk, REDO, act, [_Turn(each, each.before, each.after) for each in touched])
    return act


def turn_back(desk: Desk, act: Done, kind: str) -> None:
    """Turn back the leaves that an act changed, by an act of a kind that names it.

    Raises:
        Problem: `undo.changed-since`, or the file cannot be written to.
    """
    touched = desk.file.touched([act])[act.seq]
    _turn(desk, kind, act, [_Turn(each, each.after, each.before) for each in touched])


class InTheWorld(Problem):
    """An act that happened outside too; `kind` says which."""

    def __init__(self, kind: str) -> None:
        super().__init__(_IN_THE_REGISTER.get(kind, "undo.in-the-world"), what=kind)
        self.kind = kind


class _Turn(NamedTuple):
    """A record that is turned from one state into another, in the leaves that an act changed."""

    of: Touched
    here: Leaves | None
    there: Leaves | None


def _turn(desk: Desk, kind: str, act: Done, turns: list[_Turn]) -> None:
    put: list[Record] = []
    removed: list[Record] = []
    for turn in turns:
        now = desk.case.get(RECORD_KINDS[turn.of.kind], turn.of.record_id)
        if turn.there is None:
            removed += _untouched(now, turn)
        else:
            put.append(_turned(now, turn))
    _check_links(desk.case, put, removed)
    put = with_printed_numbers(desk.case, put, removed, desk.taken_out)
    desk.act(kind, put, removed, note=act.id)


def _untouched(now: Record | None, turn: _Turn) -> Iterator[Record]:
    """Yield the record that is to go, if it still is what the act made of it."""
    if now is None or logged_leaves(now) != turn.here:
        raise Problem("undo.changed-since")
    yield now


def _turned(now: Record | None, turn: _Turn) -> Record:
    if turn.of.lost_before or turn.of.lost_after:  # a value that was removed for good
        raise Problem("undo.changed-since")
    present = logged_leaves(now) if now is not None else None
    if (present is None) != (turn.here is None):
        raise Problem("undo.changed-since")
    new, there = dict(present or {}), turn.there or {}
    for path in turn.of.paths:
        if path.startswith("last_numbers."):  # which numbers were given is never forgotten
            continue
        if new.get(path) != (turn.here or {}).get(path):
            raise Problem("undo.changed-since")
        new.pop(path, None)
        if path in there:
            new[path] = there[path]
    return from_leaves(RECORD_KINDS[turn.of.kind], turn.of.record_id, new)


def _check_links(case: Case, put: list[Record], removed: list[Record]) -> None:
    """Refuse what would leave a record that names one that is not there."""
    after = case.replaced(put, removed)
    there = {record.id for kind in RECORD_KINDS.values() for record in after.all(kind)}
    gone = {record.id for record in removed}
    back = {record.id for record in put}
    for kind in RECORD_KINDS.values():
        for record in after.all(kind):
            named = {named for _field, named in links(record)}
            if named & gone or (record.id in back and named - there):
                raise Problem("undo.changed-since")
