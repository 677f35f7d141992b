"""What was answered and done over several controls: by institution, region, topic, and period."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from desktop.domain.text import sort_key
from desktop.procedure.quality import Quality
from desktop.spreadsheets.table import Row, Say, Table

_COLUMNS = {
    "grouped_by": 16, "group": 44, "controls_sent": 6, "controls_answered": 6, "in_time": 6,
    "late": 6, "time_unknown": 6, "recommendations_sent": 6, "answered": 6, "accepted": 6,
    "refused": 6, "reasoned": 6, "done": 6, "done_otherwise": 6,
}  # fmt: skip


class Counted(NamedTuple):
    """One control: what was answered and done, and the groups to which it belongs.

    Attributes:
        quality: the numbers.
        sample: it is an example, not work.
        groups: by the column after which controls are grouped, "" where it is not entered.
        completed: the day on which the control was completed, `None` if that is not known.
    """

    quality: Quality
    sample: bool
    groups: Mapping[str, str]
    completed: date | None


def quality_table(counted: Sequence[Counted], say: Say) -> Table:
    """Return the sheet on how well was answered and what was done, in groups.

    Samples are left out, and controls of which nothing went out. In each grouping a control counts
    once.
    """
    sent = [each for each in counted if each.quality.sent and not each.sample]
    return Table("quality", _COLUMNS, tuple(_rows(sent, say)), held="group")


def _rows(counted: Sequence[Counted], say: Say) -> Iterator[Row]:
    if not counted:
        return
    yield _row(say("workbook.group.all"), "", counted)
    for key in counted[0].groups:
        named = [(each.groups[key], each) for each in counted]
        yield from _grouped(say(f"workbook.column.{key}"), named)
    dated = [(each.completed, each) for each in counted if each.completed is not None]
    yield from _grouped(say("workbook.group.year"), [(str(day.year), each) for day, each in dated])
    quarters = [
        (say("workbook.quarter", year=day.year, quarter=(day.month + 2) // 3), each)
        for day, each in dated
    ]
    yield from _grouped(say("workbook.group.quarter"), quarters)


def _grouped(by: str, named: Sequence[tuple[str, Counted]]) -> Iterator[Row]:
    for group in sorted({name for name, _ in named if name}, key=sort_key):
        yield _row(by, group, [each for name, each in named if name == group])


def _row(by: str, group: str, counted: Sequence[Counted]) -> Row:
    whole = Quality()
    for each in counted:
        whole = whole.plus(each.quality)
    return {
        "grouped_by": by,
        "group": group,
        "controls_sent": whole.sent,
        "controls_answered": whole.came,
        "in_time": whole.in_time,
        "late": whole.late,
        "time_unknown": whole.unknown,
        "recommendations_sent": whole.asked,
        "answered": whole.answered,
        "accepted": whole.accepted,
        "refused": whole.refused,
        "reasoned": whole.reasoned,
        "done": whole.done,
        "done_otherwise": whole.done_otherwise,
    }
