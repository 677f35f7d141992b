"""How many pages a Word file takes, for the annex mark of the letter with which it goes."""

import os

from desktop.domain.errors import Problem


def count_pages(docx: bytes) -> int | None:
    """Return the number of pages as this program lays them out; `None` if that is not sure.

    It is not where the file holds what is not drawn, or Qt is not to be had on a bare machine.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # from the command line nothing is shown
    try:
        from desktop.window.app import application
        from desktop.window.printing.sources import OwnPages

        _app = application()
        pages = OwnPages(docx)
    except (Problem, ImportError):
        return None
    return None if pages.left_out else pages.count
