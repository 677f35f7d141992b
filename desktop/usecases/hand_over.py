"""The note that whoever worked on a case leaves for the next person (0052)."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from msgspec.structs import replace

from desktop.casefile.history import Done
from desktop.domain.author import Author
from desktop.domain.case import RECORD_KINDS
from desktop.domain.control import WITHOUT_REASON, Evidence
from desktop.domain.correspondence import Letter, Paper
from desktop.domain.dates import short_date
from desktop.domain.hand_over import HandOver
from desktop.domain.ids import new_id
from desktop.domain.record import Record
from desktop.domain.review import Review
from desktop.domain.text import Lang, LocalText
from desktop.procedure.letters import went
from desktop.procedure.naming import title_of
from desktop.usecases.desk import Desk
from desktop.usecases.history import Told
from desktop.usecases.standing import standings
from desktop.usecases.undoing import REDO, UNDO

BEGIN, READ = "hand_over.begin", "hand_over.read"
_ACTS = 300
"""So many acts are looked through for what was done: more are no news to anybody."""
_LINES = 8
_NAMES = 3
_UNNAMED = frozenset(
    {
        "control", "proceeding", "subject", "person", "membership", "expert", "consent", "review",
        "attachment", "hand_over",
    }
)  # fmt: skip
"""Records whose names are not copied into a note: who is removed for good must not stay there."""
_HOUSEKEEPING = frozenset({BEGIN, READ, UNDO, REDO, "letter.prepare", "hand_over.enter"})


def begin(desk: Desk, control_id: UUID, lang: Lang) -> UUID:
    """Begin a note with what the case itself says, in one language, and return its id.

    What she wrote last here and nobody has read yet is gone on with.

    Raises:
        Problem: the case file cannot be read or written to.
    """
    me = desk.office.author
    notes = desk.case.of_control(HandOver, control_id)
    if notes and _is_by(notes[-1], me) and not notes[-1].read_by:
        return notes[-1].id
    now = desk.office.clock.now()
    note = HandOver(
        id=new_id(),
        control_id=control_id,
        author=me.name,
        written_at=me.installation.hex,
        at=now,
        done=_text(_done_since(desk, lang), lang),
        next=_text(_next(desk, control_id, lang), lang),
        careful=_text(_waiting(desk, control_id, lang), lang),
    )
    desk.act(BEGIN, [note])
    return note.id


def unread(desk: Desk) -> tuple[HandOver, ...]:
    """Return the notes of others that say something and were not read here, the newest first."""
    me = desk.office.author
    return tuple(
        note
        for note in reversed(desk.case.all(HandOver))
        if not _is_by(note, me)
        and _says(note)
        and note.read_by.get(me.installation.hex) != _signed(me)
    )


def mark_read(desk: Desk, notes: Iterable[UUID]) -> None:
    """Note in the case that some notes were read here, and by whom.

    Raises:
        Problem: the case file cannot be written to.
    """
    me = desk.office.author
    found = (desk.case.get(HandOver, each) for each in notes)
    read = {me.installation.hex: _signed(me)}
    changed = [replace(each, read_by={**each.read_by, **read}) for each in found if each]
    if changed:
        desk.act(READ, changed)


def _signed(author: Author) -> str:
    return author.name or WITHOUT_REASON


def _is_by(note: HandOver, me: Author) -> bool:
    return (note.written_at, note.author) == (me.installation.hex, me.name)


def _says(note: HandOver) -> bool:
    return any(text.any_text("kk").strip() for text in (note.done, note.next, note.careful))


# -- what the case itself says -----------------------------------------------------------------


def _text(lines: Iterable[str], lang: Lang) -> LocalText:
    return LocalText().with_text(lang, "\n".join(lines), None)


def _done_since(desk: Desk, lang: Lang) -> list[str]:
    """Return what was done since the last note, each sort of act a line, the latest at the end."""
    told = Told(desk, lang)
    names: dict[str, dict[str, None]] = {}
    acts = _since_last_note(desk)
    touched = desk.file.touched(acts)
    for act in acts:
        words = told.words(act.kind)
        of = names.setdefault(words, {})
        for each in touched[act.seq]:
            record = desk.case.get(RECORD_KINDS[each.kind], each.record_id)
            title = _called(desk, record, lang)
            if each.kind not in _UNNAMED and title:
                of.setdefault(title)
    lines = [_line(words, list(of)[::-1]) for words, of in names.items()]
    more = ["…"] if len(lines) > _LINES else []
    return more + lines[:_LINES][::-1]


def _called(desk: Desk, record: Record | None, lang: Lang) -> str:
    """Return what a record is called in a note; of evidence the title or, without one, the number.

    A file is often named after whoever is on it, and a source may be a person.
    """
    if isinstance(record, Evidence):
        if not record.title.any_text(lang).strip():
            return f"№ {record.number}"
        record = replace(record, attachment_id=None, source="")
    return title_of(record, desk.case, desk.office.law, lang)


def _line(words: str, names: list[str]) -> str:
    more = "… " if len(names) > _NAMES else ""
    shown = "; ".join(names[-_NAMES:])
    return f"– {words}{f' ({more}{shown})' if shown else ''}"


def _since_last_note(desk: Desk) -> list[Done]:
    """Return the acts behind the last note, the newest first; without one the last of all."""
    found: list[Done] = []
    notes = {note.id for note in desk.case.all(HandOver)}
    for act in desk.file.acts(newest_first=True)[:_ACTS]:
        if act.kind == BEGIN and any(
            each.record_id in notes for each in desk.file.touched([act])[act.seq]
        ):  # one that was undone tells nobody what was done
            break
        if act.kind not in _HOUSEKEEPING:
            found.append(act)
    return found


def _next(desk: Desk, control_id: UUID, lang: Lang) -> Iterator[str]:
    """Yield the step that is next in each proceeding, and the days that lie ahead."""
    say = desk.office.messages(lang).say
    for course in standings(desk, control_id):
        state = course.step(course.current) if course.current else None
        if state is not None:
            yield f"– {state.step.title.text(lang)}"
        for clock in course.clocks:
            if clock.due and clock.state in ("running", "due_today") and not clock.estimate:
                title = clock.clock.title.text(lang)
                yield say("colleague.due", what=title, day=short_date(clock.due))


def _waiting(desk: Desk, control_id: UUID, lang: Lang) -> Iterator[str]:
    """Yield the letters that were made and did not go, and what a colleague is asked to read."""
    say, case, law = desk.office.messages(lang).say, desk.case, desk.office.law
    made = {each.letter_id for each in case.of_control(Paper, control_id)}
    for letter in case.of_control(Letter, control_id):
        if letter.direction == "out" and letter.id in made and not went(case, letter):
            yield say("colleague.not-sent", title=title_of(letter, case, law, lang))
    for review in case.of_control(Review, control_id):
        if not review.verdict:
            title = title_of(replace(review, reviewer=""), case, law, lang)
            yield say("colleague.reading-waits", title=title)
