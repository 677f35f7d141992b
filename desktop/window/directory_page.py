"""Institutions and people: a list to search, the card of one, workbooks in and out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.directory import Entry, Finder, Head, Kept, Kind, is_named
from desktop.domain.errors import Problem
from desktop.domain.ids import new_id
from desktop.usecases import directory
from desktop.usecases.directory import CaughtUp, Changed, Directory
from desktop.usecases.directory_sheets import Preview, preview, take, write_directory
from desktop.usecases.files import chosen_name
from desktop.usecases.office import Office
from desktop.window.directory_card import DirectoryCard
from desktop.window.directory_import import DirectoryImport
from desktop.window.fields.line_edit import LineEdit
from desktop.window.flow import FlowLayout
from desktop.window.known_list import AT_ONCE, about, name_of
from desktop.window.language import lang, say, sentence
from desktop.window.lines_model import LinesModel
from desktop.window.override import override
from desktop.window.runner import Aside
from desktop.window.steady import SteadyArea
from desktop.window.theme import XL, L, M, S, State
from desktop.window.two_lines import two_line_view
from desktop.window.widgets import Note, Words, button, centred, column, row

_LIST_WIDE = 330


class DirectoryPage(QWidget):
    """The registers of institutions and people.

    Signals:
        done: back to where one came from.
        open_wanted: the case file that was clicked in a card.
    """

    done = Signal()
    open_wanted = Signal(object)

    def __init__(self, office: Office, do_aside: Aside) -> None:
        super().__init__()
        self._office, self._do = office, do_aside
        self._found = Directory((), (), Kept())
        self._finders: dict[Kind, Finder] = {}
        self._kind: Kind = "institution"
        self._ids: frozenset[str] = frozenset()
        """Of the entry whose card is open."""
        self._draft: dict[str, str] | None = None
        """What was typed of a new entry so far: without a name it is none."""
        self._said: Callable[[], str] | None = None
        self._before: Changed | None = None
        self.card: DirectoryCard | None = None
        self.offer: DirectoryImport | None = None
        self._title = Words("", "title")
        self._title.setWordWrap(False)
        self._title.setContentsMargins(0, 0, L, 0)
        self.back = button("", "plain", self._leave)
        self.add = button("", "plain", self._add)
        self.take_in = button("", "plain", self._choose_file)
        self.export = button("", "plain", self._export)
        self.tabs = {
            "institution": button("", "tab", lambda: self.show_kind("institution")),
            "person": button("", "tab", lambda: self.show_kind("person")),
        }
        self.search = LineEdit()
        self.search.textChanged.connect(lambda _text: self._list())
        self.model = LinesModel[Entry](self._words, tips=True)
        self.list = two_line_view()
        self.list.setModel(self.model)
        self.list.clicked.connect(self._clicked)
        self.list.activated.connect(self._clicked)
        self._none = Words("", "muted")
        self.note = Note("", "calm")
        self.undo = button("", "quiet", self._put_back)
        self.note.add(row(self.undo, None))
        self._lead = Words("", "text")
        self._place = QVBoxLayout()
        self._lay_out()
        self.retranslate()
        self.refresh()

    def _lay_out(self) -> None:
        for each in self.tabs.values():
            each.setCheckable(True)
        side = QWidget()
        side.setFixedWidth(_LIST_WIDE)
        beside = column(row(*self.tabs.values(), None), self.search, self._none, space=S)
        beside.addWidget(self.list, 1000)
        beside.addStretch(1)  # where nothing is listed
        side.setLayout(beside)
        self._place.addWidget(self._lead)
        self._place.addStretch(1)
        self._place.setContentsMargins(S, 0, M, M)
        self.area = SteadyArea(self._place)
        halves = QHBoxLayout()
        halves.setSpacing(M)
        halves.addWidget(side)
        halves.addWidget(self.area, 1)
        holder = QWidget()
        holder.setLayout(halves)
        halves.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(holder)
        head = FlowLayout(S, S)
        for part in (self._title, self.back, self.add, self.take_in, self.export):
            head.addWidget(part)
        body = column(head, self.note, space=S)
        body.addWidget(self._stack, 1)
        body.setContentsMargins(XL, M, XL, M)
        self.setLayout(centred(body, 1280))
        self.note.hide()

    # -- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the register anew, with the cases that it does not know yet."""

        def read() -> tuple[Directory, CaughtUp]:
            caught = directory.catch_up(self._office, 5 * AT_ONCE)
            return directory.load(self._office), caught

        self._do(read, self._take_read, self, self._refused)

    def _take_read(self, read: tuple[Directory, CaughtUp]) -> None:
        found, caught = read
        self._take(found)
        if caught.more:
            self.refresh()
        if troubles := (*found.troubles, *caught.troubles):
            self._say(lambda: "\n".join(sentence(each) for each in troubles), "missed")

    def _take(self, found: Directory) -> None:
        self._found = found
        self._finders = {
            "institution": Finder(_sorted(found.institutions, "institution")),
            "person": Finder(_sorted(found.people, "person")),
        }
        self._list()
        self._speak_counts()

    def show_kind(self, kind: Kind) -> None:
        """Show institutions or people."""
        self._save()
        self._kind = kind
        self._drop_card()
        self._to_top()
        self._list()
        self._speak_counts()

    def _list(self) -> None:
        finder = self._finders.get(self._kind)
        self.model.put(finder.find(self.search.text()) if finder else ())
        there = bool(self._found.of(self._kind))
        self._none.setText(
            self.tr("Nothing here fits to what is typed.")
            if there
            else self.tr("Nothing yet. What your cases name comes here by itself.")
        )
        self._none.setVisible(not self.model.entries)
        self.search.setVisible(there)
        self.list.setVisible(bool(self.model.entries))
        self.export.setEnabled(bool(self._found.institutions or self._found.people))
        at = next((n for n, e in enumerate(self.model.entries) if e.ids & self._ids), None)
        if at is not None:
            self.list.setCurrentIndex(self.model.index(at))

    def _words(self, entry: Entry) -> str:
        told = about(entry, self._kind, self._office.law)
        if entry.doubles:
            told = " · ".join((self.tr("There may be a double"), told))
        return f"{name_of(entry, self._kind)}\n{told}"

    # -- one entry -----------------------------------------------------------------------------

    def _clicked(self, index: QModelIndex) -> None:
        entry = self.model.entries[index.row()]
        if not entry.ids & self._ids:  # the card that is open knows better what was typed there
            self._save()
            self.open(entry)

    def open(self, entry: Entry) -> None:
        """Show the card of an entry."""
        self._drop_card()
        self._ids = entry.ids | {entry.key}
        found = {each.key: each for each in self._found.of(self._kind)}
        doubles = tuple(found[key] for key in entry.doubles if key in found)
        card = DirectoryCard(self._office, self._kind, entry, doubles)
        card.entered.connect(self._entered)
        card.head_entered.connect(self._head_entered)
        card.deleted.connect(self._delete)
        card.joined.connect(self._join)
        card.parted.connect(self._part)
        card.open_wanted.connect(self.open_wanted)
        self.card = card
        self._lead.hide()
        self._place.insertWidget(1, card)
        self.area.to_top()

    def _drop_card(self) -> None:
        self._draft = None
        if self.card is not None:
            self.card.blockSignals(True)  # a field that goes is left, and would speak of the next
            self.card.hide()
            self._place.removeWidget(self.card)
            self.card.deleteLater()
            self.card = None
        self._ids = frozenset()
        self._lead.show()

    def _entry(self) -> Entry | None:
        """Return the entry of the open card as it stands now."""
        return next((e for e in self._found.of(self._kind) if e.ids & self._ids), None)

    def _change(self, change: Callable[[Entry], Any], then: Callable[[Any], None]) -> None:
        """Change the open entry, read the register again, go on with what came of it."""
        office, kind, ids = self._office, self._kind, self._ids
        self.note.hide()  # what it offers to put back would undo this as well
        self._before = None

        def job() -> tuple[Any, Directory]:
            # Not the entry that is shown: what was typed before this is in it as well.
            now = directory.load(office)
            entry = next((each for each in now.of(kind) if each.ids & ids), None)
            done = change(entry) if entry is not None else None
            return done, directory.load(office)

        def shown(came: tuple[Any, Directory]) -> None:
            self._take(came[1])
            then(came[0])

        self._do(job, shown, self, self._refused)

    def _entered(self, path: str, typed: str) -> None:
        office, kind = self._office, self._kind
        if self._draft is not None:
            self._draft[path] = typed
            self._begin_entry(self._draft)
            return
        self._change(
            lambda entry: directory.edit(office, kind, entry, path, typed),
            lambda _none: self._call_card(),
        )

    def _call_card(self) -> None:
        entry = self._entry()
        if self.card is not None and entry is not None:
            self.card.call(entry)

    def _begin_entry(self, draft: dict[str, str]) -> None:
        """Enter what was typed of a new entry as soon as it has a name."""
        if not is_named(draft):
            return
        office, kind, self._draft = self._office, self._kind, None
        key = str(new_id())
        self._ids = frozenset({key})

        def job() -> Directory:
            directory.add(office, kind, draft, key)
            return directory.load(office)

        def added(found: Directory) -> None:
            self._take(found)
            self._call_card()

        self._do(job, added, self, self._refused)

    def _head_entered(self, head: Head) -> None:
        self._change(
            lambda entry: directory.add_head(self._office, entry, head),
            lambda _none: self._open_again(),
        )

    def _open_again(self) -> None:
        entry = self._entry()
        if entry is not None:
            self.open(entry)

    def _delete(self) -> None:
        kind = self._kind

        def gone(before: Changed | None) -> None:
            self._drop_card()
            self._offer_back(before, lambda: self.tr("Deleted from the register. Your cases stay."))

        self._change(lambda entry: directory.delete(self._office, kind, entry), gone)

    def _join(self, other: Entry) -> None:
        kind = self._kind

        def joined(before: Changed | None) -> None:
            self._open_again()
            self._offer_back(before, lambda: self.tr("Joined."))

        self._change(lambda entry: directory.join(self._office, kind, entry, other), joined)

    def _part(self, other: Entry) -> None:
        self._change(
            lambda entry: directory.keep_apart(self._office, entry, other),
            lambda _none: self._open_again(),
        )

    def _add(self) -> None:
        self._save()
        self.search.clear()
        self.list.clearSelection()
        self.open(Entry("", {}))
        self._draft = {}
        if self.card is not None:
            self.card.begin(f"{'name' if self._kind == 'institution' else 'full_name'}.kk")

    # -- workbooks -----------------------------------------------------------------------------

    def _export(self) -> None:
        self._save()
        name = str(self._office.folders.cases / f"{self._title.text()}.xlsx")
        chosen, _filter = QFileDialog.getSaveFileName(self, self.export.text(), name, "*.xlsx")
        if not chosen:
            return
        target, spoken, office = chosen_name(chosen, ".xlsx"), lang(), self._office
        self._do(
            lambda: write_directory(office, directory.load(office), target, spoken),
            lambda _none: self._say(lambda: say("directory.exported", path=str(target)), "kept"),
            self,
            self._refused,
        )

    def _choose_file(self) -> None:
        self._save()
        chosen, _filter = QFileDialog.getOpenFileName(
            self, self.take_in.text(), str(self._office.folders.cases), "*.xlsx"
        )
        if chosen:
            self.read(Path(chosen))

    def read(self, source: Path) -> None:
        """Show what a workbook would bring."""
        office, spoken = self._office, lang()

        def job() -> tuple[Directory, Preview]:
            found = directory.load(office)
            return found, preview(office, found, source, spoken)

        def shown(came: tuple[Directory, Preview]) -> None:
            self._close_offer()
            self.note.hide()
            offer = DirectoryImport(source.name, came[1])
            offer.wanted.connect(lambda: self._take_in(*came))
            offer.left.connect(self._close_offer)
            self.offer = offer
            self._stack.addWidget(offer)
            self._stack.setCurrentWidget(offer)

        self._do(job, shown, self, self._refused)

    def _take_in(self, found: Directory, read: Preview) -> None:
        office = self._office

        def job() -> tuple[Changed, Directory]:
            before = take(office, found, read)
            return before, directory.load(office)

        def taken(came: tuple[Changed, Directory]) -> None:
            self._close_offer()
            self._drop_card()
            self._take(came[1])
            counts = {"new": read.how_many("new"), "changed": read.how_many("changed")}
            self._offer_back(came[0], lambda: say("directory.taken", **counts))

        self._do(job, taken, self, self._refused)

    def _close_offer(self) -> None:
        if self.offer is not None:
            self._stack.removeWidget(self.offer)
            self.offer.deleteLater()
            self.offer = None

    # -- what is said --------------------------------------------------------------------------

    def _say(self, words: Callable[[], str], state: State, before: Changed | None = None) -> None:
        self._said, self._before = words, before
        self.note.say(words(), state)
        self.undo.setVisible(before is not None)
        self.note.show()
        self._to_top()

    def _to_top(self) -> None:
        """Have what is kept here read from its first line, whatever came above it or went."""
        layout = self.layout()
        if self.card is None and layout is not None:
            layout.activate()
            self.area.to_top()

    def _offer_back(self, before: Changed | None, words: Callable[[], str]) -> None:
        self._say(words, "calm", before)

    def _put_back(self) -> None:
        before, office = self._before, self._office
        if before is None:
            return

        def job() -> Directory:
            directory.put_back(office, before)
            return directory.load(office)

        def done(found: Directory) -> None:
            self.note.hide()
            self._before = None
            self._drop_card()
            self._to_top()
            self._take(found)

        self._do(job, done, self, self._refused)

    def _refused(self, problem: Problem) -> None:
        self._say(lambda: sentence(problem), "missed")

    def _save(self) -> None:
        if self.card is not None:
            self.card.save()

    def may_leave(self) -> bool:
        """Save what is typed; nothing keeps one here."""
        self._save()
        return True

    def _leave(self) -> None:
        self._save()
        self.done.emit()

    # -- words ---------------------------------------------------------------------------------

    def _speak_counts(self) -> None:
        words = {"institution": self.tr("Institutions"), "person": self.tr("People")}
        for kind, tab in self.tabs.items():
            tab.setText(f"{words[kind]} · {len(self._found.of(kind))}")  # type: ignore[arg-type]
            tab.setChecked(kind == self._kind)
        self.add.setText(
            self.tr("Add an institution")
            if self._kind == "institution"
            else self.tr("Add a person")
        )
        sought = (
            self.tr("Name, BIN, town or post")
            if self._kind == "institution"
            else self.tr("Name, post, speciality or telephone")
        )
        self.search.setPlaceholderText(sought)
        self.search.setAccessibleName(sought)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self._title.setText(self.tr("Institutions and people"))
        self.back.setText(self.tr("Back"))
        self.take_in.setText(self.tr("Take in a workbook…"))
        self.export.setText(self.tr("Save as a workbook…"))
        self.undo.setText(self.tr("Put it back"))
        self._lead.setText(
            self.tr(
                "What is kept here: of institutions what your cases say of them, with their heads, "
                "so that a new case is filled in with a click; of people only those who take part "
                "with you, sign or are experts, with post and telephone. Nothing leaves this "
                "computer unless you save a workbook. A case with a password tells nothing here, "
                "and whoever is removed for good in a case is removed here as well. What you "
                "change or delete here changes no case."
            )
        )
        self._speak_counts()
        self._list()
        if self._said is not None:
            self.note.words.setText(self._said())

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._save()
            self.retranslate()
            office = self._office
            # Not what is known here: what was just typed is written first.
            self._do(lambda: directory.load(office), self._speak_anew, self, self._refused)

    def _speak_anew(self, found: Directory) -> None:
        self._take(found)
        self._open_again()


def _sorted(entries: tuple[Entry, ...], kind: Kind) -> list[Entry]:
    from desktop.domain.text import sort_key

    return sorted(entries, key=lambda each: sort_key(name_of(each, kind)))
