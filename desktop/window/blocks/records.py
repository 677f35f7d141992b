"""A list of records of one kind, as cards: folded to one line, opened one by one to be edited."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.case import Case
from desktop.domain.fields import FieldAddress
from desktop.domain.record import Record
from desktop.usecases import editing
from desktop.usecases.desk import Desk
from desktop.usecases.numbering import NUMBERED
from desktop.window.blocks.block import Block, Heading
from desktop.window.drawing import ring
from desktop.window.flow import FlowLayout
from desktop.window.override import override
from desktop.window.pager import MOST, Pager, page_of
from desktop.window.session import CaseSession, Snapshot
from desktop.window.steady import bring_into_sight
from desktop.window.theme import XS, L, M, S, State
from desktop.window.widgets import (
    Card,
    Note,
    OneLine,
    Words,
    as_written,
    button,
    column,
    empty,
    row,
)


@dataclass(frozen=True)
class Offer:
    """Something of the case that may be taken into a list as it is, with nothing typed anew.

    Attributes:
        key: tells it from the others.
        words: what its button says.
        about: what is to be known of it, "" if nothing is.
        take: takes it and returns the record that stands in the list then.
    """

    key: UUID
    words: str
    about: str
    take: Callable[[Desk], UUID]


@dataclass(frozen=True)
class ListOf:
    """What a list shows and how its records come and go.

    Attributes:
        kind: the kind of record by name.
        heading: over the list.
        hint: what belongs here, shown while the list is empty.
        add_label: on the button that adds a record.
        all: the records, in order.
        title: what a folded card says.
        weak: what is to be known of a record, or wanting in it; "" if nothing is.
        state: how those words are shown.
        patient: those words wait until the card of a record that was just added is left.
        body: what an open card holds.
        add: makes a record; `None` if records come otherwise.
        remove: takes a record away, returns what went; `None` where they stay.
        numbered: cards show the number that papers give the record, else its place in the list.
        also: the record whose card holds a field of another kind.
        owner_id: the record to which all belong; "one is missing" names it.
        kinds: other kinds of records that are edited inside a card.
        offers: what the case holds already and may be taken into the list.
        offers_heading: over them.
    """

    kind: str
    heading: Heading
    hint: Heading
    add_label: Heading
    all: Callable[[Snapshot], Sequence[Record]]
    title: Callable[[Record, Snapshot], str]
    body: Callable[[Record, Snapshot], Sequence[Block]]
    add: Callable[[Desk], UUID] | None = None
    remove: Callable[[Desk, Record], frozenset[UUID]] | None = None
    weak: Callable[[Record, Snapshot], str] = lambda _record, _shot: ""
    state: Callable[[Record, Snapshot], State] = lambda _record, _shot: "soon"
    patient: bool = False
    numbered: bool = True
    also: Callable[[FieldAddress, Snapshot], UUID | None] = lambda _address, _shot: None
    owner_id: UUID | None = None
    kinds: tuple[str, ...] = ()
    offers: Callable[[Snapshot], Sequence[Offer]] = lambda _shot: ()
    offers_heading: Heading = lambda: ""
    level: int = 0
    shown_heading: bool = field(default=True)


class RecordsBlock(Block):
    """The list. A card that was added is opened; what was removed can be put back."""

    def __init__(self, session: CaseSession, what: ListOf, shot: Snapshot) -> None:
        super().__init__(session)
        self.what = what
        self._cards: dict[UUID, RecordCard] = {}
        self._new: dict[UUID, bool] = {}
        """What was just added and not left yet, and whether the cursor has been there."""
        self._heading = Words("", "h2" if what.level == 0 else "strong")
        self._hint = Words("", "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(S)
        self._first = 0
        """The place of the first record that is shown, where there are more than fit."""
        self._pager = Pager(self.turn)
        self._undo: Note | None = None
        self._undo_place = QVBoxLayout()
        self._offers = _Offers(self)
        self.add = button("", "plain", self._add)
        self.foot = row(self.add, None)
        self.column.setSpacing(S)
        if what.level == 0:
            self.column.setContentsMargins(0, M, 0, 0)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._hint)
        self.column.addLayout(self._list)
        self.column.addWidget(self._pager)
        self.column.addLayout(self._undo_place)
        self.column.addWidget(self._offers)
        self.column.addLayout(self.foot)
        self._heading.setVisible(what.shown_heading)
        self.add.setVisible(what.add is not None)
        self.refresh(shot)
        if len(self._cards) == 1:
            next(iter(self._cards.values())).open()

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show the records as they now stand, opening and closing nothing."""
        every = self.what.all(shot)
        self._first = page_of(self._first, len(every))
        records = every[self._first : self._first + MOST]
        wanted = {record.id for record in records}
        for gone in [key for key in self._cards if key not in wanted]:
            card = self._cards.pop(gone)
            card.hide()
            self._list.removeWidget(card)
            card.deleteLater()
        for n, record in enumerate(records):
            card_ = self._cards.get(record.id)
            if card_ is None:
                card_ = RecordCard(self, record.id)
                self._cards[record.id] = card_
            if self._list.indexOf(card_) != n:
                self._list.insertWidget(n, card_)
            card_.refresh(record, shot, self._first + n + 1)
        heading = self.what.heading()
        self._heading.setText(f"{heading} · {len(every)}" if every else heading)
        self._pager.show_place(self._first, len(every))
        self._hint.setText(self.what.hint())
        self._hint.setVisible(not records and bool(self.what.hint()))
        offers = self.what.offers(shot) if shot.writable else ()
        self._offers.show_offers(offers, self.what.offers_heading())
        self.add.setText(self.what.add_label())
        self.add.setEnabled(shot.writable)

    def card(self, record_id: UUID) -> "RecordCard | None":
        """Return the card of a record."""
        return self._cards.get(record_id)

    def turn(self, first: int) -> None:
        """Show the cards from a place on."""
        if self.session.now is not None:
            self.session.flush()
            self._first = first
            self.refresh(self.session.now)

    def turn_to(self, wanted: Collection[UUID]) -> None:
        """Show the cards among which the first of some records stands, if it is in the list."""
        shot = self.session.now
        if shot is None or any(each in self._cards for each in wanted):
            return
        ids = (each.id for each in self.what.all(shot))
        place = next((n for n, each in enumerate(ids) if each in wanted), None)
        if place is not None:
            self.turn(place)

    def open_card(self, record_id: UUID) -> None:
        """Open the card of a record and go to its first field."""
        self.turn_to({record_id})
        card = self._cards.get(record_id)
        if card is not None:
            card.open()
            bring_into_sight(card, fresh=True)
            card.start()

    def open_new(self, record_id: UUID) -> None:
        """Open the card of a record that was just added: nothing is wanting in it yet."""
        self._new[record_id] = False
        if self.session.now is not None:
            self.refresh(self.session.now)
        self.open_card(record_id)

    def is_new(self, record_id: UUID) -> bool:
        """Return whether a record was just added and its card has not been left since."""
        card, been = self._cards.get(record_id), self._new.get(record_id)
        if card is None or been is None:
            return False
        focus = QApplication.focusWidget()
        if focus is not None and card.isAncestorOf(focus):
            self._new[record_id] = True
        elif been and focus is not None:
            del self._new[record_id]
        return record_id in self._new

    def _add(self) -> None:
        make = self.what.add
        if make is not None:
            self.session.flush()
            self.session.act(make, self.open_new, owner=self, once=(self, "add"))

    def take_offer(self, offer: Offer) -> None:
        """Take what is offered into the list."""
        self.session.flush()
        self.session.act(offer.take, self.open_new, owner=self, once=(self, offer.key))

    def remove(self, record_id: UUID) -> None:
        """Take a record out of the case and offer to put it back."""
        shot = self.session.now
        if shot is None:
            return
        record = next((one for one in self.what.all(shot) if one.id == record_id), None)
        if record is None:
            return
        self.session.flush()
        before: list[Case] = []
        title = self.what.title(record, shot)

        def work(desk: Desk) -> frozenset[UUID]:
            before.append(desk.case)
            if self.what.remove is not None:
                return self.what.remove(desk, record)
            return editing.remove(desk, FieldAddress(self.what.kind, record.id, ""))

        self.session.act(
            work,
            lambda gone: self._offer_undo(title, before[0], gone),
            owner=self,
            once=("remove", record_id),
        )

    def _offer_undo(self, title: str, before: Case, gone: frozenset[UUID]) -> None:
        self._drop_undo()
        note = Note(self.tr("Removed: {title}").format(title=title), "calm", "later")
        back = button(self.tr("Put it back"), "quiet", lambda: self._put_back(before, gone))
        note.add(row(back, None))
        self._undo = note
        self._undo_place.addWidget(note)

    def _put_back(self, before: Case, gone: frozenset[UUID]) -> None:
        self._drop_undo()
        self.session.act(lambda desk: editing.put_back(desk, before, gone))

    def _drop_undo(self) -> None:
        if self._undo is not None:
            self._undo.hide()
            self._undo.deleteLater()
            self._undo = None

    @override
    def reveal(self, address: FieldAddress) -> bool:
        """Open the card that holds a field and lead to it."""
        shot = self.session.now
        if shot is None:
            return False
        mine = (self.what.kind, *self.what.kinds)
        if address.record_id == self.what.owner_id and address.kind in mine:
            # "At least one is missing" names no record: the button that adds one is the place.
            self.add.setFocus()
            return True
        inside = any(each.id == address.record_id for each in self.what.all(shot))
        owner = address.record_id if inside else self.what.also(address, shot)
        if owner is not None:
            self.turn_to({owner})
        card = self._cards.get(owner) if owner else None
        if card is None:
            return False
        card.open()
        return card.reveal(address) or card.start()

    @override
    def begin(self) -> bool:
        """Put the cursor on the button that adds a record."""
        if self.what.add is None or not self.add.isEnabled():
            return False
        self.add.setFocus()
        return True

    @override
    def targets(self, shot: Snapshot) -> Sequence[tuple[str, Callable[[], None]]]:
        """Return the records with the way to each."""
        return [
            (self.what.title(record, shot), lambda key=record.id: self.open_card(key))  # type: ignore[misc]
            for record in self.what.all(shot)
        ]


class _Offers(QWidget):
    """What may be taken into the list as it is: a button for each, beside the one for a new one."""

    def __init__(self, owner: RecordsBlock) -> None:
        super().__init__()
        self._owner = owner
        self._shown: tuple[object, ...] = ()
        self._heading = Words("", "small")
        self._flow = FlowLayout(S, S)
        self.setLayout(column(self._heading, self._flow, space=XS))
        self.hide()

    def show_offers(self, offers: Sequence[Offer], heading: str) -> None:
        """Show a button for each; made anew only when it changed, so that a click finds its own."""
        shown = (heading, *((each.key, each.words, each.about) for each in offers))
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._flow)
        self._heading.setText(heading)
        for each in offers:
            made = button("+ " + each.words.replace("&", "&&"), "plain", self._taking(each))
            made.setToolTip(as_written(each.about))
            made.setAccessibleName(each.words)
            made.setAccessibleDescription(f"{heading} {each.about}".strip())
            self._flow.addWidget(made)
        self.setVisible(bool(offers))

    def _taking(self, offer: Offer) -> Callable[[], None]:
        return lambda: self._owner.take_offer(offer)


class RecordCard(Card):
    """One record: its title, and its fields when opened."""

    def __init__(self, owner: RecordsBlock, record_id: UUID) -> None:
        super().__init__(margin=M, space=M)
        self._owner = owner
        self.record_id = record_id
        self._blocks: list[Block] = []
        self._body: QWidget | None = None
        self._head = _CardHead(self)
        self._remove = button("", "quiet", lambda: owner.remove(record_id))
        self.column.addWidget(self._head)

    def refresh(self, record: Record, shot: Snapshot, place: int) -> None:
        """Show the record as it now stands."""
        what = self._owner.what
        shown = record.number if isinstance(record, NUMBERED) else place
        number = f"{shown}.  " if what.numbered else ""
        self._head.say(
            f"{number}{what.title(record, shot)}",
            "" if what.patient and self._owner.is_new(record.id) else what.weak(record, shot),
            what.state(record, shot),
            self.opened,
        )
        self._remove.setText(self.tr("Remove"))
        if self._body is not None:
            # Shown before it has a place on the card, the button would be a window.
            self._remove.setVisible(shot.writable)
        for block in self._blocks:
            block.refresh(shot)

    @property
    def opened(self) -> bool:
        """Whether the fields are in sight."""
        return self._body is not None and not self._body.isHidden()

    def toggle(self) -> None:
        """Open or fold."""
        if self.opened and self._body is not None:
            self._owner.session.flush()
            self._body.hide()
            self._head.say_open(False)
        else:
            self.open()

    def open(self) -> None:
        """Show the fields, made when first shown."""
        shot = self._owner.session.now
        if shot is None:
            return
        if self._body is None:
            records = self._owner.what.all(shot)
            record = next((one for one in records if one.id == self.record_id), None)
            if record is None:
                return
            body = QWidget()
            column = QVBoxLayout(body)
            column.setContentsMargins(S, 0, S, 0)
            column.setSpacing(M)
            self._blocks = list(self._owner.what.body(record, shot))
            for block in self._blocks:
                column.addWidget(block)
            column.addLayout(row(None, self._remove))
            self._remove.setVisible(shot.writable)
            self.column.addWidget(body)
            self._body = body
        self._body.show()
        self._head.say_open(True)

    def start(self) -> bool:
        """Put the cursor into the first field."""
        if any(block.begin() for block in self._blocks):
            return True
        if self._body is not None:
            for child in self._body.findChildren(QWidget):
                if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isEnabled():
                    child.setFocus()
                    return True
        return False

    def reveal(self, address: FieldAddress) -> bool:
        """Lead to a field of the card."""
        return any(block.reveal(address) for block in self._blocks)


class _CardHead(QAbstractButton):
    """A button to those who hear the screen: it says its title, and whether it is open."""

    def __init__(self, card: RecordCard) -> None:
        super().__init__()
        self._card = card
        self.clicked.connect(card.toggle)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._arrow = Words("▸", "muted")
        self._arrow.setFixedWidth(14)
        self._title = OneLine("strong")
        self._weak = Words("", "small")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(XS, XS, XS, XS)
        layout.setSpacing(S)
        layout.addWidget(self._arrow, 0, Qt.AlignmentFlag.AlignTop)
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 0, L, 0)
        inner.setSpacing(2)
        inner.addWidget(self._title)
        inner.addWidget(self._weak)
        layout.addLayout(inner, 1)

    def say(self, title: str, weak: str, state: State, opened: bool) -> None:
        self._title.set_words(title)
        self._weak.setText(weak)
        self._weak.set_state(state)
        self._weak.setVisible(bool(weak))
        self.setAccessibleName(title)
        self.say_open(opened)

    def say_open(self, opened: bool) -> None:
        self._arrow.setText("▾" if opened else "▸")
        self.setAccessibleDescription(self.tr("unfolded") if opened else self.tr("folded"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1))
