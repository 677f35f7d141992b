"""Acts in the world: a step completed, a letter numbered, sent, received. Only the law refuses."""

from datetime import datetime
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.author import Noted
from desktop.domain.control import WITHOUT_REASON, Control, Proceeding
from desktop.domain.correspondence import Channel, Letter, NumberSource, ProofKind, Receipt
from desktop.domain.errors import Problem
from desktop.domain.fields import with_leaf
from desktop.domain.ids import new_id
from desktop.domain.text import clean
from desktop.domain.values import UNKNOWN_DAY, read_day
from desktop.procedure.letters import own_letter, went
from desktop.procedure.route import main_proceeding, refusals
from desktop.procedure.states import GateState
from desktop.usecases.desk import Desk
from desktop.usecases.register import series, void_meanwhile, with_void
from desktop.usecases.register_file import opened
from desktop.usecases.sending import Kept, going, keep


class Refused(Problem):
    """The law does not let this act be marked as done yet; `gates` say why, each by its article."""

    def __init__(self, gates: tuple[GateState, ...]) -> None:
        super().__init__("act.refused", n=len(gates))
        self.gates = gates


def _pass_gates(desk: Desk, proceeding_id: UUID, act: str) -> None:
    today = desk.office.clock.today()
    closed = refusals(desk.case, proceeding_id, desk.office.law, act, today)
    if closed:
        raise Refused(closed)


def _home(desk: Desk, proceeding: Proceeding, step_id: str) -> Control | Proceeding:
    """Return the record that keeps the marks of a step: the control's for a shared step."""
    procedure = desk.office.law.edition(proceeding.procedure, proceeding.edition_sha256)
    if step_id in procedure.common.steps:
        return desk.case.one(Control, proceeding.control_id)
    return proceeding


def complete_step(desk: Desk, proceeding_id: UUID, step_id: str) -> None:
    """Mark a step of a proceeding as completed today.

    Raises:
        Refused: a gate of the law is closed for this step.
        Problem: the case file cannot be written to.
    """
    _pass_gates(desk, proceeding_id, f"complete:{step_id}")
    home = _home(desk, desk.case.one(Proceeding, proceeding_id), step_id)
    done = {**home.completed_steps, step_id: desk.office.clock.today().isoformat()}
    desk.act("step.complete", [replace(home, completed_steps=done)])


def reopen_step(desk: Desk, proceeding_id: UUID, step_id: str) -> None:
    """Take back the mark that a step is completed. A step that was not marked stays as it is.

    Raises:
        Problem: the case file cannot be written to.
    """
    home = _home(desk, desk.case.one(Proceeding, proceeding_id), step_id)
    if step_id in home.completed_steps:
        left = {step: day for step, day in home.completed_steps.items() if step != step_id}
        desk.act("step.reopen", [replace(home, completed_steps=left)])


def acknowledge(desk: Desk, proceeding_id: UUID, advice_id: str, why: str = "") -> None:
    """Record that the user has read an advice and goes on knowingly.

    Raises:
        Problem: the case file cannot be written to.
    """
    proceeding = desk.case.one(Proceeding, proceeding_id)
    procedure = desk.office.law.edition(proceeding.procedure, proceeding.edition_sha256)
    step = next((s for s in procedure.steps if any(a.id == advice_id for a in s.advice)), None)
    home = _home(desk, proceeding, step.id) if step else proceeding
    reason = clean(why).strip() or WITHOUT_REASON
    changed = with_leaf(home, f"acknowledged.{advice_id}", reason, desk.office.clock.now())
    desk.act("advice.acknowledge", [changed], note=why)


def letter_for(desk: Desk, proceeding_id: UUID, kind: str) -> Letter:
    """Return the newest letter of a kind, made when it is first needed.

    It belongs to the control as a whole if a shared step makes it, else to the proceeding alone.

    Raises:
        Problem: the case file cannot be written to.
    """
    proceeding = desk.case.one(Proceeding, proceeding_id)
    found = own_letter(desk.case, proceeding, kind)
    if found is not None:
        return found
    procedure = desk.office.law.edition(proceeding.procedure, proceeding.edition_sha256)
    alone = None if kind in procedure.common.documents else proceeding.id
    letter = Letter(id=new_id(), control_id=proceeding.control_id, proceeding_id=alone, kind=kind)
    desk.act("letter.prepare", [letter])
    return letter


def enter_arrival(desk: Desk, proceeding_id: UUID, kind: str) -> UUID:
    """Enter a letter that came, of one kind, and return its id.

    It belongs to the control as a whole if a shared step waits for it, else to the proceeding.

    Raises:
        Problem: the case file cannot be written to.
    """
    proceeding = desk.case.one(Proceeding, proceeding_id)
    procedure = desk.office.law.edition(proceeding.procedure, proceeding.edition_sha256)
    letter = Letter(
        id=new_id(),
        control_id=proceeding.control_id,
        proceeding_id=None if kind in procedure.common.incoming else proceeding.id,
        direction="in",
        kind=kind,
    )
    desk.act("letter.add", [letter])
    return letter.id


def give_number(desk: Desk, letter_id: UUID, dated: str, number: str | None = None) -> Letter:
    """Number and date a letter at its signing.

    `number` as typed from the organisation's paper journal; `None` takes the next of this
    installation's own series; "" leaves a ruled blank on the paper, to be written by hand and
    entered afterwards. A number that was printed never changes and is never given twice. A letter
    that was signed with a blank, or that went, keeps the date that it bears.

    What the register alone had given to the letter, before a crash, is declared void where another
    number or a blank is chosen.

    Raises:
        Problem: `letter.already-numbered`, `letter.no-number` (nothing was typed but the sign "№"),
            `letter.number-void` (it was declared void for this letter),
            `letter.series-after-sending` (nobody can write that number on it any more), or the file
            or the register cannot be written to.
    """
    letter = desk.case.one(Letter, letter_id)
    if letter.number:
        raise Problem("letter.already-numbered", number=letter.number)
    desk.file.check_writable()
    if number is not None:
        number = clean(number).strip()
        if number == "№":
            raise Problem("letter.no-number")
        number = number.removeprefix("№").lstrip()  # papers print the sign
    if number in letter.void_numbers:
        raise Problem("letter.number-void", number=number, reason=letter.void_numbers[number])
    is_out = went(desk.case, letter)
    if number is None and is_out:
        raise Problem("letter.series-after-sending")
    source: NumberSource = "series" if number is None else "typed" if number else "by_hand"
    pattern = series(desk.office, "out") if number is None else ""
    changed = replace(letter, number_source=source, number_series=pattern)
    if not letter.dated or not (is_out or letter.number_source):
        changed = with_leaf(changed, "dated", dated, _now(desk))
    where = (changed.dated, letter_id, desk.case.id, letter.kind)
    # The register first: a number lost to a crash leaves a gap, which is shown and harmless; a
    # number given twice is not.
    with opened(desk.office) as register:
        if number is None:
            number = register.give(pattern, *where)
        else:
            unused = desk.office.messages().say("letter.unused")
            void = register.release(letter_id, unused, but=number)
            if void is not None:
                changed = with_void(changed, void, went=is_out)
            if number:
                register.record(number, *where)
    changed = with_leaf(changed, "number", number, _now(desk))
    desk.act("letter.number", [changed])
    return changed


def number_arrival(desk: Desk, letter_id: UUID) -> Letter:
    """Give a letter that came the next number of our series of incoming letters.

    One that has a number keeps it. It is corrected like any other field, for no paper prints it.

    Raises:
        Problem: `file.register-pattern`, or the file or the register cannot be written to.
    """
    letter = desk.case.one(Letter, letter_id)
    if letter.own_number:
        return letter
    desk.file.check_writable()
    pattern, day = series(desk.office, "in"), letter.arrived_on or letter.dated
    with opened(desk.office) as register:
        number = register.give(pattern, day, letter_id, desk.case.id, letter.kind, direction="in")
    changed = replace(letter, own_number=number, number_series=pattern)
    desk.act("letter.enter", [changed])
    return changed


def _now(desk: Desk) -> datetime:
    return desk.office.clock.now()


def mark_sent(desk: Desk, letter_id: UUID, channel: Channel, sent_on: str) -> Kept:
    """Mark a letter as sent, on the day and by the channel that are stated; keep what goes.

    The papers are kept as they lie in the user's folder in the same act (0036): both or none.

    The day and the channel are stored even where the mark itself is refused. A control that is
    entered afterwards may have sent on a day that nobody knows any more.

    Raises:
        Refused: the law's order of acts is broken (13(2): the final document goes out after
            completion), or a gate is closed.
        Problem: `letter.already-sent`, `letter.voided` (its number was declared void meanwhile),
            `letter.no-day`, `sent.cannot-read` (a paper lies there and cannot be read), or the case
            file cannot be written to.
    """
    letter = desk.case.one(Letter, letter_id)
    if letter.sent:
        raise Problem("letter.already-sent")
    voided = void_meanwhile(desk, letter)
    stated = with_leaf(replace(letter, channel=channel), "sent_on", sent_on, _now(desk))
    if stated != letter:
        desk.act("letter.enter", [stated])
    if voided is not None:
        desk.enter_in_register()  # the letter takes it up
        raise voided
    control = desk.case.one(Control, letter.control_id)
    forgotten = stated.sent_on == UNKNOWN_DAY and control.entered_afterwards
    if read_day(stated.sent_on) is None and not forgotten:
        raise Problem("letter.no-day")
    by = letter.proceeding_id or main_proceeding(desk.case, letter.control_id).id
    _pass_gates(desk, by, f"send:{letter.kind}")
    papers = going(desk, letter_id)
    with desk.file.act("letter.send", desk.office.author) as act:
        if act.case is not desk.case:
            desk.case = act.case
            raise Problem("file.changed-meanwhile", path=desk.path)
        kept = keep(desk, act, stated, papers)
        act.put(replace(stated, sent=True, former={}, reasons={}))
        desk.case = act.commit()
    desk.enter_in_register()
    return kept


def take_back_sent(desk: Desk, letter_id: UUID, why: str) -> None:
    """Take back the mark that a letter was sent: an act of its own, with its reason in the log.

    The day and the channel stay as stated, and so do the proofs of receipt and what was kept.

    Raises:
        Problem: `letter.not-sent`, `letter.take-back-without-reason`, or the case file cannot be
            written to.
    """
    letter = desk.case.one(Letter, letter_id)
    if not letter.sent:
        raise Problem("letter.not-sent")
    reason = clean(why).strip()
    if not reason:
        raise Problem("letter.take-back-without-reason")
    desk.act("letter.take-back", [replace(letter, sent=False)], note=reason)


def taken_back(desk: Desk, letter_id: UUID) -> tuple[Noted, ...]:
    """Return when the mark as sent was taken back from a letter, and why.

    Raises:
        Problem: the case file cannot be read.
    """
    return desk.file.noted("letter.take-back", letter_id)


def record_receipt(
    desk: Desk, letter_id: UUID, proof: ProofKind, day: str, number: str = ""
) -> UUID:
    """Record a proof, or a claim, that a letter reached its addressee; return its id.

    Raises:
        Problem: the case file cannot be written to.
    """
    receipt = Receipt(id=new_id(), letter_id=letter_id, proof=proof)
    for path, value in (("day", day), ("number", number)):
        receipt = with_leaf(receipt, path, value, _now(desk))
    desk.act("receipt.add", [receipt])
    return receipt.id
