"""The list of cases, kept up to date by the commands that change a case."""

from contextlib import suppress
from typing import TYPE_CHECKING

from desktop.domain.errors import Problem
from desktop.usecases.office import Office

if TYPE_CHECKING:
    from desktop.usecases.desk import Desk


def list_again(office: Office, desk: "Desk") -> None:
    """Tell the list what the case holds now, as the window does when it closes one.

    The list is only a copy: what it loses is found when the files are looked through.
    """
    from desktop.usecases import library

    with suppress(Problem):
        library.note(office, desk)
