"""Papers of a campaign in bulk: made for every case, gathered for printing, listed to be ticked."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from desktop.domain.errors import Problem
from desktop.domain.text import Lang, LocalText
from desktop.procedure.missing import Missing
from desktop.usecases import library
from desktop.usecases.campaign_lines import Campaign
from desktop.usecases.campaigns import Progress, control_in
from desktop.usecases.cases import institution, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.files import write_whole
from desktop.usecases.office import Office
from desktop.usecases.papers import Incomplete, make_beside_case, proceeding_for
from desktop.usecases.printing import Part, packet


class Wanted(NamedTuple):
    """Which papers of which campaign: kinds and languages."""

    campaign: str
    kinds: Sequence[str]
    langs: Sequence[Lang]


class NotMade(NamedTuple):
    """A paper that was not made.

    Attributes:
        path: the case file.
        name: its institution; of a file that could not be opened, "" in all languages.
        control: number of the control, 0 where the file could not be opened.
        kind, lang: which paper; `lang` is `None` where it is about the case as a whole.
        problem: why.
        missing: what is to be filled in, each with its field; () if that is not the reason.
        owners: whose each of these is, "" where it goes without saying.
    """

    path: Path
    name: LocalText
    control: int
    kind: str
    lang: Lang | None
    problem: Problem
    missing: tuple[Missing, ...] = ()
    owners: tuple[str, ...] = ()


class MadePapers(NamedTuple):
    """What came of making papers: files written, and what was not made."""

    files: tuple[Path, ...]
    left: tuple[NotMade, ...]


class Packet(NamedTuple):
    """What is printed of one case.

    `problem` says why nothing is, `lacks` names the chosen kinds of paper that were not made.
    """

    path: Path
    name: LocalText
    parts: tuple[Part, ...]
    problem: Problem | None = None
    lacks: tuple[str, ...] = ()


class Counted(NamedTuple):
    """An institution of the list to tick: its papers with their copies, and its sheets.

    `sheets` is `None` where nobody could count them; `problem` says why nothing is printed, `lacks`
    which of the chosen papers were not made.
    """

    name: LocalText
    papers: tuple[tuple[str, Lang, int], ...]
    sheets: int | None
    problem: Problem | None = None
    lacks: tuple[str, ...] = ()


def kinds_of(office: Office, found: Campaign) -> tuple[str, ...]:
    """Return the kinds of paper that the cases of a campaign make, as their steps stand."""
    kinds = (kind for each in found.lines if each.facts for kind in each.facts.documents)
    return tuple(dict.fromkeys(kind for kind in kinds if kind in _known(office)))


def _known(office: Office) -> frozenset[str]:
    return frozenset(each.id for each in office.law.documents)


def make_papers(
    office: Office,
    wanted: Wanted,
    paths: Sequence[Path],
    progress: Progress | None = None,
) -> MadePapers:
    """Make papers of some kinds for cases of a campaign, each beside its case file.

    A paper in a language in which it is no original is left out without a word: nobody asked for a
    reading copy. What went out, was changed by hand, or lacks something is told and not made.
    """
    files: list[Path] = []
    left: list[NotMade] = []
    for n, path in enumerate(paths):
        if progress is not None and not progress(n, len(paths)):
            left += [_not_opened(each, Problem("campaign.stopped")) for each in paths[n:]]
            break
        try:
            with open_case(office, path) as desk:
                desk.file.check_writable()
                for outcome in _made(desk, wanted):
                    if isinstance(outcome, NotMade):
                        left.append(outcome)
                    else:
                        files.append(outcome)
                with suppress(Problem):  # the list is a copy; it is made good at the next look
                    library.note(office, desk)
        except Problem as problem:
            left.append(_not_opened(path, problem))
    return MadePapers(tuple(files), tuple(left))


def _not_opened(path: Path, why: Problem) -> NotMade:
    return NotMade(path, LocalText(), 0, "", None, why)


def _made(desk: Desk, wanted: Wanted) -> Iterator[Path | NotMade]:
    from desktop.procedure.naming import Names

    law = desk.office.law
    control = control_in(desk.case, wanted.campaign)
    if control is None:
        raise Problem("campaign.elsewhere", name=desk.path.name)
    whose = institution(desk.case).name
    for kind in wanted.kinds:
        for lang in (each for each in wanted.langs if each in law.document(kind).originals):
            try:
                course = proceeding_for(desk, control.id, kind)
                yield make_beside_case(desk, course, kind, lang).path
            except Incomplete as lacks:
                names = Names(desk.case, control.id, law, desk.office.lang)
                owners = tuple(names.owners(lacks.missing))
                gaps = lacks.missing
                yield NotMade(desk.path, whose, control.number, kind, lang, lacks, gaps, owners)
            except Problem as problem:
                yield NotMade(desk.path, whose, control.number, kind, lang, problem)


def packets(
    office: Office,
    wanted: Wanted,
    paths: Sequence[Path],
    progress: Progress | None = None,
) -> tuple[Packet, ...]:
    """Return what is printed of cases of a campaign: the chosen papers that were made.

    Raises:
        Problem: `print.stopped`.
    """
    found: list[Packet] = []
    for n, path in enumerate(paths):
        if progress is not None and not progress(n, len(paths)):
            raise Problem("print.stopped")
        try:
            with open_case(office, path, write=False) as desk:
                found.append(_packet(desk, wanted))
        except Problem as problem:
            whose = LocalText(kk=path.stem, ru=path.stem, en=path.stem)
            found.append(Packet(path, whose, (), problem))
    return tuple(found)


def _packet(desk: Desk, wanted: Wanted) -> Packet:
    control = control_in(desk.case, wanted.campaign)
    if control is None:
        raise Problem("campaign.elsewhere", name=desk.path.name)
    parts: dict[tuple[str, Lang], Part] = {}
    trouble: Problem | None = None
    for kind in wanted.kinds:
        try:
            found = packet(desk, proceeding_for(desk, control.id, kind), kind)
        except Problem as problem:
            trouble = problem
            continue
        parts |= {
            (p.kind, p.lang): p for p in found if p.kind in wanted.kinds and p.lang in wanted.langs
        }
    if not parts and trouble is None:
        trouble = Problem("print.nothing-made")
    order = sorted(parts.values(), key=lambda part: wanted.kinds.index(part.kind))
    there = {kind for kind, _lang in parts}
    lacks = tuple(kind for kind in wanted.kinds if kind not in there) if parts else ()
    whose = institution(desk.case).name
    return Packet(desk.path, whose, tuple(order), None if parts else trouble, lacks)


def write_checklist(
    office: Office, found: Campaign, rows: Sequence[Counted], lang: Lang, target: Path
) -> None:
    """Write the list to tick while the papers of a campaign are printed, signed, stamped and sent.

    Raises:
        Problem: the target cannot be written to.
    """
    from desktop.documents.campaign import Checklist, CheckRow, checklist
    from desktop.domain.dates import long_date

    catalogue = office.messages(lang)
    say = catalogue.say

    def papers(row: Counted) -> str:
        if row.problem is not None:
            return catalogue.problem(row.problem)
        lines = [
            say("campaign.check.paper", title=_title(office, kind, lang), lang=_in(say, of), n=n)
            for kind, of, n in row.papers
        ]
        lines += [
            say("campaign.check.lacks", title=_title(office, kind, lang)) for kind in row.lacks
        ]
        return "\n".join(lines)

    counted = [each.sheets for each in rows if each.sheets is not None]
    whole = len(counted) == len([each for each in rows if each.papers])
    subject = office.profile.subject
    told = Checklist(
        organisation=subject.name.any_text(lang) if subject else "",
        campaign=found.name,
        on=say("register.as-of", day=long_date(office.clock.today(), lang)),
        rows=[
            CheckRow(
                row.name.any_text(lang), papers(row), "" if row.sheets is None else str(row.sheets)
            )
            for row in rows
        ],
        total=say(
            "campaign.check.total" if whole else "campaign.check.total-at-least",
            cases=len([each for each in rows if each.papers]),
            n=sum(counted),
        ),
        sample=found.sample,
    )
    write_whole(target, checklist(told, lang, say))


def _title(office: Office, kind: str, lang: Lang) -> str:
    return office.law.document(kind).title.text(lang)


def _in(say: Callable[..., str], lang: Lang) -> str:
    return say(f"campaign.lang.{lang}")
