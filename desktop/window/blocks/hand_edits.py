"""A paper that was changed by hand: what she changed, what the case changes, and what she wants."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop.usecases.papers import EditedByHand, Hand
from desktop.window.flow import FlowLayout
from desktop.window.language import say
from desktop.window.theme import XL, XS, M, S
from desktop.window.widgets import Card, Fold, Note, Words, button, column

if TYPE_CHECKING:
    from desktop.documents.hand_edits import Change, Choice

_MOST = 12
"""So many changes are listed; the others are counted."""
_LONGEST = 300
"""So many letters of a paragraph are shown."""


class HandEdits(Card):
    """Says what was changed and asks whether it is kept; made for one press of "create anew"."""

    def __init__(self, asked: EditedByHand, decide: Callable[[Hand | None], None]) -> None:
        """Show what was found; `decide` gets what she wants, `None` if nothing is to be made."""
        super().__init__(M, S)
        found = asked.found
        self.choices: dict[str, Choice] = {}
        self.keep = button(
            say("hand.keep"), "primary", lambda: decide(Hand("keep", dict(self.choices)))
        )
        self.new = button(say("hand.new"), "plain", lambda: decide(Hand("new")))
        self.leave = button(self.tr("Not now"), "quiet", lambda: decide(None))
        self.column.addWidget(Words(say("hand.title"), "strong"))
        self.column.addWidget(Words(asked.path.name, "small"))
        self.column.addWidget(Words(say("hand.lead"), "text"))
        if found.by_text:
            self.column.addWidget(Note(say("hand.by-text"), "soon"))
        hers = [each for each in found.by_hand if not each.conflict]
        if hers:
            self._list(say("hand.by-hand", n=len(hers)), hers, opened=True)
        elif not found.by_hand:
            self.column.addWidget(Words(say("hand.unseen"), "muted"))
        theirs = [each for each in found.changes if each.who == "data"]
        if theirs:
            self._list(say("hand.by-data", n=len(theirs)), theirs, opened=not hers)
        if found.conflicts:
            self.column.addWidget(Words(say("hand.conflicts", n=len(found.conflicts)), "strong"))
            for each in found.conflicts:
                self._ask(each)
        flow = FlowLayout(S, XS)
        for part in (self.keep, self.new, self.leave):
            flow.addWidget(part)
        self.column.addLayout(flow)

    def _list(self, title: str, changes: "Sequence[Change]", *, opened: bool) -> None:
        self.column.addWidget(Fold(title, partial(_listed, changes), opened=opened))

    def _ask(self, each: "Change") -> None:
        """Ask whose version stands where both changed the same; hers unless she says otherwise."""
        group = QButtonGroup(self)
        sides: tuple[tuple[Choice, str], ...] = (("mine", each.mine), ("data", each.data))
        for side, text in sides:
            made = QRadioButton(say(f"hand.{side}"))
            made.setAccessibleDescription(text or say("hand.nothing"))
            made.setChecked(side == "mine")
            made.toggled.connect(partial(self._chosen, each.id, side))
            group.addButton(made)
            self.column.addWidget(made)
            said = Words(_short(text) or say("hand.nothing"), "text")
            said.setContentsMargins(XL, 0, 0, 0)
            self.column.addWidget(said)

    def _chosen(self, change: str, side: "Choice", on: bool) -> None:
        if on:
            self.choices[change] = side


def _listed(changes: "Sequence[Change]") -> QWidget:
    made = QWidget()
    lines = column(space=XS)
    lines.setContentsMargins(M, 0, 0, 0)
    for each in changes[:_MOST]:
        text = (each.data if each.who == "data" else each.mine) or each.kept
        lines.addWidget(Words(f"{say(f'hand.{each.what}')}: {_short(text)}", "text"))
    if len(changes) > _MOST:
        lines.addWidget(Words(say("hand.more", n=len(changes) - _MOST), "muted"))
    made.setLayout(lines)
    return made


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
