"""The history of a case: who did what when, what stood there before, and putting it back."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple, get_args
from uuid import UUID

from desktop.casefile.history import Done, Touched
from desktop.casefile.log import logged_leaves
from desktop.domain.case import RECORD_KINDS, Case
from desktop.domain.dates import short_date, short_moment
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress, Leaves, Plain, field_kinds, from_leaves
from desktop.domain.text import Lang
from desktop.domain.values import UNKNOWN_DAY, read_day
from desktop.law.law import Law
from desktop.messages.catalogue import Say
from desktop.procedure.naming import title_of
from desktop.usecases.desk import Desk
from desktop.usecases.editing import is_by_act, with_former
from desktop.usecases.undoing import BY_ITSELF, IN_THE_WORLD, REDO, UNDO

_NAMED = IN_THE_WORLD | BY_ITSELF | {
    UNDO, REDO, "advice.acknowledge", "attachment.take-in", "attachment.working-copy",
    "case.go-back", "case.merge", "control.begin", "hand_over.begin", "institution.use",
    "proceeding.again", "proceeding.begin", "proceeding.edition", "record.purge",
    "record.put-back", "review.ask", "review.begin", "step.complete", "step.reopen",
}  # fmt: skip
HIDDEN = frozenset(
    {
        "rounds",
        "edition_sha256",
        "control_id",
        "proceeding_id",
        "number_source",
        "number_series",
        "acknowledged",
        "from_file",
        "written_at",
    }
)
"""Fields in which the program keeps house; their acts say it better."""
_UNTOLD = HIDDEN | {
    "sha256", "content_sha256", "facts_sha256", "template_sha256", "pure_sha256", "media_type",
    "edition",    "last_numbers",
}  # fmt: skip
"""Fields that say nothing to a person who reads what was changed."""

_IN_SHORT = 2
_PURGE = "record.purge"


class Shift(NamedTuple):
    """One leaf that an act changed, in words. "" is empty.

    `back` says whether the value before can be put back now: the record is there, the leaf holds
    something else, and it is not what an act in the world left.
    """

    record_kind: str
    record_id: UUID
    path: str
    whose: str
    label: str
    old: str
    new: str
    back: bool


class Event(NamedTuple):
    """An act in words, with what it changed."""

    act: Done
    words: str
    shifts: tuple[Shift, ...]


def events(
    desk: Desk, lang: Lang, *, of: UUID | None = None, older_than: int | None = None, most: int = 40
) -> list[Event]:
    """Return acts in words, the newest first.

    Args:
        desk: the case.
        lang: the language of the words.
        of: only what touched this record; `None` for the whole case.
        older_than: only acts before this place in the file; `None` begins with the newest.
        most: so many acts are looked at.

    Raises:
        Problem: the file cannot be read.
    """
    all_ = desk.file.acts(newest_first=True)
    some = [act for act in all_ if older_than is None or act.seq < older_than]
    if of is None:
        some = some[:most]
    told = Told(desk, lang)
    touched = desk.file.touched(some)
    found = []
    for act in some:
        seen = [each for each in touched[act.seq] if of in (None, each.record_id)]
        if of is None or seen:
            shifts = tuple(
                shift
                for each in seen
                for shift in told.in_brief(each, back=act.kind not in IN_THE_WORLD)
            )
            words = told.words(act.kind)
            if act.kind == _PURGE and not shifts:
                names = dict.fromkeys(told.name(each.kind, each.record_id) for each in seen)
                words = f"{words}: {', '.join(names)}"
            found.append(Event(act, words, shifts))
    return found[:most]


def in_short(desk: Desk, act: Done, lang: Lang) -> str:
    """Return what an act was, with the fields that it changed, as far as one line bears them.

    Raises:
        Problem: the file cannot be read.
    """
    told = Told(desk, lang)
    touched = desk.file.touched([act])[act.seq]
    labels = list(
        dict.fromkeys(shift.label for each in touched for shift in told.shifts(each, back=False))
    )
    more = "…" if len(labels) > _IN_SHORT else ""
    return " · ".join((told.words(act.kind), *labels[:_IN_SHORT])) + more


def put_back(desk: Desk, act: Done, kind: str, record_id: UUID, path: str) -> None:
    """Put a leaf back as it stood before an act: an act of its own.

    Raises:
        Problem: `undo.changed-since` (the record is not there any more), `letter.by-act`, or the
            file cannot be written to.
    """
    touched = desk.file.touched([act])[act.seq]
    of = next(each for each in touched if (each.kind, each.record_id) == (kind, record_id))
    now = desk.case.get(RECORD_KINDS[kind], record_id)
    if now is None:
        raise Problem("undo.changed-since")
    if is_by_act(now, path):
        raise Problem("letter.by-act")
    found = logged_leaves(now)
    found.pop(path, None)
    if of.before and path in of.before:
        found[path] = of.before[path]
    back = from_leaves(RECORD_KINDS[kind], record_id, found)
    kept = with_former(desk, now, back, FieldAddress(kind, record_id, path))
    desk.act("record.put-back", [kept], note=act.id)


def words_of_act(kind: str, law: Law, lang: Lang, say: Say) -> str:
    """Return what an act of a kind was; one of a later program is "another act"."""
    if kind in _NAMED:
        return say(f"done.{kind}")
    record, _, verb = kind.partition(".")
    if record in RECORD_KINDS and verb in ("enter", "add", "remove"):
        return say(f"done.{verb}", record=law.fields.records[record].one.text(lang))
    return say("done.other")


class Called:
    """What records and their leaves are called in one language.

    `other` is asked where the case knows not; with `case` `None` nothing but kinds is known.
    """

    def __init__(self, case: Case | None, law: Law, lang: Lang, other: Case | None = None) -> None:
        self._case = case
        self._other = other
        self._law: Law = law
        self._lang: Lang = lang

    def name(self, kind: str, record_id: UUID) -> str:
        """Return the kind of a record with its title, as far as it has one."""
        title = self._title(kind, record_id) or ""
        return f"{self.one(kind)}: {title}" if title else self.one(kind)

    def one(self, kind: str) -> str:
        """Return what a record of a kind is called."""
        return self._law.fields.records[kind].one.text(self._lang)

    def many(self, kind: str) -> str:
        """Return what several records of a kind are called."""
        return self._law.fields.records[kind].many.text(self._lang)

    def _title(self, kind: str, record_id: UUID) -> str | None:
        for case in (self._case, self._other):
            record = case.get(RECORD_KINDS[kind], record_id) if case is not None else None
            if case is not None and record is not None:
                return title_of(record, case, self._law, self._lang)
        return None

    def label(self, kind: str, path: str) -> str:
        """Return what a leaf is called, with its language, if it has one."""
        name, _, rest = path.partition(".")
        label = self._law.fields.get(kind, name).label.text(self._lang)
        form = field_kinds(RECORD_KINDS[kind])[name].form
        key, lang = rest, ""
        if form in ("local", "local_map"):
            key, _, lang = rest.rpartition(".")
        if name in ("former", "reasons") and rest:
            return f"{label}: {self.label(kind, rest)}"
        said = self._asked(name, key) or label
        return f"{said} ({lang})" if lang else said

    def _asked(self, name: str, key: str) -> str:
        """Return the words of a question, a step or an advice by which a map keeps its answers."""
        if name == "ticks":
            check = self._law.second_reading.get(key)
            return check.text.text(self._lang) if check is not None else ""
        if name == "conditions":
            of = self._law.references.conditions.get(key)
            return of[1].question.text(self._lang) if of is not None else ""
        for procedure in (self._law.procedure(each) for each in self._law.procedures):
            if name in ("answers", "texts"):
                found = next((ask.label for ask in procedure.asks if ask.id == key), None)
            elif name == "completed_steps":
                found = next((step.title for step in procedure.steps if step.id == key), None)
            else:
                return ""
            if found is not None:
                return found.text(self._lang)
        return ""


class Told(Called):
    """Says acts too, and what they did to records."""

    def __init__(self, desk: Desk, lang: Lang, other: Case | None = None) -> None:
        super().__init__(desk.case, desk.office.law, lang, other)
        self._now: Case = desk.case
        self._say: Say = desk.office.messages(lang).say

    def words(self, kind: str) -> str:
        """Return what an act of a kind was."""
        return words_of_act(kind, self._law, self._lang, self._say)

    def in_brief(self, each: Touched, *, back: bool) -> Iterator[Shift]:
        """Yield what was changed of one record; of one that was removed for good, once that."""
        found = list(self.shifts(each, back=back))
        erased = self._say("undo.erased")
        yield from found[:1] if all(shift.new == erased for shift in found) else found

    def shifts(self, each: Touched, *, back: bool) -> Iterator[Shift]:
        """Yield what was changed of one record, leaf by leaf; `back`: it may be put back."""
        record = self._now.get(RECORD_KINDS[each.kind], each.record_id)
        whose = self.name(each.kind, each.record_id)
        before, after = each.before or {}, each.after or {}
        erased = self._say("undo.erased")
        for path in each.paths:
            name = path.partition(".")[0]
            if name in _UNTOLD or name not in field_kinds(RECORD_KINDS[each.kind]):
                continue
            old = erased if path in each.lost_before else self.value(each.kind, path, before)
            new = erased if path in each.lost_after else self.value(each.kind, path, after)
            if old == new and (old == erased or before.get(path) == after.get(path)):
                continue
            yield Shift(
                each.kind,
                each.record_id,
                path,
                whose,
                self.label(each.kind, path),
                old,
                new,
                back
                and record is not None
                and not each.lost_before
                and each.before is not None
                and not is_by_act(record, path),
            )

    def value(self, kind: str, path: str, found: Leaves) -> str:
        """Return what a leaf holds, "" if nothing."""
        if path not in found:
            return ""
        name, _, rest = path.partition(".")
        if name == "former" and rest:  # what stood in another field, in the words of that
            name, rest = rest, ""
        field, value = self._law.fields.get(kind, name), found[path]
        if field.kind.form == "set":
            return self._task(rest) if name == "tasks" else self._element(rest)
        if field.kind.form in ("local", "local_map"):
            return str(value[0]) if isinstance(value, list) and value else ""
        if _is_instant(field.kind.type):
            return _local(str(value))
        if isinstance(value, str) and (said := self._of_the_law(name, value)):
            return said
        return self._plain(field.choices or self._choices(name, rest), value)

    def _task(self, key: str) -> str:
        tasks = self._law.tasks
        return tasks[key].text.text(self._lang) if key in tasks else key

    def _of_the_law(self, name: str, value: str) -> str:
        """Return what a kind of letter, a procedure or a region is called, "" for anything else."""
        if name == "procedure" and value in self._law.procedures:
            return self._law.procedure(value).title.text(self._lang)
        if name == "region" and value in self._law.regions:
            return self._law.regions[value].name.text(self._lang)
        if name != "kind":
            return ""
        known = {each.id: each.title for each in self._law.documents}
        for procedure in (self._law.procedure(each) for each in self._law.procedures):
            known |= {each.id: each.title for each in procedure.incoming}
        return known[value].text(self._lang) if value in known else ""

    def _choices(self, name: str, key: str) -> dict[str, object]:
        if name in ("conditions", "ticks"):
            return dict(self._law.fields.answers)
        if name != "answers":
            return {}
        # Procedures may ask the same with choices of their own.
        procedures = (self._law.procedure(each) for each in self._law.procedures)
        asks = [ask for each in procedures for ask in each.asks if ask.id == key]
        found: dict[str, object] = {c.id: c.label for ask in asks for c in ask.choices}
        return found or dict(self._law.fields.answers) if asks else {}

    def _plain(self, choices: object, value: Plain) -> str:
        known = dict(choices) if choices else {}  # type: ignore[call-overload]
        if isinstance(value, list):
            return ", ".join(self._plain(choices, each) for each in value)
        if isinstance(value, bool):
            return self._law.fields.answers["yes" if value else "no"].text(self._lang)
        text = "" if value is None else str(value)
        if text in known:
            return str(known[text].text(self._lang))
        if text == UNKNOWN_DAY:
            return self._say("window.day-unknown")
        day = read_day(text)
        return short_date(day) if day is not None else self._element(text)

    def _element(self, text: str) -> str:
        """Return what a name of a record, a norm or a language stands for, else the text itself."""
        if text in self._law.references.citations:
            return self._law.references.short(text, self._lang)
        try:
            wanted = UUID(text)
        except ValueError:
            return text
        titles = ((kind, self._title(kind, wanted)) for kind in RECORD_KINDS)
        said = ((kind, title) for kind, title in titles if title is not None)
        kind, title = next(said, ("", ""))
        if not kind:
            return self._say("undo.gone")
        return title or self.one(kind)


def _is_instant(hint: Any) -> bool:
    return hint is datetime or datetime in get_args(hint)


def _local(text: str) -> str:
    """Return an instant as a day and a time in Kazakhstan; what is none as it stands."""
    try:
        return short_moment(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return text
