"""Texts that stand in the dative: a person's name and post, and an addressee."""

from PySide6.QtWidgets import QWidget

from desktop.domain.parties import Person
from desktop.domain.record import Record
from desktop.domain.text import Lang, LocalText
from desktop.usecases import declining
from desktop.usecases.declining import Wanted
from desktop.window.fields.field import Asked
from desktop.window.fields.proposing import ProposingField
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot


class DativeField(ProposingField):
    """The form of a person's name or post, proposed where nothing stands yet."""

    def __init__(self, session: CaseSession, asked: Asked, langs: tuple[Lang, ...]) -> None:
        self._touched: set[Lang] = set()
        super().__init__(session, asked, langs)

    @override
    def offer_for(self, one: Lang) -> QWidget:
        """Remember also what she writes herself, once she leaves the text."""
        edit = self.editor(one)
        edit.typed.connect(lambda _text: self._touched.add(one))
        edit.left.connect(lambda: self._left(one))
        return super().offer_for(one)

    @override
    def wanted(self, record: Record | None, shot: Snapshot, one: Lang) -> Wanted | None:
        """Return the name or the post as it was entered."""
        field = next((each for each in declining.OF_PERSON if each == self.asked.path), None)
        if field is None or not isinstance(record, Person):
            return None
        return declining.wanted(shot.case, record, field, one)

    @override
    def fits(self, what: Wanted, text: str) -> bool:
        """Return whether nothing stands: what she wrote is not replaced."""
        return not text

    def _left(self, one: Lang) -> None:
        text, what = self.editor(one).toPlainText().strip(), self._wanted.get(one)
        if one in self._touched and text and what is not None:
            self._touched.discard(one)
            self.remember(what, text)


class AddresseeField(ProposingField):
    """To whom a letter goes: an official typed in the nominative is offered in the dative."""

    @override
    def wanted(self, record: Record | None, shot: Snapshot, one: Lang) -> Wanted | None:
        """Return the addressee as typed."""
        text = self._stored_value(record) or LocalText()
        return declining.wanted_of_addressee(text.text(one), one)

    @override
    def fits(self, what: Wanted, text: str) -> bool:
        """Return whether that text still stands."""
        return " ".join(text.split()) == what.words
