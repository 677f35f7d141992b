"""The self-test of an installed program: every screen opens, every document is made."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from desktop.usecases.demo import make_demo
from desktop.window.screens import every_screen


def selftest() -> Iterator[str]:
    """Make the whole demo in a temporary folder, then open each screen; yield what was done.

    Raises:
        Problem: something could not be made. Any other error is a defect and ends the run.
    """
    with tempfile.TemporaryDirectory() as folder:
        made = list(make_demo(Path(folder)))
        yield from (f"ok  {path.name}" for path in made)
        yield from (f"ok  {screen}" for screen in every_screen(made[0]))
