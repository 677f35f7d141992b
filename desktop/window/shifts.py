"""What would change, leaf by leaf, as a card: what stands here and what would stand then."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from desktop.usecases.history import Shift
from desktop.window.language import say
from desktop.window.theme import XS, L, S
from desktop.window.widgets import Card, Words

translate = QCoreApplication.translate
MOST = 200
"""So many changes are listed at most; the others are counted."""


def shifts_card(shifts: Sequence[Shift]) -> Card:
    """Return changes as a card, those of one record under its name."""
    card = Card(L, XS)
    nothing = say("window.nothing-there")
    card.column.addWidget(Words(translate("Shifts", "As it is now → as it would be"), "small"))
    for whose, these in groupby(shifts[:MOST], lambda each: each.whose):
        heading = Words(whose, "strong")
        heading.setContentsMargins(0, S, 0, 0)
        card.column.addWidget(heading)
        for each in these:
            words = f"{each.label}: {each.old or nothing} → {each.new or nothing}"
            card.column.addWidget(Words(words, "text"))
    more = len(shifts) - MOST
    if more > 0:
        words = translate("Shifts", "and {n} more").format(n=more)
        card.column.addWidget(Words(words, "small"))
    return card
