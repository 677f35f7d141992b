"""Workbooks for funders, over one case file or many."""

from collections.abc import Sequence
from pathlib import Path

from desktop.domain.control import Control
from desktop.domain.text import Lang
from desktop.usecases.cases import open_case
from desktop.usecases.files import write_whole
from desktop.usecases.office import Office
from desktop.usecases.standing import standings


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
    from desktop.spreadsheets.workbook import ControlSheet, workbook

    sheets = []
    for path in files:
        with open_case(office, path, write=False) as desk:
            sheets += [
                ControlSheet(path.name, desk.case, control, standings(desk, control.id))
                for control in desk.case.all(Control)
                if project is None or control.project == project
            ]
    if project is not None and not sheets:
        raise Problem("workbook.unknown-project", project=project)
    write_whole(target, workbook(sheets, office.law, lang, office.messages(lang).say))
