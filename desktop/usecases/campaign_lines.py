"""The cases of a campaign side by side: where each stands, what was found, asked and answered."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from desktop.casefile.unlock import is_locked
from desktop.domain.basis import Texts
from desktop.domain.control import Control, Finding, FindingKind, Proceeding
from desktop.domain.correspondence import Direction, Letter, Receipt, Verdict
from desktop.domain.errors import Problem
from desktop.domain.outcome import Outcome
from desktop.domain.parties import ControlObject, Subject
from desktop.domain.text import LocalText, sort_key
from desktop.procedure.route import bearings
from desktop.procedure.states import ClockState
from desktop.procedure.today import Kind, awaited, passed
from desktop.usecases import library
from desktop.usecases.campaigns import MAKE, Progress, control_in, key_of
from desktop.usecases.cases import open_case
from desktop.usecases.desk import Desk
from desktop.usecases.letter_rows import letter_title
from desktop.usecases.office import Office
from desktop.usecases.replies import answered
from desktop.usecases.standing import standings

State = Literal["read", "missing", "locked", "unread", "elsewhere"]
"""How a file was found: "unread" is damaged or cannot be opened, "elsewhere" is in this campaign no
more."""


class LetterFact(NamedTuple):
    """A letter of a case that has a number, a day, or went or came."""

    kind: str
    title: LocalText
    direction: Direction
    number: str
    day: str
    sent: bool
    proven: bool


class AskedFact(NamedTuple):
    """A recommendation, and what counts as the answer to it."""

    text: LocalText
    verdict: Verdict


class Facts(NamedTuple):
    """What is known of one case of a campaign.

    Attributes:
        control: the control.
        object: its institution.
        subject: who controls.
        protected: the file has a password, and is open.
        model: after this case others were made.
        phase, step: where it stands; `step` is `None` when all is done.
        clock: the term whose day comes next, or that was missed; `None` if none runs.
        passed: what is to be said of that term today if its last day has passed.
        letters: those of note, in the order of their making.
        findings: title and kind of each finding.
        asked: each recommendation.
        replied: a letter that answers has come.
        answered: of how many recommendations an answer decides something.
        done: how many recommendations were done, also otherwise.
        outcomes: what changed.
        documents: the kinds of paper that its steps make.
    """

    control: Control
    object: ControlObject
    subject: LocalText
    protected: bool
    phase: Texts
    step: Texts | None
    clock: ClockState | None
    passed: Kind | None
    letters: tuple[LetterFact, ...]
    findings: tuple[tuple[LocalText, FindingKind], ...]
    asked: tuple[AskedFact, ...]
    replied: bool
    answered: int
    done: int
    outcomes: tuple[Outcome, ...]
    documents: tuple[str, ...]
    model: bool = False

    @property
    def by_kind(self) -> Mapping[FindingKind, int]:
        """How many findings of each kind there are."""
        return Counter(kind for _title, kind in self.findings)

    @property
    def by_verdict(self) -> Mapping[Verdict, int]:
        """How many recommendations have each verdict; "" is none yet."""
        return Counter(each.verdict for each in self.asked)


class Line(NamedTuple):
    """A case of a campaign, or a file that could not be read.

    Attributes:
        path: the file.
        state: how it was found.
        problem: why it was not read; `None` if it was.
        case_id: of the case, "" if nobody knows it.
        made_after: id of the model's case, "" if it was made after none.
        facts: what it says; `None` if it was not read.
        twins: other files of the campaign with a case of the same id: copies of one case.
        stamp: time of change and size of the file when it was read, and the day.
    """

    path: Path
    state: State
    problem: Problem | None
    case_id: str = ""
    made_after: str = ""
    facts: Facts | None = None
    twins: tuple[Path, ...] = ()
    stamp: tuple[int, int, date] | None = None

    @property
    def name(self) -> LocalText:
        """The institution's name; of a file that was not read, the file's."""
        if self.facts is None or self.facts.object.name == LocalText():
            return LocalText(kk=self.path.stem, ru=self.path.stem, en=self.path.stem)
        return self.facts.object.name


class Campaign(NamedTuple):
    """A campaign as it stands.

    Attributes:
        name: its name.
        lines: its cases, by the names of their institutions.
        locked: protected files of the library that are locked: nobody knows whether they belong to
            it.
        stopped: the user stopped before all were read.
    """

    name: str
    lines: tuple[Line, ...]
    locked: tuple[Path, ...] = ()
    stopped: bool = False

    @property
    def read(self) -> tuple[Line, ...]:
        """The cases that were read; of copies of one case, each."""
        return tuple(each for each in self.lines if each.facts is not None)

    @property
    def sample(self) -> bool:
        """Whether any case is a sample, which every page made of them says."""
        return any(each.facts is not None and each.facts.control.sample for each in self.lines)


def look(
    office: Office,
    name: str,
    paths: Iterable[Path],
    progress: Progress | None = None,
    known: Sequence[Line] = (),
) -> Campaign:
    """Return the cases of a campaign as they stand today.

    Args:
        office: the office.
        name: the campaign.
        paths: its case files.
        progress: hears how many were read.
        known: lines that were read before; a file that lies there as it did is not read again.
    """
    wanted = tuple(dict.fromkeys(paths))
    before = {each.path: each for each in known}
    lines: list[Line] = []
    stopped = False
    for n, path in enumerate(wanted):
        if progress is not None and not progress(n, len(wanted)):
            stopped = True
            break
        old = before.get(path)
        stamp = _stamp(office, path)
        if old is not None and stamp is not None and old.stamp == stamp:
            lines.append(old)
        else:
            lines.append(_line(office, name, path)._replace(stamp=stamp))
    models = {each.made_after for each in lines}
    by_id: dict[str, list[Path]] = {}
    for each in lines:
        if each.case_id:
            by_id.setdefault(each.case_id, []).append(each.path)
    lines = [
        each._replace(
            twins=tuple(x for x in by_id.get(each.case_id, ()) if x != each.path),
            facts=each.facts and each.facts._replace(model=each.case_id in models),
        )
        for each in lines
    ]
    lines.sort(key=lambda each: sort_key(each.name.any_text(office.lang)))
    return Campaign(name, tuple(lines), (), stopped)


def _stamp(office: Office, path: Path) -> tuple[int, int, date] | None:
    with suppress(OSError):
        stat = path.stat()
        log = path.with_name(path.name + "-wal")
        if not (log.exists() and log.stat().st_size):
            return stat.st_mtime_ns, stat.st_size, office.clock.today()
    return None


def _line(office: Office, name: str, path: Path) -> Line:
    if is_locked(path):
        return Line(path, "locked", Problem("campaign.locked", name=path.name))
    try:
        with open_case(office, path, write=False) as desk:
            return _read(desk, name)
    except Problem as problem:
        gone = problem.code in ("file.missing", "file.not-found") or not path.exists()
        return Line(path, "missing" if gone else "unread", problem)


def _read(desk: Desk, name: str) -> Line:
    case = desk.case
    control = control_in(case, name)
    if control is None:
        problem = Problem("campaign.elsewhere", name=desk.path.name)
        return Line(desk.path, "elsewhere", problem, str(case.id))
    made = desk.file.noted(MAKE, control.id)
    after = made[0].note if made else ""
    return Line(desk.path, "read", None, str(case.id), after, _facts(desk, control))


def _facts(desk: Desk, control: Control) -> Facts:
    case = desk.case
    courses = standings(desk, control.id)
    route = courses[0]
    phase = next(each for each in route.phases if each.id == route.phase)
    step = route.step(route.current)
    told = answered(desk, control.id)
    found = told.matrix
    steps = (each for course in courses for each in course.steps)
    clock = _next(desk, control)
    return Facts(
        control=control,
        object=case.one(ControlObject, control.object_id),
        subject=case.one(Subject, control.subject_id).name,
        protected=desk.file.is_protected,
        phase=phase.title,
        step=step.step.title if step is not None else None,
        clock=clock,
        passed=passed(clock) if clock is not None else None,
        letters=tuple(_letters(desk, control)),
        findings=tuple((each.title, each.kind) for each in case.of_control(Finding, control.id)),
        asked=tuple(AskedFact(row.recommendation.text, row.verdict) for row in found.rows),
        replied=found.has_come or bool(told.quality.came),
        answered=found.answered,
        done=found.fixed[0],
        outcomes=case.of_control(Outcome, control.id),
        documents=tuple(dict.fromkeys(kind for each in steps for kind in each.documents)),
    )


def _next(desk: Desk, control: Control) -> ClockState | None:
    """Return the term that ends next; a guessed day only where no other is waited for."""
    case, law, today = desk.case, desk.office.law, desk.office.clock.today()
    courses = [
        bearings(case, each.id, law, today) for each in case.of_control(Proceeding, control.id)
    ]
    return min(
        awaited(courses), key=lambda each: (each.estimate, each.due or date.max), default=None
    )


def _letters(desk: Desk, control: Control) -> Iterable[LetterFact]:
    case, grades = desk.case, desk.office.law.proofs
    proven = {each.letter_id for each in case.all(Receipt) if grades.grade(each.proof).starts_clock}
    for each in case.of_control(Letter, control.id):
        came = each.direction == "in"
        day = (each.arrived_on or each.dated) if came else each.day_it_bears or each.sent_on
        if not (each.number or day or each.sent or came):
            continue
        title = letter_title(desk, each)
        yield LetterFact(
            each.kind, title, each.direction, each.number, day, each.sent, each.id in proven
        )


# -- which cases ----------------------------------------------------------------------------------


def campaigns(office: Office) -> tuple[tuple[str, int], ...]:
    """Return the names of the campaigns in the library, each with the number of its files.

    Raises:
        Problem: the index cannot be read.
    """
    found: dict[str, tuple[str, int]] = {}
    for row in library.rows(office):
        if name := row.campaign.strip():
            first, n = found.get(key_of(name), (name, 0))
            found[key_of(name)] = first, n + 1
    return tuple(sorted(found.values(), key=lambda each: sort_key(each[0])))


def members(office: Office, name: str) -> tuple[Path, ...]:
    """Return the files of a campaign, as the library knows them.

    Of protected cases the library tells no campaign, of cases with several controls that of the
    last one: those that are open, and there, are looked into.

    Raises:
        Problem: the index cannot be read.
    """
    found: list[Path] = []
    for row in library.rows(office):
        path = Path(row.path)
        told = bool(row.campaign.strip()) and key_of(row.campaign) == key_of(name)
        unsure = row.protected or row.control_number > 1
        if told or (unsure and _belongs(office, path, name)):
            found.append(path)
    return tuple(found)


def locked_ones(office: Office) -> tuple[Path, ...]:
    """Return the protected files of the library that are locked.

    Raises:
        Problem: the index cannot be read.
    """
    paths = [Path(row.path) for row in library.rows(office) if row.protected and not row.missing]
    return tuple(path for path in paths if is_locked(path))


def _belongs(office: Office, path: Path, name: str) -> bool:
    if is_locked(path):
        return False
    with suppress(Problem), open_case(office, path, write=False) as desk:
        return control_in(desk.case, name) is not None
    return False
