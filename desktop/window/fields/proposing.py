"""A text with a form that is proposed under it, to be taken with one press."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.record import Record
from desktop.domain.text import Lang
from desktop.usecases import declining
from desktop.usecases.declining import Proposal, Wanted
from desktop.window.fields.field import Asked
from desktop.window.fields.local import LocalField
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import S
from desktop.window.widgets import Words, button, row

translate = QCoreApplication.translate


class ProposingField(LocalField):
    """Proposes a form; nothing changes before it is taken. The dictionary is asked aside."""

    def __init__(self, session: CaseSession, asked: Asked, langs: tuple[Lang, ...]) -> None:
        self._offers: dict[Lang, _Offer] = {}
        self._wanted: dict[Lang, Wanted | None] = {}
        super().__init__(session, asked, langs)

    # -- what subclasses do --------------------------------------------------------------------

    def wanted(self, record: Record | None, shot: Snapshot, one: Lang) -> Wanted | None:
        """Return what a form is wanted of, `None` if none is."""
        raise NotImplementedError

    def fits(self, what: Wanted, text: str) -> bool:
        """Return whether a form is to be shown while this text stands."""
        raise NotImplementedError

    # -- what they use -------------------------------------------------------------------------

    @override
    def offer_for(self, one: Lang) -> QWidget:
        """Stand ready with a proposal under the text of a language."""
        offer = self._offers[one] = _Offer(lambda: self.take(one))
        self.editor(one).typed.connect(lambda _text: self._show(one))
        return offer

    def proposal(self, one: Lang) -> Proposal | None:
        """Return what is shown to be taken in a language, `None` if nothing is."""
        offer = self._offers.get(one)
        return offer.shown if offer is not None else None

    @override
    def show_value(self, record: Record | None, shot: Snapshot) -> None:
        """Show the texts, and ask for forms of what changed; whoever only reads is offered none."""
        super().show_value(record, shot)
        for one, offer in self._offers.items():
            offered = shot.writable and one in self.langs
            what = self.wanted(record, shot, one) if offered else None
            if what != self._wanted.get(one):
                self._wanted[one] = what
                offer.propose(None)
                if what is not None:
                    self._ask(one, what)
            self._show(one)

    def _ask(self, one: Lang, what: Wanted) -> None:
        office = self.session.office

        def answered(found: Proposal | None) -> None:
            if self._wanted.get(one) == what:
                self._offers[one].propose(found)
                self._show(one)

        self.session.aside(lambda: declining.proposed(office, what), answered, self)

    def _show(self, one: Lang) -> None:
        what = self._wanted.get(one)
        text = self.editor(one).toPlainText().strip()
        self._offers[one].stand(what is not None and self.fits(what, text))

    def take(self, one: Lang) -> None:
        """Write what is proposed into the field, one step that Ctrl+Z takes back."""
        found, what = self.proposal(one), self._wanted.get(one)
        if found is None or what is None:
            return
        edit = self.editor(one)
        edit.setFocus()
        cursor = edit.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(found.text)
        self.leaf(one).flush()
        self.remember(what, found.text)

    def remember(self, what: Wanted, text: str) -> None:
        """Remember what she wrote or took. A protected case leaves no trace beside its file."""
        shot, office = self.session.now, self.session.office
        if shot is not None and not shot.protected:
            self.session.aside(
                lambda: declining.remember(office, what, text), lambda _none: None, self
            )

    @override
    def speak(self) -> None:
        """Speak the window's language."""
        super().speak()
        for offer in self._offers.values():
            offer.speak()


class _Offer(QWidget):
    """One line under a text: the proposed form, and a button that takes it."""

    def __init__(self, take: Callable[[], None]) -> None:
        super().__init__()
        self._found: Proposal | None = None
        self._words = Words("", "small")
        self._take = button("", "quiet", take)
        line = row(self._words, self._take, space=S)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.hide()
        self.speak()

    @property
    def shown(self) -> Proposal | None:
        """What can be taken now."""
        return None if self.isHidden() else self._found

    def propose(self, found: Proposal | None) -> None:
        """Hold another proposal."""
        self._found = found
        self.speak()

    def stand(self, wanted: bool) -> None:
        """Be there while something is proposed that may be taken."""
        self.setVisible(wanted and self._found is not None)

    def speak(self) -> None:
        """Say the proposal in the window's language."""
        self._take.setText(translate("ProposingField", "Take"))
        found = self._found
        if found is None:
            return
        if found.remembered:
            said = translate("ProposingField", "As you wrote it before: {form}")
        elif found.sure:
            said = translate("ProposingField", "Proposed: {form}")
        else:
            said = translate(
                "ProposingField",
                "Perhaps: {form}. Not certain: check the ending before you take it.",
            )
        self._words.setText(said.format(form=found.text))
        self._words.set_state(None if found.sure else "soon")
        self._take.setAccessibleDescription(found.text)
