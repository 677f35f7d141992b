"""Sheets to print beside the papers: a term counted, a card for a counter, a form, a consent."""

from pathlib import Path
from uuid import UUID

from desktop.domain.control import Consent, Control, Proceeding
from desktop.domain.correspondence import Letter
from desktop.domain.dates import short_moment
from desktop.domain.errors import Problem
from desktop.domain.hand_over import HandOver
from desktop.domain.parties import ControlObject, Subject
from desktop.domain.text import LANGS, Lang
from desktop.domain.values import read_day
from desktop.law import patterns
from desktop.law.explain import explain
from desktop.law.procedures import Step
from desktop.procedure.letters import own_letter
from desktop.procedure.naming import giver
from desktop.procedure.route import main_proceeding, pointless
from desktop.procedure.states import ClockState
from desktop.usecases.cases import storable
from desktop.usecases.desk import Desk
from desktop.usecases.files import make_folder, write_keeping, write_whole
from desktop.usecases.letterheads import stationery_for
from desktop.usecases.papers import papers_folder
from desktop.usecases.standing import standing_of


def make_count(desk: Desk, proceeding_id: UUID, clock_id: str, lang: Lang) -> Path:
    """Write the day-by-day count of a term, as an annex to a complaint; return where it lies.

    It cites only what is law and calls the rest an analogy; advice to the user is left out.

    Raises:
        Problem: `paper.sheet.not-counted` (the term has no last day), or the folder beside the
            case cannot be written to.
    """
    from desktop.documents.sheets import Counted, count_sheet

    office = desk.office
    clocks = standing_of(desk, proceeding_id).clocks
    clock = next((each for each in clocks if each.clock.id == clock_id), None)
    if clock is None or clock.deadline is None:
        raise Problem("paper.sheet.not-counted")
    proceeding = desk.case.one(Proceeding, proceeding_id)
    control = desk.case.one(Control, proceeding.control_id)
    say = office.messages(lang).say
    counted = Counted(
        term=clock.clock.title.text(lang),
        subject=desk.case.one(Subject, control.subject_id).name.text(lang),
        institution=desk.case.one(ControlObject, control.object_id).name.text(lang),
        letter=_title(desk, _letter_of_clock(desk, proceeding, clock), lang),
        lines=explain(clock.deadline, say, advice=False),
    )
    name = f"{say('paper.sheet.count')} – {counted.term}"
    return _write(desk, f"{storable(name, 100)} ({lang})", count_sheet(counted, lang, say))


def make_card(desk: Desk, proceeding_id: UUID, step: Step, card_id: str) -> Path:
    """Write a card for a step's letter, in Kazakh and Russian; return where it lies.

    Raises:
        Problem: the folder beside the case cannot be written to.
        KeyError: no such card.
    """
    from desktop.documents.sheets import card_sheet

    office = desk.office
    card = office.law.cards[card_id]
    proceeding = desk.case.one(Proceeding, proceeding_id)
    control = desk.case.one(Control, proceeding.control_id)
    target = desk.case.one(ControlObject, control.object_id)
    letter = _letter_of_step(desk, proceeding, step)
    places = {
        lang: {
            "institution": target.name.text(lang),
            "phone": target.phone,
            "subject": desk.case.one(Subject, control.subject_id).name.text(lang),
            "letter": _title(desk, letter, lang),
        }
        for lang in LANGS
    }
    say = {lang: office.messages(lang).say for lang in LANGS}
    spoken = card.title.text(office.profile.lang)
    return _write(desk, storable(spoken, 100), card_sheet(card, places, say))


def steps_of(desk: Desk, control_id: UUID) -> "dict[str, tuple[UUID, Step]]":
    """Return the steps of a control by their ids, each with the proceeding begun last that has it.

    A step that proceedings share is the same in all of them.
    """
    found: dict[str, tuple[UUID, Step]] = {}
    for each in desk.case.of_control(Proceeding, control_id):
        procedure = desk.office.law.edition(each.procedure, each.edition_sha256)
        found |= {step.id: (each.id, step) for step in procedure.steps}
    return found


def form_of_step(desk: Desk, proceeding_id: UUID, step: Step, lang: Lang) -> bytes:
    """Return the page of a step as a form to fill in by hand, as a Word file.

    It asks what the page asks, in its order, and prints what the case knows already.
    """
    from desktop.documents.field_form import field_form, field_form_sheet

    office = desk.office
    proceeding = desk.case.one(Proceeding, proceeding_id)
    procedure = office.law.edition(proceeding.procedure, proceeding.edition_sha256)
    say = office.messages(lang).say
    without = pointless(desk.case, proceeding_id, step, office.law, office.clock.today())
    form = field_form(desk.case, proceeding_id, step, procedure, office.law, lang, say, without)
    sample = desk.case.one(Control, proceeding.control_id).sample
    return field_form_sheet(form, lang, say, sample=sample)


def make_form(desk: Desk, proceeding_id: UUID, step: Step, lang: Lang) -> Path:
    """Write the page of a step as a form to fill in by hand; return where it lies.

    Raises:
        Problem: the folder beside the case cannot be written to.
    """
    name = f"{desk.office.messages(lang).say('paper.form.title')} – {step.title.text(lang)}"
    sheet = form_of_step(desk, proceeding_id, step, lang)
    return _write(desk, f"{storable(name, 100)} ({lang})", sheet)


def make_reading_list(desk: Desk, proceeding_id: UUID, kind: str, lang: Lang) -> Path:
    """Write what a colleague looks at in a paper, to tick by hand; return where it lies.

    Raises:
        Problem: the folder beside the case cannot be written to.
    """
    from desktop.documents.colleague_sheets import ReadingList, reading_list
    from desktop.usecases.second_reading import checks_for, newest

    office = desk.office
    say = office.messages(lang).say
    proceeding = desk.case.one(Proceeding, proceeding_id)
    control = desk.case.one(Control, proceeding.control_id)
    title = office.law.document(kind).title.text(lang)
    paper = newest(desk.case, proceeding, kind)
    made = f" ({short_moment(paper.made_at)})" if paper is not None else ""
    told = ReadingList(
        paper=f"{title}{made}",
        subject=desk.case.one(Subject, control.subject_id).name.any_text(lang),
        institution=desk.case.one(ControlObject, control.object_id).name.any_text(lang),
        checks=[each.text.text(lang) for each in checks_for(office.law, kind)],
    )
    name = f"{say('colleague.list')} – {title}"
    sheet = reading_list(told, lang, say, sample=control.sample)
    return _write(desk, f"{storable(name, 100)} ({lang})", sheet)


def make_note(desk: Desk, note_id: UUID, lang: Lang) -> Path:
    """Write a hand-over note as a sheet; return where it lies.

    Raises:
        Problem: the folder beside the case cannot be written to.
    """
    from desktop.documents.colleague_sheets import NoteSheet, note_sheet

    note = desk.case.one(HandOver, note_id)
    say, labels = desk.office.messages(lang).say, desk.office.law.fields
    control = desk.case.one(Control, note.control_id)
    told = NoteSheet(
        institution=desk.case.one(ControlObject, control.object_id).name.any_text(lang),
        author=note.author,
        at=short_moment(note.at) if note.at is not None else "",
        parts=[
            (labels.get("hand_over", name).label.text(lang), getattr(note, name).any_text(lang))
            for name in ("done", "next", "careful")
        ],
    )
    sheet = note_sheet(told, lang, say, sample=control.sample)
    return _write(desk, f"{storable(say('colleague.note'), 100)} ({lang})", sheet)


def make_consent(desk: Desk, consent_id: UUID, lang: Lang) -> Path:
    """Write the sheet of one consent, to be signed; return where it lies.

    What is not entered is left blank, to be filled by hand. The case does not keep the sheet: what
    counts is the signed one, which is put into the consent.

    Raises:
        Problem: the template is broken, or the folder beside the case cannot be written to.
    """
    from desktop.documents.papers import compose

    consent = desk.case.one(Consent, consent_id)
    made = compose(
        desk.case,
        main_proceeding(desk.case, consent.control_id).id,
        "consent",
        lang,
        desk.office.law,
        desk.office.clock.today(),
        desk.file.content,
        sample=desk.case.one(Control, consent.control_id).sample,
        consent_id=consent.id,
        stationery=stationery_for(
            desk.office,
            desk.case.one(Subject, desk.case.one(Control, consent.control_id).subject_id),
        ),
    )
    say = desk.office.messages(lang).say
    name = f"{say('paper.sheet.consent')} {consent.number}"
    if who := giver(consent, desk.case, lang):
        name = f"{name} – {who}"
    return _write(desk, f"{storable(name, 100)} ({lang})", made.docx)


def make_trial(desk: Desk, proceeding_id: UUID, kind: str, lang: Lang) -> Path:
    """Write a letter as the edited copy of its text would make it of the open case; see 0032.

    It lies beside the papers under a name of its own, and each page says that it is a sample. The
    case does not keep it; what is not entered is left blank.

    Raises:
        Problem: `template.no-copy`, a fault of the copy (`template.*`), or the folder beside the
            case cannot be written to.
    """
    from desktop.documents.papers import compose
    from desktop.usecases.own_letters import copy_of

    copy = copy_of(desk.office, kind, lang)
    if copy is None:
        raise Problem("template.no-copy")
    law = desk.office.law.trying(kind, lang, copy)
    on = desk.office.clock.today()
    content = desk.file.content
    proceeding = desk.case.one(Proceeding, proceeding_id)
    subject = desk.case.one(Subject, desk.case.one(Control, proceeding.control_id).subject_id)
    stationery = stationery_for(desk.office, subject)
    made = compose(
        desk.case, proceeding_id, kind, lang, law, on, content,
        sample=True, stationery=stationery,
    )  # fmt: skip
    title = storable(law.document(kind).title.text(lang), 80)
    word = desk.office.messages(lang).say("template.trial")
    return _write(desk, f"{title} – {word} ({lang})", made.docx)


def _letter_of_step(desk: Desk, proceeding: Proceeding, step: Step) -> Letter | None:
    """Return the letter that a step is about: its own, whose receipt it asks for, the ignored."""
    found = [patterns.parse(text) for text in step.fields]
    kinds = [each.key for each in found if each is not None and each.root == "receipts"]
    for kind in (*kinds, *step.documents):
        if letter := own_letter(desk.case, proceeding, kind):
            return letter
    return desk.case.get(Letter, proceeding.about_letter_id)


def _letter_of_clock(desk: Desk, proceeding: Proceeding, clock: ClockState) -> Letter | None:
    procedure = desk.office.law.edition(proceeding.procedure, proceeding.edition_sha256)
    kind = procedure.clock(clock.clock.id).proof_of or procedure.answered(clock.clock.id)
    letter = own_letter(desk.case, proceeding, kind) if kind else None
    return letter or desk.case.get(Letter, proceeding.about_letter_id)


def _title(desk: Desk, letter: Letter | None, lang: Lang) -> str:
    """Return a letter's title with its number and date; "" for none."""
    if letter is None:
        return ""
    say = desk.office.messages(lang).say
    titles = {each.id: each.title.text(lang) for each in desk.office.law.documents}
    day = read_day(letter.day_it_bears)
    parts = (
        titles.get(letter.kind, ""),
        f"№ {letter.number}" if letter.number else "",
        say("paper.sheet.dated", day=day) if day else "",
    )
    return " ".join(part for part in parts if part)


def _write(desk: Desk, name: str, data: bytes) -> Path:
    folder = papers_folder(desk.path)
    make_folder(folder, parents=True)
    target = folder / f"{name}.docx"
    if not target.exists():
        write_whole(target, data)
    elif not _same(target, data):  # outdated, or somebody wrote on it
        write_keeping(target, data, desk.office.messages().say("paper.former"))
    return target


def _same(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False
