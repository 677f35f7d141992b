"""The conditions of the norms that a finding names: each a question, an open one makes it weak."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from desktop.domain.control import Finding
from desktop.domain.record import Record
from desktop.window.fields.field import Asked, Field
from desktop.window.fields.line_edit import LineEdit
from desktop.window.flow import FlowLayout
from desktop.window.language import lang
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XS, L, S
from desktop.window.widgets import Words, empty

if TYPE_CHECKING:
    from desktop.law.references import NormCondition


UNKNOWN = "unknown"


class ConditionsField(Field):
    """One question for each condition of each chosen norm."""

    def __init__(self, session: CaseSession, asked: Asked) -> None:
        super().__init__(session, asked)
        self._questions: tuple[str, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(S)
        self._editors: dict[str, QWidget] = {}
        self._groups: dict[str, dict[str, QRadioButton]] = {}
        self._unknown: dict[str, QCheckBox] = {}
        self.body.addLayout(self._list)
        self.retranslate()

    def _asked(self, record: Record | None) -> "dict[str, NormCondition]":
        if not isinstance(record, Finding):
            return {}
        law = self.session.office.law
        return {
            condition.id: condition
            for norm in sorted(record.norms)
            if norm in law.references.citations
            for condition in law.references.get(norm).conditions
        }

    @override
    def show_value(self, record: Record | None, shot: Snapshot) -> None:
        """Show the questions that the chosen norms raise, with their answers."""
        questions = self._asked(record)
        if tuple(questions) != self._questions:
            self._questions = tuple(questions)
            self._build(questions)
        self.stand(bool(questions))
        stored = record.conditions if isinstance(record, Finding) else {}
        for key, editor in self._editors.items():
            answer = self.leaf(key).held(stored.get(key, ""))
            if isinstance(editor, LineEdit):
                unknown = answer == UNKNOWN
                self._unknown[key].setChecked(unknown)
                self._unknown[key].setEnabled(shot.writable)
                editor.setEnabled(not unknown)
                editor.setReadOnly(not shot.writable)
                words = "" if unknown else answer
                if editor.text() != words:
                    editor.setText(words)
            for value, choice in self._groups.get(key, {}).items():
                choice.setChecked(answer == value)
                choice.setEnabled(shot.writable)

    def _build(self, questions: "dict[str, NormCondition]") -> None:
        empty(self._list)
        self._editors, self._groups, self._unknown = {}, {}, {}
        for key, condition in questions.items():
            words = Words(condition.question.text(lang()), "text")
            self._list.addWidget(words)
            if condition.kind == "line":
                edit = LineEdit()
                edit.setAccessibleName(words.text())
                edit.textEdited.connect(self.leaf(key).typed)
                edit.left.connect(self.leaf(key).flush)
                self._list.addWidget(edit)
                self._editors[key] = edit
                self._list.addWidget(self._not_known(key, edit))
            else:
                self._list.addWidget(self._answers(key, words.text()))

    def _not_known(self, key: str, edit: LineEdit) -> QCheckBox:
        tick = QCheckBox(self.session.office.law.fields.answers[UNKNOWN].text(lang()))
        tick.setAccessibleDescription(edit.accessibleName())

        aside = f"{self.asked.key}.{key}"

        def chosen(unknown: bool) -> None:
            if unknown:
                self.session.put_aside(aside, edit.text())
            words = "" if unknown else self.session.taken_back(aside)
            edit.setText(words)
            edit.setEnabled(not unknown)
            self.leaf(key).chosen(UNKNOWN if unknown else words)

        tick.clicked.connect(chosen)
        self._unknown[key] = tick
        return tick

    def _answers(self, key: str, question: str) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(L, XS)
        group = QButtonGroup(holder)
        buttons: dict[str, QRadioButton] = {}
        for value, texts in self.session.office.law.fields.answers.items():
            made = QRadioButton(texts.text(lang()))
            made.setAccessibleDescription(question)
            made.clicked.connect(lambda _on, value=value: self.leaf(key).chosen(value))
            group.addButton(made)
            flow.addWidget(made)
            buttons[value] = made
        holder.setLayout(flow)
        self._groups[key] = buttons
        self._editors[key] = holder
        return holder

    @override
    def focus_widget(self, part: str = "") -> QWidget | None:
        """Return the editor of a condition, or the first."""
        buttons = self._groups.get(part) or next(iter(self._groups.values()), {})
        if buttons:
            return next(iter(buttons.values()))
        return next(iter(self._editors.values()), None)

    @override
    def speak(self) -> None:
        """Ask in the window's language."""
        self._questions = ()
        shot = self.session.now
        if shot is not None and hasattr(self, "_list"):
            self.refresh(shot)
