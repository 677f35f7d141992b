"""What is missing, as a list: each line leads to its field."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.fields import FieldAddress
from desktop.procedure.missing import Missing
from desktop.procedure.naming import Names
from desktop.window.language import SHORT_NAMES, lang, say
from desktop.window.session import CaseSession
from desktop.window.theme import XS, S
from desktop.window.widgets import Note, button, empty, in_lines

MOST = 8
"""More lines than this are counted, not listed: the first ones are work enough."""


LONGEST = 72


class MissingList(QWidget):
    """A heading and links."""

    def __init__(self, session: CaseSession, jump: Callable[[FieldAddress], None]) -> None:
        super().__init__()
        self._session = session
        self._jump = jump
        self._shown: tuple[object, ...] = ()
        self._whole = False
        self._links: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(S)
        self.hide()

    def clear(self) -> None:
        """Show nothing."""
        self._shown = ()
        empty(self._column)
        self.hide()

    def say(self, missing: Sequence[Missing], heading: str) -> None:
        """Show what is missing under a heading."""
        owners = self._owners(missing)
        said = ((m.address, m.lang, m.fault, name) for m, name in zip(missing, owners, strict=True))
        key = (lang(), heading, self._whole, *said)
        if key == self._shown:
            return
        self.clear()
        self._shown = key
        if not missing:
            return
        note = Note(heading, "soon", "calm")
        links = QVBoxLayout()
        links.setSpacing(0)
        self._links = []
        shown = missing if self._whole else missing[:MOST]
        for each, owner in zip(shown, owners, strict=False):
            link = button(_words(each, owner), "quiet", self._leading(each.address))
            links.addWidget(link)
            self._links.append(link)
        if len(missing) > len(shown):
            rest = button(
                say("window.missing-more", n=len(missing) - len(shown)),
                "quiet",
                lambda: self._open(missing, heading),
            )
            links.addWidget(rest)
        links.setContentsMargins(0, XS, 0, 0)
        note.add(links)
        self._column.addWidget(note)
        self.show()

    def _owners(self, missing: Sequence[Missing]) -> tuple[str, ...]:
        """Return whose each field is, where there are several of the kind."""
        shot = self._session.now
        if shot is None or not missing:
            return ("",) * len(missing)
        return Names(shot.case, shot.control.id, self._session.office.law, lang()).owners(missing)

    def _leading(self, address: FieldAddress) -> Callable[[], None]:
        return lambda: self._jump(address)

    def _open(self, missing: Sequence[Missing], heading: str) -> None:
        self._whole = True
        self.say(missing, heading)
        self._links[MOST].setFocus()  # the line that was pressed is gone: the next takes its place


def _words(missing: Missing, owner: str) -> str:
    text = missing.label.text(lang())
    if missing.lang is not None:
        text = f"{text} ({SHORT_NAMES[missing.lang]})"
    if missing.fault is not None:
        text = f"{text}: {say(missing.fault)}"
    if owner:
        text = f"{owner} – {text}"
    return in_lines(text, LONGEST)
