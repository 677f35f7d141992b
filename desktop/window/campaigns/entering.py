"""Numbers, stamps, answers and days of all cases of a campaign in one table."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.correspondence import Channel, ProofKind
from desktop.domain.errors import Problem
from desktop.usecases.campaign_drafts import Key, keep, kept
from desktop.usecases.campaign_entry import (
    Entered,
    Standing,
    Typed,
    enter_all,
    parts_of,
    stand,
)
from desktop.usecases.campaign_lines import Campaign, Line
from desktop.usecases.campaign_papers import kinds_of
from desktop.usecases.office import Office
from desktop.window.campaigns.grid import Column, Grid
from desktop.window.campaigns.said import reason
from desktop.window.fields.choices import Combo
from desktop.window.flow import FlowLayout
from desktop.window.language import lang, say, sentence
from desktop.window.long_work import LongWork, Progress
from desktop.window.session import SAVE_AFTER_MS
from desktop.window.theme import S
from desktop.window.widgets import Note, Words, button, column

_PARTS: Mapping[str, Sequence[str]] = {
    "number": ("number", "from_series", "dated"),
    "sent": ("channel", "sent_on", "sent"),
    "proof": ("proof", "proof_number", "proof_day"),
    "visit": ("visit_answer", "visit_came", "visit_on"),
    "completed": ("completed_on",),
}
_PART_OF = {name: part for part, names in _PARTS.items() for name in names}
_WIDE = {
    "said": 300, "number": 110, "from_series": 95, "dated": 105, "channel": 150, "sent_on": 105,
    "sent": 105,
    "proof": 190, "proof_number": 130, "proof_day": 130, "visit_answer": 190, "visit_came": 105,
    "visit_on": 105, "completed_on": 105,
}  # fmt: skip
_TICKED = frozenset({"from_series", "sent"})


class Entering(QWidget):
    """A row for each case; what is typed is entered by one button.

    Signals:
        entered: the paths of the cases in which something was entered.
        open_wanted: path and number of the control of the case that is to be opened.
    """

    entered = Signal(object)
    open_wanted = Signal(object, object)

    def __init__(self, office: Office, work: LongWork) -> None:
        super().__init__()
        self._office, self._work = office, work
        self._drafts = kept(office)
        self._kept = dict(self._drafts)
        """What of them is kept on the disk."""
        self._unsaved: set[Key] = set()
        """Drafts about protected cases, which stay in memory."""
        self._saving = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._saving.timeout.connect(self.save)
        self._found: Campaign | None = None
        self._shown = "", ""
        """Campaign and kind of letter of which the table tells, whatever is chosen by now."""
        self._asked, self._stale = "", True
        self._stands: dict[Path, Standing | Problem] = {}
        self._said: dict[Path, str] = {}
        self._order: list[str] = []
        self.lines: list[Line] = []
        self._kind_label = Words("", "strong")
        self.kind = Combo()
        self.kind.setMinimumContentsLength(36)
        self._kind_label.setContentsMargins(0, S, 0, 0)
        self.kind.activated.connect(lambda _n: self._read())
        self.grid = Grid(self._typed, self._ready)
        self.down = button("", "plain", self.grid.copy_down)
        self.clear = button("", "quiet", self.grid.clear_marked)
        self.lead = Words("", "small")
        self.enter = button("", "primary", self._enter)
        self.open = button("", "plain", self._open)
        self.note = Note("", "kept")
        self.note.hide()
        head = FlowLayout(S, S)
        for each in (self._kind_label, self.kind, self.down, self.clear):
            head.addWidget(each)
        acts = FlowLayout(S, S)
        for part in (self.enter, self.open):
            acts.addWidget(part)
        body = column(head, self.lead, self.note, self.grid, acts, space=S)
        body.setStretchFactor(self.grid, 1)
        self.setLayout(body)
        self.grid.itemSelectionChanged.connect(self._ready)
        work.ended.connect(self._ready)
        work.ended.connect(lambda: QTimer.singleShot(0, self, self._follow))
        self.retranslate()

    # -- what stands there -----------------------------------------------------------------------

    def show_campaign(self, found: Campaign) -> None:
        """Take another campaign, or what became of it; the table is filled when it is looked at."""
        if self._found is None or self._found.name != found.name:
            self._said = {}
            self.note.hide()
        self._found = found
        self._stale = True
        stood = self.kind.currentData()
        law = self._office.law
        self.kind.clear()
        for kind in kinds_of(self._office, found):
            if parts_of(self._office, kind) & {"number", "sent"}:
                self.kind.addItem(law.document(kind).title.text(lang()), kind)
        usual = stood or "notice"
        self.kind.setCurrentIndex(max(self.kind.findData(usual), 0))
        if self.isVisible():
            self._read()

    def look(self) -> None:
        """Fill the table, now that it is looked at."""
        if self._stale:
            self._read()

    def _follow(self) -> None:
        """Read what was chosen while other work was under way."""
        chosen = self.kind.currentData() or ""
        if self.isVisible() and (self._stale or chosen != self._asked):
            self._read()

    def _read(self) -> None:
        found, kind = self._found, str(self.kind.currentData() or "")
        if found is None or self._work.under_way:
            return
        lines = [each for each in found.lines if each.facts is not None]
        paths = [each.path for each in lines]
        office, name = self._office, found.name
        self._asked, self._stale = kind, False

        def job(tell: Progress) -> dict[Path, Standing | Problem]:
            return stand(office, name, kind, paths, tell)

        def came(stands: dict[Path, Standing | Problem]) -> None:
            self.grid.commit()  # of the case that still stands there
            self._shown, self.lines, self._stands = (name, kind), lines, stands
            secret = {str(x.path) for x in lines if x.facts is not None and x.facts.protected}
            self._unsaved |= {key for key in self._drafts if key[2] in secret}
            self._fill()

        if not paths or not kind:
            came({})
            return
        self._work.start(job, came, self._refused)

    def _columns(self) -> list[str]:
        parts = parts_of(self._office, self._shown[1])
        return [name for name in _WIDE if name == "said" or _part(name) in parts]

    def _fill(self) -> None:
        self._order = self._columns()
        choices = self._choices()
        columns = [
            Column(name, _WIDE[name], choices.get(name, ()), name in _TICKED)
            for name in self._order
        ]
        self.grid.set_columns(columns, [self._head(name) for name in self._order])
        self.grid.set_rows([each.name.any_text(lang()) for each in self.lines])
        for n, line in enumerate(self.lines):
            self._fill_row(n, line)
        nothing = not any(self.grid.value(n, 0) for n in range(len(self.lines)))
        self.grid.setColumnHidden(0, nothing)
        self.grid.resizeRowsToContents()
        self._ready()

    def _fill_row(self, n: int, line: Line) -> None:
        stands = self._stands.get(line.path)
        for k, name in enumerate(self._order):
            if name == "said":
                said = self._said.get(line.path, "")
                if isinstance(stands, Problem):
                    said = reason(stands)
                elif line.twins and not said:
                    said = say("campaign.same-case", name=line.path.name)
                self.grid.show_value(n, k, said, fixed=True)
            elif isinstance(stands, Standing):
                value = _value(stands, name)
                fixed = _is_fixed(stands, name)
                draft = "" if fixed else self._drafts.get(self._key(line, name), "")
                self.grid.show_value(n, k, draft or value, fixed=fixed)
                self._mark(n, k, draft=bool(draft))
            else:
                self.grid.show_value(n, k, "", fixed=True)

    def _key(self, line: Line, name: str) -> Key:
        campaign, kind = self._shown
        of_letter = _part(name) in ("number", "sent", "proof")
        return campaign, kind if of_letter else "", str(line.path), name

    def _choices(self) -> dict[str, Sequence[tuple[str, str]]]:
        law = self._office.law
        channels = law.fields.get("letter", "channel").choices
        answer = next(
            (
                ask
                for each in law.procedures
                for ask in law.procedure(each).asks
                if ask.id == "visit_answer"
            ),
            None,
        )
        return {
            "channel": [(x, channels[x].text(lang())) for x in get_args(Channel) if x],
            "proof": [(x, law.proofs.get(x).title.text(lang())) for x in get_args(ProofKind)],
            "visit_answer": [(x.id, x.label.text(lang())) for x in answer.choices]
            if answer
            else (),
        }

    # -- what is typed ---------------------------------------------------------------------------

    def _typed(self, row: int, place: int) -> None:
        line, name = self.lines[row], self._order[place]
        stands = self._stands.get(line.path)
        if not isinstance(stands, Standing) or name == "said":
            return
        value = self.grid.value(row, place)
        key = self._key(line, name)
        if value and value != _value(stands, name):
            self._drafts[key] = value
        else:
            self._drafts.pop(key, None)
        if line.facts is not None and line.facts.protected:
            self._unsaved.add(key)
        self._saving.start()
        self._mark(row, place, draft=key in self._drafts)

    def save(self) -> None:
        """Keep what waits for the button; of protected cases nothing leaves their files."""
        self._saving.stop()
        mine = {key: text for key, text in self._drafts.items() if key not in self._unsaved}
        if mine == self._kept:
            return
        try:
            keep(self._office, self._kept, mine)
            self._kept = mine
        except Problem as problem:
            self._refused(problem)

    def _mark(self, row: int, place: int, *, draft: bool) -> None:
        item = self.grid.item(row, place)
        if item is not None:
            font = item.font()
            font.setBold(draft)
            self.grid.blockSignals(True)
            item.setFont(font)
            self.grid.blockSignals(False)

    def typed(self) -> list[Typed]:
        """Return what was typed and not entered yet, by cases."""
        campaign, kind = self._shown
        by_path: dict[str, dict[str, str]] = {}
        for (of, letter, path, name), value in self._drafts.items():
            if of == campaign and letter in ("", kind) and name in self._order:
                by_path.setdefault(path, {})[name] = value
        found: list[Typed] = []
        for line in self.lines:
            held = by_path.get(str(line.path), {})
            stands = self._stands.get(line.path)
            if isinstance(stands, Standing):  # what is settled by now is nobody's to enter
                held = {k: value for k, value in held.items() if not _is_fixed(stands, k)}
            about_proof = any(_part(name) == "proof" for name in held)
            if about_proof and isinstance(stands, Standing) and stands.proof:
                held.setdefault("proof", stands.proof)  # of the proof that stands there
            if held:
                found.append(_typed_of(line.path, held))
        return found

    def _ready(self) -> None:
        n = len(self.typed())
        self.enter.setText(self.tr("Enter: {n}").format(n=n) if n else self.tr("Enter"))
        self.enter.setEnabled(bool(n) and not self._work.under_way)
        marked = bool(self.grid.selectedIndexes())
        for each in (self.down, self.clear, self.open):
            each.setEnabled(marked)

    def _open(self) -> None:
        row = self.grid.currentRow()
        if 0 <= row < len(self.lines):
            line = self.lines[row]
            self.open_wanted.emit(line.path, line.facts.control.number if line.facts else None)

    # -- entering --------------------------------------------------------------------------------

    def _enter(self) -> None:
        wanted = self.typed()
        if not wanted or self._work.under_way:
            return
        office, (name, kind), before = self._office, self._shown, dict(self._drafts)
        twins = frozenset(each.path for each in self.lines if each.twins)

        def job(tell: Progress) -> tuple[Entered, ...]:
            return enter_all(office, name, kind, wanted, twins=twins, progress=tell)

        self.note.hide()
        self._work.start(job, lambda entered: self._done(entered, before), self._refused)
        self._ready()

    def _done(self, entered: tuple[Entered, ...], before: Mapping[Key, str]) -> None:
        """Tell what came of it; what was typed over `before` meanwhile waits on."""
        by_path = {each.path: each for each in self.lines}
        for each in entered:
            line = by_path[each.path]
            for name, part in _PART_OF.items():
                key = self._key(line, name)
                if part in each.done and self._drafts.get(key) == before.get(key):
                    self._drafts.pop(key, None)
            lines = [sentence(note) for note in each.notes]
            lines += dict.fromkeys(reason(why) for _part_, why in each.left)
            self._said[each.path] = "\n".join(lines)
        self.save()
        well = [each for each in entered if each.done]
        left = [each for each in entered if each.left]
        lines = [say("campaign.entered", n=len(well))] if well else []
        if left:
            lines.append(say("campaign.entered-not", n=len(left)))
        self.note.say("\n".join(lines), "soon" if left else "kept")
        self.note.show()
        self._ready()
        self.entered.emit(tuple(each.path for each in well))

    def _refused(self, problem: Problem) -> None:
        self.note.say(sentence(problem), "missed")
        self.note.show()
        self._ready()

    # -- words -----------------------------------------------------------------------------------

    def _head(self, name: str) -> str:
        return {
            "number": self.tr("Number"),
            "from_series": self.tr("Next of the series"),
            "dated": self.tr("Day it bears"),
            "channel": self.tr("How it goes"),
            "sent_on": self.tr("Day sent"),
            "sent": self.tr("It was sent"),
            "proof": self.tr("Proof of receipt"),
            "proof_number": self.tr("Number of the proof"),
            "proof_day": self.tr("Day of the proof"),
            "visit_answer": self.tr("Answer about the visit"),
            "visit_came": self.tr("Answer came on"),
            "visit_on": self.tr("Day of the visit"),
            "completed_on": self.tr("Control completed"),
            "said": self.tr("What came of it"),
        }[name]

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self._kind_label.setText(self.tr("Which letter?"))
        self.kind.setAccessibleName(self._kind_label.text())
        self.down.setText(self.tr("Copy down"))
        self.clear.setText(self.tr("Empty the marked cells"))
        self.open.setText(self.tr("Open the case"))
        self.lead.setText(
            self.tr(
                "Type or paste from Excel; what is bold is not entered yet. What cannot be entered "
                "for one case leaves the others done."
            )
        )
        self.grid.setAccessibleName(self.tr("Numbers, stamps, answers and days of all cases"))
        if self._found is not None:
            self.show_campaign(self._found)
        self._ready()


def _part(name: str) -> str:
    return _PART_OF.get(name, "")


def _value(stands: Standing, name: str) -> str:
    value = getattr(stands, name, "")
    return ("1" if value else "") if isinstance(value, bool) else str(value or "")


def _is_fixed(stands: Standing, name: str) -> bool:
    """Return whether a cell takes no other value: a number that was given, what went."""
    if name in ("number", "from_series"):
        return bool(stands.number)
    if name in ("channel", "sent_on", "sent", "dated"):
        return stands.sent
    return False


def _typed_of(path: Path, held: Mapping[str, str]) -> Typed:
    def of(name: str) -> str:
        return held.get(name, "")

    channels: tuple[Channel, ...] = get_args(Channel)
    proofs: tuple[ProofKind, ...] = get_args(ProofKind)
    return Typed(
        path,
        number=of("number"),
        from_series=bool(of("from_series")),
        dated=of("dated"),
        channel=next((each for each in channels if each == of("channel")), ""),
        sent_on=of("sent_on"),
        sent=bool(of("sent")),
        proof=next((each for each in proofs if each == of("proof")), None),
        proof_number=of("proof_number"),
        proof_day=of("proof_day"),
        visit_answer=of("visit_answer"),
        visit_came=of("visit_came"),
        visit_on=of("visit_on"),
        completed_on=of("completed_on"),
    )
