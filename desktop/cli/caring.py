"""What the window does when it closes a case, done by the commands that change one."""

from contextlib import suppress
from typing import TYPE_CHECKING

from desktop.domain.errors import Problem
from desktop.usecases.office import Office

if TYPE_CHECKING:
    from desktop.usecases.desk import Desk


def take_care(office: Office, desk: "Desk", *, back_up: bool = True) -> None:
    """Tell the list what the case holds now, and back it up unless it is too large for each call.

    `back_up` is not wanted where the command makes its own.

    What cannot be done costs the case nothing: the list is only a copy, and a backup is made as
    soon as the window opens the case.
    """
    from desktop.usecases import backups, library

    with suppress(Problem):
        library.note(office, desk)
    if back_up and not backups.is_large(desk):
        backups.back_up_before(desk, "working")
