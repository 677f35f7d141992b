"""Papers about a campaign as a whole: a list to tick while printing, and a summary of its cases."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.documents.plain import PlainDocument
from desktop.domain.text import Lang
from desktop.messages.catalogue import Say

_CHECK = {
    "n": 4, "institution": 27, "papers": 26, "sheets": 7, "printed": 9, "signed": 9, "stamped": 9,
    "sent": 9,
}  # fmt: skip
_CASES = {
    "n": 4, "institution": 26, "completed": 11, "document": 15, "findings": 9, "asked": 11,
    "answered": 12, "done": 12,
}  # fmt: skip
_COUNTS = (80, 20)


class CheckRow(NamedTuple):
    """An institution of the list to tick.

    Attributes:
        institution: its name.
        papers: which papers, a line each, with languages and copies; or why there are none.
        sheets: how many sheets of paper they take; "" where nobody knows.
    """

    institution: str
    papers: str
    sheets: str


class Checklist(NamedTuple):
    """The list to tick while papers of a campaign are printed.

    Attributes:
        organisation: whose it is, "" if nobody entered that.
        campaign: name of the campaign.
        on: as of which day, in words.
        rows: the institutions.
        total: how many sheets all take, in words.
        sample: some case is a sample.
    """

    organisation: str
    campaign: str
    on: str
    rows: Sequence[CheckRow]
    total: str
    sample: bool


class SummaryCase(NamedTuple):
    """An institution in the summary, all in words.

    Attributes:
        institution: its name.
        place: region and place, "" if not entered.
        course: when the control began and ended.
        completed: the day of completion alone.
        document: number and date of the final document.
        findings: a line for each finding.
        asked: recommendations, each with what was answered.
        outcomes: a line for each change.
        n_findings, n_asked, n_answered, n_done: the counts.
    """

    institution: str
    place: str
    course: str
    completed: str
    document: str
    findings: Sequence[str]
    asked: Sequence[tuple[str, str]]
    outcomes: Sequence[str]
    n_findings: int
    n_asked: int
    n_answered: int
    n_done: int


class Summary(NamedTuple):
    """What the summary of a campaign says.

    Attributes:
        organisation: who made it, "" if nobody entered that.
        campaign: name of the campaign.
        on: as of which day, in words.
        facts: label and text: what was controlled, by whom, where, when.
        cases: the institutions.
        totals: label and number.
        left_out: which cases it does not tell of, and why, a sentence each.
        sample: some case is a sample.
    """

    organisation: str
    campaign: str
    on: str
    facts: Sequence[tuple[str, str]]
    cases: Sequence[SummaryCase]
    totals: Sequence[tuple[str, str]]
    left_out: Sequence[str]
    sample: bool


def checklist(told: Checklist, lang: Lang, say: Say) -> bytes:
    """Return the list to tick as a Word file, lying, its head on each sheet."""
    sheet = PlainDocument(lang, 10, landscape=True)
    if not told.sample:  # the mark of a sample stands where the number would
        sheet.numbered()
    if told.organisation:
        sheet.text(told.organisation)
    sheet.heading(say("campaign.checklist"), 1)
    sheet.text(told.campaign).runs[0].bold = True
    sheet.text(told.on)
    head = [say(f"campaign.check.{column}") for column in _CHECK]
    lines = [
        [str(n), row.institution, row.papers, row.sheets, "", "", "", ""]
        for n, row in enumerate(told.rows, 1)
    ]
    sheet.table([head, *lines], list(_CHECK.values()))
    sheet.text(told.total)
    sheet.blank(say("campaign.check.by"))
    title = say("campaign.checklist")
    return sheet.bytes(title, told.organisation, say("paper.sample") if told.sample else "")


def summary(told: Summary, lang: Lang, say: Say) -> bytes:
    """Return the summary of a campaign as a Word file. It says that it is no act of the Law."""
    sheet = PlainDocument(lang, 11, landscape=True)
    if not told.sample:
        sheet.numbered()
    if told.organisation:
        sheet.text(told.organisation)
    sheet.heading(say("campaign.summary"), 1)
    sheet.text(told.campaign).runs[0].bold = True
    sheet.text(told.on)
    sheet.small(say("campaign.summary.own"))
    for label, text in told.facts:
        sheet.labelled(label, text)
    if told.cases:
        sheet.heading(say("campaign.summary.cases"), 2)
        head = [say(f"campaign.summary.{column}") for column in _CASES]
        lines = [
            [
                str(n), each.institution, each.completed, each.document, str(each.n_findings),
                str(each.n_asked), str(each.n_answered), str(each.n_done),
            ]
            for n, each in enumerate(told.cases, 1)
        ]  # fmt: skip
        sheet.table([head, *lines], list(_CASES.values()))
    sheet.heading(say("campaign.summary.totals"), 2)
    head = [say("campaign.summary.what"), say("campaign.summary.how-many")]
    sheet.table([head, *([label, number] for label, number in told.totals)], list(_COUNTS))
    for n, each in enumerate(told.cases, 1):
        _case(sheet, n, each, say)
    if told.left_out:
        sheet.heading(say("campaign.summary.left-out"), 2)
        for line in told.left_out:
            sheet.text(line)
    title = say("campaign.summary")
    return sheet.bytes(title, told.organisation, say("paper.sample") if told.sample else "")


def _case(sheet: PlainDocument, n: int, each: SummaryCase, say: Say) -> None:
    sheet.heading(f"{n}. {each.institution}", 2)
    sheet.labelled(say("campaign.summary.where"), each.place)
    sheet.labelled(say("campaign.summary.period"), each.course)
    sheet.labelled(say("campaign.summary.document"), each.document)
    if each.findings:
        sheet.labelled(say("campaign.summary.findings"), str(each.n_findings))
        for line in each.findings:
            sheet.text(f"– {line}")
    else:
        sheet.text(say("campaign.summary.no-findings"))
    if each.asked:
        shares = (6, 60, 34)
        head = ["№", say("campaign.summary.recommendation"), say("campaign.summary.reply")]
        rows = [[str(k), text, reply] for k, (text, reply) in enumerate(each.asked, 1)]
        sheet.table([head, *rows], list(shares))
    else:
        sheet.text(say("campaign.summary.no-recommendations"))
    if each.outcomes:
        sheet.labelled(say("campaign.summary.outcomes"), str(len(each.outcomes)))
        for line in each.outcomes:
            sheet.text(f"– {line}")
