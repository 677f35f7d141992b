"""The frame of every editor: its question, its words of help, what is wrong with what stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.errors import Problem
from desktop.domain.record import Record
from desktop.domain.text import Lang
from desktop.window.fields.saving import Leaf, Place
from desktop.window.language import lang, sentence
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XS, L, S
from desktop.window.widgets import Words, column

if TYPE_CHECKING:
    from desktop.window.fields.explained import Explanation

Said = Callable[[Lang], str]
"""A text of the data in the language that is asked for."""


@dataclass(frozen=True)
class Option:
    """One of the things that may be chosen: what is stored, and its words."""

    value: str
    label: Said


@dataclass(frozen=True)
class Asked:
    """One question of a page, made from the data.

    Attributes:
        place: the record that holds the answer.
        path: the field in it, "topic", "answers.regime".
        control: which editor it gets: "local", "line", "bin", "day", "time", "answer", "choice",
            "set", "flag", "superior", "dative",
            "addressee".
        label: the question.
        help: what helps to answer it, "" if nothing is needed.
        options: what may be chosen.
        long: the answer is a text of several paragraphs.
        pattern: how the procedure names the field, "" for fields inside a list.
        explained: changed after a paper was made or a letter went, it asks why.
        may_be_empty: what was chosen can be taken back.
        not_asked_if: values of other fields of the record that make the question pointless.
        internal: no paper prints it, so that one language suffices.
        of_letter: the choices are kinds of letters; a list offers those that went out.
    """

    place: Place
    path: str
    control: str
    label: Said
    help: Said = field(default=lambda _lang: "")
    options: tuple[Option, ...] = ()
    long: bool = False
    pattern: str = ""
    explained: bool = False
    may_be_empty: bool = True
    not_asked_if: Mapping[str, str] = field(default_factory=dict)
    internal: bool = False
    of_letter: bool = False

    @property
    def key(self) -> str:
        """Tell this question from the others of a page."""
        return f"{self.place.key}/{self.path}"


class Field(QWidget):
    """An editor with its question. Subclasses add the place to type or choose."""

    def __init__(self, session: CaseSession, asked: Asked) -> None:
        super().__init__()
        self.session = session
        self.asked = asked
        self.leaves: dict[str, Leaf] = {}
        self.label = Words("", "strong")
        self.help = Words("", "small")
        self.fault = Words("", "small")
        self.trouble = Words("", "small")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(XS)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, S)
        frame.setSpacing(XS)
        if asked.control == "answer":
            # Many short questions in a row are scanned better with their answers beside them.
            question = column(self.label, self.help, space=2)
            question.setAlignment(self.label, Qt.AlignmentFlag.AlignVCenter)
            beside = QHBoxLayout()
            beside.setSpacing(L)
            beside.addLayout(question, 1)
            beside.addLayout(self.body)
            frame.addLayout(beside)
            frame.setContentsMargins(0, 0, 0, 0)
        else:
            frame.addWidget(self.label)
            frame.addWidget(self.help)
            frame.addLayout(self.body)
        self._explanation = _explanation(session, asked, self) if asked.explained else None
        if self._explanation is not None:
            frame.addWidget(self._explanation)
        frame.addWidget(self.fault)
        frame.addWidget(self.trouble)
        if self.short:
            frame.addStretch(1)
        self.fault.hide()
        self.trouble.hide()
        self.fault.set_state("missed")
        self.trouble.set_state("missed")

    @property
    def short(self) -> bool:
        """Whether two such fields stand side by side."""
        return self.asked.control in ("line", "email", "bin", "time", "list")

    # -- what subclasses do --------------------------------------------------------------------

    def show_value(self, record: Record | None, shot: Snapshot) -> None:
        """Show what is stored, except where something is being typed."""
        raise NotImplementedError

    def speak(self) -> None:
        """Show the words in the window's language."""

    def focus_widget(self, part: str = "") -> QWidget | None:
        """Return the widget to which a jump leads."""
        raise NotImplementedError

    # -- what they use -------------------------------------------------------------------------

    def leaf(self, part: str = "") -> Leaf:
        """Return the saver of the field or of one of its parts."""
        if part not in self.leaves:
            path = f"{self.asked.path}.{part}" if part else self.asked.path
            leaf = Leaf(self.session, self.asked.place, path, self)
            leaf.stored.connect(self._saved)
            leaf.refused.connect(self._not_saved)
            self.leaves[part] = leaf
            if leaf.trouble is not None:
                self._not_saved(leaf.trouble)
        return self.leaves[part]

    def value_of(self, record: Record | None) -> Any:
        """Return what is typed and waits, else what the record holds; `None` if there is none."""
        return self.leaf().held(self._stored_value(record))

    def _stored_value(self, record: Record | None) -> Any:
        if record is None:
            return None
        name, _, key = self.asked.path.partition(".")
        value = getattr(record, name)
        if key:
            return value.get(key) if isinstance(value, dict) else key in value
        return value

    def waiting_parts(self) -> tuple[str, ...]:
        """Return the parts of the field at which something is typed that is not in the file."""
        before = f"{self.asked.path}."
        return tuple(
            path.removeprefix(before)
            for place, path in self.session.typed
            if place == self.asked.place.key and path.startswith(before)
        )

    def refresh(self, shot: Snapshot) -> None:
        """Show a new state of the case."""
        self.setEnabled(True)
        record = self.asked.place.find(shot)
        self.show_value(record, shot)
        if self._explanation is not None:
            self._explanation.refresh(record, shot)
        if self.asked.pattern:
            self.stand(self.asked.pattern not in shot.route.not_asked)
        elif self.asked.not_asked_if:
            self.stand(
                not any(
                    getattr(record, name, None) == value
                    for name, value in self.asked.not_asked_if.items()
                )
            )

    def stand(self, there: bool) -> None:
        """Be on the page or not. Shown before it has a place there, it would be a window."""
        if there and self.parentWidget() is None:
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
        else:
            self.setVisible(there)

    def retranslate(self) -> None:
        """Show question and help in the window's language."""
        self.label.setText(self.asked.label(lang()))
        help_text = self.asked.help(lang())
        self.help.setText(help_text)
        self.help.setVisible(bool(help_text))
        self.speak()

    def say_fault(self, sentence: str) -> None:
        """Mark what stands as in need of a look; "" takes the mark away."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def name(self, widget: QWidget, part: str = "") -> None:
        """Give a control the name by which a screen reader speaks of it."""
        widget.setAccessibleName(f"{self.label.text()} {part}".strip())
        if self.help.text():
            widget.setAccessibleDescription(self.help.text())

    def jump(self, part: str = "") -> None:
        """Put the cursor into the field."""
        target = self.focus_widget(part)
        if target is not None:
            target.setFocus()

    def _saved(self) -> None:
        self.trouble.hide()

    def _not_saved(self, problem: Problem) -> None:
        self.trouble.setText(
            self.tr("Not saved. {reason} What you typed stays here.").format(
                reason=sentence(problem)
            )
        )
        self.trouble.show()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _explanation(session: CaseSession, asked: Asked, field_: Field) -> "Explanation":
    from desktop.window.fields.explained import Explanation  # it has a leaf of this field

    return Explanation(session, asked, field_)


def set_fault_look(widget: QWidget, wrong: bool) -> None:
    """Frame an editor in the colour of a fault, or no longer."""
    if bool(widget.property("fault")) != wrong:
        widget.setProperty("fault", wrong)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def alive(thing: QObject | None) -> bool:
    """Return whether a widget still exists."""
    from shiboken6 import isValid

    return thing is not None and isValid(thing)
