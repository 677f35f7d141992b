"""What the register knows, put into a case: an institution into its card, a person into a list."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from desktop.domain.directory import Entry, Finder
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.usecases import directory
from desktop.usecases.desk import Desk
from desktop.usecases.known import Filled, use_institution
from desktop.window.blocks.block import Block
from desktop.window.blocks.records import RecordsBlock
from desktop.window.known_list import KnownFinder, finders, name_of
from desktop.window.language import lang
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import S
from desktop.window.widgets import Note, Words, button, row

translate = QCoreApplication.translate
_Loaded = tuple[Finder, Finder, Finder, tuple[Entry, ...]]


class _KnownBlock(Block):
    """A line that finds what the register knows; it is read beside the work on the case."""

    def __init__(self, session: CaseSession, finder: KnownFinder) -> None:
        super().__init__(session)
        self.finder = finder
        self.finder.chosen.connect(self._chosen)
        self.column.setSpacing(S)
        self.column.addWidget(finder)
        session.aside(lambda: finders(session.office), self._know, self, self._not_known)

    def _know(self, found: _Loaded) -> None:
        raise NotImplementedError

    def _not_known(self, _problem: Problem) -> None:
        """Without the register all is typed, as ever; its own page says what is wrong."""

    def _chosen(self, entry: Entry) -> None:
        raise NotImplementedError

    @override
    def reveal(self, address: FieldAddress) -> bool:
        """No field of the case stands here."""
        return False


class KnownInstitutionBlock(_KnownBlock):
    """Over the institution's card: fill it from the register; what to choose in e-Otinish.

    A protected case tells the register nothing; here the user may let it.
    """

    def __init__(self, session: CaseSession, shot: Snapshot) -> None:
        self._entries: tuple[Entry, ...] = ()
        self._filled: tuple[Entry, Filled] | None = None
        self._tells: bool | None = None
        self.note = Note("", "calm")
        self.over = button("", "quiet", self._take_over)
        self.note.add(row(self.over, None))
        self.route = Words("", "text")
        self.telling = Words("", "small")
        self.let = button("", "quiet", self._let)
        super().__init__(session, KnownFinder("institution", lambda: session.office.law))
        self.column.addWidget(self.note)
        self.column.addWidget(self.route)
        self.column.addWidget(self.telling)
        self.column.addLayout(row(self.let, None))
        self.note.hide()
        self.refresh(shot)

    @override
    def _know(self, found: _Loaded) -> None:
        self._entries = found[3]
        self.finder.known.know(found[0], found[1])
        if self.session.now is not None:
            self.refresh(self.session.now)

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show what the register says of this institution."""
        self.finder.call(
            translate("Known", "Fill in from the register"),
            translate("Known", "A part of the name, the BIN or the town…"),
        )
        self.finder.setVisible(shot.writable)
        mine = str(shot.control.object_id)
        entry = next((each for each in self._entries if mine in each.ids), None)
        route = entry.text("route", lang()) if entry else ""
        self.route.setText(translate("Known", "In e-Otinish choose: {route}").format(route=route))
        self.route.setVisible(bool(route))
        self._say_filled()
        told = shot.protected and shot.writable
        self.telling.setVisible(told)
        self.let.setVisible(told)
        if told and self._tells is None:
            self._tells = False
            self.session.look(directory.tells, self._heard, owner=self)
        self._say_telling()

    def _heard(self, tells: bool) -> None:
        self._tells = tells
        self._say_telling()

    def _say_telling(self) -> None:
        tells = bool(self._tells)
        self.telling.setText(
            translate("Known", "This protected case tells the register its institution and head.")
            if tells
            else translate("Known", "This case has a password: the register hears nothing of it.")
        )
        self.let.setText(
            translate("Known", "Tell it no more")
            if tells
            else translate("Known", "Let the register keep this institution with its head")
        )

    def _let(self) -> None:
        tells = not self._tells
        self.session.act(
            lambda desk: directory.let_tell(desk, tells=tells),
            lambda _none: self._heard(tells),
            owner=self,
            once=(self, "let"),
        )

    @override
    def _chosen(self, entry: Entry) -> None:
        self._use(entry, over=False)

    def _take_over(self) -> None:
        if self._filled is not None:
            self._use(self._filled[0], over=True)

    def _use(self, entry: Entry, *, over: bool) -> None:
        shot = self.session.now
        if shot is None:
            return
        control_id = shot.control.id
        self.session.flush()
        self.session.act(
            lambda desk: use_institution(desk, control_id, entry, over=over),
            lambda came: self._came(entry, came),
            owner=self,
            once=(self, "use"),
        )

    def _came(self, entry: Entry, came: Filled) -> None:
        self._filled = (entry, came)
        self._say_filled()

    def _say_filled(self) -> None:
        self.note.setVisible(self._filled is not None)
        if self._filled is None:
            return
        entry, came = self._filled
        name = name_of(entry, "institution")
        lines = [self._outcome(name, came)]
        if came.kept and not came.other:
            told = translate(
                "Known", "Left as it stands here, the register says otherwise: {fields}."
            )
            lines.append(told.format(fields=self._labels(came.kept)))
        if "…" in name and not came.other:
            lines.append(translate("Known", "Write the missing name in the place of “…”."))
        if entry.key.startswith(directory.PATTERN):
            told = translate(
                "Known", "The name was made by a pattern: check it against the official one."
            )
            lines.append(told)
        self.note.say("\n".join(lines), "soon" if came.kept else "calm")
        self.over.setText(
            translate("Known", "Put it in the place of this card")
            if came.other
            else translate("Known", "Take the register's words there too")
        )
        self.over.setVisible(bool(came.kept))

    def _outcome(self, name: str, came: Filled) -> str:
        if came.other:
            told = translate("Known", "“{name}” is another institution: nothing was filled in.")
            return told.format(name=name)
        if not came.filled:
            return translate("Known", "“{name}” brought nothing new.").format(name=name)
        told = translate("Known", "Filled in from “{name}”: {fields}. Ctrl+Z takes it back.")
        return told.format(name=name, fields=self._labels(came.filled))

    def _labels(self, fields: tuple[str, ...]) -> str:
        law = self.session.office.law
        found = []
        for each in fields:
            kind, _, name = each.partition(".")
            label = law.fields.get("person" if kind == "head" else kind, name).label.text(lang())
            found.append(label[:1].lower() + label[1:] if label[1:2].islower() else label)
        return ", ".join(dict.fromkeys(found))


class KnownPersonBlock(_KnownBlock):
    """Under a list of people: somebody from the register, with nothing typed anew."""

    def __init__(
        self,
        session: CaseSession,
        shot: Snapshot,
        into: RecordsBlock,
        add: Callable[[Desk, UUID, Entry], UUID],
    ) -> None:
        self._into, self._add = into, add
        self._some = False
        super().__init__(session, KnownFinder("person", lambda: session.office.law))
        self.refresh(shot)

    @override
    def _know(self, found: _Loaded) -> None:
        self._some = bool(found[2].entries)
        self.finder.known.know(found[2])
        if self.session.now is not None:
            self.refresh(self.session.now)

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Offer it where there is somebody to be found."""
        self.finder.call(
            translate("Known", "Add somebody from the register"),
            translate("Known", "A part of the name, the post or the field…"),
        )
        self.setVisible(self._some and shot.writable and self.parentWidget() is not None)

    @override
    def _chosen(self, entry: Entry) -> None:
        shot = self.session.now
        if shot is None:
            return
        control_id, add = shot.control.id, self._add
        self.session.flush()
        self.session.act(
            lambda desk: add(desk, control_id, entry),
            self._into.open_new,
            owner=self._into,
            once=(self, "add"),
        )
