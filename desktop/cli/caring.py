"""What the window does when it closes a case, done by the commands that change one."""

from contextlib import suppress
from typing import TYPE_CHECKING

from desktop.domain.errors import Problem
from desktop.usecases.office import Office

if TYPE_CHECKING:
    from desktop.usecases.desk import Desk


def take_care(office: Office, desk: "Desk") -> None:
    """Tell the list what the case holds now, and back it up unless it is too large for each call.

    What cannot be done costs the case nothing: the list is only a copy, and a backup is made as
    soon as the window opens the case.
    """
    from desktop.usecases import backups, library

    with suppress(Problem):
        library.note(office, desk)
    if not backups.is_large(desk):
        backups.back_up_before(desk, "working")
