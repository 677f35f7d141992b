"""Choosing what to begin by what one wants to achieve: plain wishes, each with its procedure."""

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.law.law import Law
from desktop.usecases.proceedings import Offer, offers
from desktop.window.fields.choices import Combo
from desktop.window.language import lang
from desktop.window.naming import letter_words, told_apart
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XL, XS, L, M, S
from desktop.window.widgets import Card, Words, button, column, empty, has_cursor, row, scrolled


class ChoosePage(QWidget):
    """A card for each procedure that may be begun.

    Signals:
        done: back to the route.
        begin_wanted: the id of a procedure, and of the letter that a remedy is about or `None`.
    """

    done = Signal()
    begin_wanted = Signal(str, object)

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._about: UUID | None = None
        self.back = button("", "plain", self.done.emit)
        self._title = Words("", "h1")
        self._lead = Words("", "muted")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(M)
        self.cards: dict[str, _Offered] = {}
        body = column(row(self.back, None), self._title, self._lead, space=M)
        body.addLayout(self._cards)
        body.setContentsMargins(XL, M, XL, XL)
        body.addStretch(1)
        inner = QWidget()
        inner.setLayout(body)
        inner.setMaximumWidth(860)
        self.area = scrolled(inner)
        self.setLayout(column(self.area))

    def show_offers(self, shot: Snapshot, about_letter_id: UUID | None = None) -> None:
        """Show what may be begun; with a letter, first what to do about it."""
        self._about = about_letter_id
        self._show_offers(shot, {})
        self.area.verticalScrollBar().setValue(0)
        self.back.setFocus()

    def _show_offers(self, shot: Snapshot, chosen: Mapping[str, UUID | None]) -> None:
        about_letter_id = self._about
        law = self._session.office.law
        found = offers(shot.case, shot.control.id, law)
        if about_letter_id is not None:
            found = tuple(each for each in found if each.procedure.kind == "remedy")
        self.back.setText("←  " + self.tr("Back"))
        self._title.setText(self.tr("What do you want to achieve?"))
        self._lead.setText(
            self.tr(
                "The new procedure goes beside what is begun; the institution and the people stay."
            )
        )
        empty(self._cards)
        self.cards = {}
        for offer in found:
            wanted = chosen.get(offer.procedure.id) or about_letter_id
            made = _Offered(offer, shot, law, wanted, self.begin_wanted.emit)
            self.cards[offer.procedure.id] = made
            self._cards.addWidget(made)

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._session.now is not None:
            chosen = {key: card.chosen() for key, card in self.cards.items()}
            held = next((key for key, card in self.cards.items() if has_cursor(card)), None)
            self._show_offers(self._session.now, chosen)
            if held in self.cards:
                self.cards[held].begin.setFocus()


class _Offered(Card):
    """One procedure: the wish, what it is called and how it goes, the button that begins it."""

    def __init__(
        self,
        offer: Offer,
        shot: Snapshot,
        law: Law,
        about_letter_id: UUID | None,
        begin: Callable[[str, object], None],
    ) -> None:
        super().__init__(L, S)
        procedure = offer.procedure
        kinds = {
            "form": self.tr("form of public control"),
            "request": self.tr("request"),
            "remedy": self.tr("remedy"),
        }
        self.column.addWidget(Words(procedure.wish.text(lang()), "h2"))
        title = f"{procedure.title.text(lang())} · {kinds[procedure.kind]}"
        self.column.addWidget(Words(title, "strong"))
        self.column.addWidget(Words(procedure.intro.text(lang()), "text"))
        self.begin = button(self.tr("Begin"), "plain", lambda: begin(procedure.id, self.chosen()))
        self.letters = Combo()
        self.letters.setAccessibleName(self.tr("Which letter is it about?"))
        words = told_apart(letter_words(each, shot, law) for each in offer.letters)
        for letter, said in zip(offer.letters, words, strict=True):
            self.letters.addItem(said, str(letter.id))
        if about_letter_id is not None:  # no other one is taken in its place
            self.letters.setCurrentIndex(self.letters.findData(str(about_letter_id)))
        line = QHBoxLayout()
        line.setSpacing(S)
        if procedure.kind == "remedy":
            if self.chosen() is not None:
                self.column.addWidget(Words(self.tr("Which letter is it about?"), "strong"))
                line.addWidget(self.letters, 1)
            else:
                self.begin.setEnabled(False)
                none = (
                    self.tr(
                        "This letter did not go out yet: it is neither marked as sent nor is its "
                        "receipt proven by a day."
                    )
                    if about_letter_id is not None
                    else self.tr("No letter was sent yet that could go unanswered.")
                )
                self.column.addWidget(Words(none, "muted"))
        line.addWidget(self.begin)
        line.addStretch(1 if self.chosen() is None else 0)
        self.column.addLayout(line)
        self.column.setSpacing(XS)
        self.begin.setAccessibleDescription(title)

    def chosen(self) -> UUID | None:
        """Return the letter that a remedy is to be about, `None` if there is none."""
        chosen = self.letters.currentData()
        return UUID(chosen) if chosen else None
