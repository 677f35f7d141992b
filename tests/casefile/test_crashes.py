"""Killed at random moments: every edit that was acknowledged is there, and the case is sound."""

import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

from desktop.casefile.file import CaseFile
from desktop.casefile.verify import verify
from desktop.domain.clock import SystemClock
from desktop.domain.control import Control, Finding

Run = Callable[..., Popen[str]]

_EDITING = """
import os, sys
from pathlib import Path
from uuid import uuid4
from msgspec.structs import replace
from desktop.casefile.file import Author, CaseFile
from desktop.domain.clock import SystemClock
from desktop.domain.control import Control, Finding
from desktop.domain.ids import new_id
from desktop.domain.text import LocalText

file = CaseFile.open(Path(sys.argv[1]), clock=SystemClock(), backups=None, must_write=True)
author = Author(uuid4())
n = max(finding.number for finding in file.read().all(Finding))
control = file.read().all(Control)[0]
while True:
    n += 1
    with file.act("finding.edit", author) as act:
        act.put(Finding(id=new_id(), control_id=control.id, number=n, title=LocalText(kk="x" * n)))
        act.put(replace(control, number=n))
        if n % 5 == 0:
            act.store(os.urandom(1 << 20) for _ in range(2))
        act.commit()
    print(n, flush=True)
"""


def _kill_once(case: Path, run_python: Run, chance: random.Random) -> int:
    """Start the editing run, kill it at a random moment, and return the last number it told."""
    process = run_python(_EDITING, case)
    assert process.stdout is not None
    told = [process.stdout.readline()]
    time.sleep(chance.uniform(0, 0.15))
    process.send_signal(signal.SIGKILL)
    told += process.stdout.read().split("\n")
    process.wait()
    return max(int(line) for line in told if line.strip())


def test_no_acknowledged_edit_is_lost_to_a_kill(case: Path, run_python: Run) -> None:
    chance = random.Random()
    for _ in range(20):
        acknowledged = _kill_once(case, run_python, chance)
        with CaseFile.open(case, clock=SystemClock(), backups=None, must_write=True) as file:
            numbers = {finding.number for finding in file.read().all(Finding)}
            (control,) = file.read().all(Control)
        assert numbers == set(range(1, max(numbers) + 1))
        assert control.number == max(numbers) >= acknowledged
        assert verify(case).findings == ()
