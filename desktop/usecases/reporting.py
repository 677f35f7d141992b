"""Workbooks for funders, over one case file or many."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.control import Control
from desktop.domain.text import Lang
from desktop.usecases.cases import open_case
from desktop.usecases.desk import Desk
from desktop.usecases.files import write_whole
from desktop.usecases.office import Office
from desktop.usecases.standing import standings

if TYPE_CHECKING:
    from desktop.spreadsheets.workbook import ControlSheet


def make_workbook(
    office: Office, files: Sequence[Path], lang: Lang, target: Path, *, project: str | None = None
) -> None:
    """Write the controls and recommendations of some cases as one workbook.

    `project` leaves only controls of that project or grant; `None` takes all. The workbook names
    no member of a group: funders see what was done, not whose personal data was kept.

    Raises:
        Problem: a case cannot be read, `workbook.unknown-project`, or the target cannot be
            written to.
    """
    from desktop.domain.errors import Problem
    from desktop.spreadsheets.workbook import workbook

    sheets: list[ControlSheet] = []
    for path in files:
        with open_case(office, path, write=False) as desk:
            sheets += sheets_of(desk, project=project)
    if project is not None and not sheets:
        raise Problem("workbook.unknown-project", project=project)
    write_whole(target, workbook(sheets, office.law, lang, office.messages(lang).say))


def sheets_of(
    desk: Desk, *, project: str | None = None, on: date | None = None
) -> "list[ControlSheet]":
    """Return the controls of an open case for a workbook, as they stand on a day; `None`: today."""
    from desktop.spreadsheets.workbook import ControlSheet

    return [
        ControlSheet(desk.path.name, desk.case, control, standings(desk, control.id, on))
        for control in desk.case.all(Control)
        if project is None or control.project == project
    ]
