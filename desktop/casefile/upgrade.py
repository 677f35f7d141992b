"""Bringing a case file of an older format to the present one, step by step, with a copy before.

A step is a module `upgrades/uNNNN.py` that is never changed after its release: it says `FROM` and
`TO` (major, minor) and has `apply(database)`, which changes the tables by plain SQL on a driver's
connection and imports nothing of the project, because the project will have moved on.
"""

import importlib
import pkgutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from desktop.casefile import upgrades
from desktop.casefile.format import CURRENT, Version, copy_database, open_database, run_upgrade
from desktop.casefile.places import written_beside
from desktop.domain.clock import Clock
from desktop.domain.errors import Problem


class Step(NamedTuple):
    """One step from a version of the format to the next."""

    name: str
    start: Version
    end: Version
    apply: Callable[[sqlite3.Connection], None]


def steps() -> tuple[Step, ...]:
    """Return all steps in order.

    Raises:
        ValueError: a gap: a step does not begin where the one before it ends.
    """
    found = []
    for module in sorted(info.name for info in pkgutil.iter_modules(upgrades.__path__)):
        step = importlib.import_module(f"{upgrades.__name__}.{module}")
        found.append(Step(module, Version(*step.FROM), Version(*step.TO), step.apply))
    check(found)
    return tuple(found)


def check(chain: list[Step]) -> None:
    """Refuse steps that do not lead from one to the next up to the present version.

    Raises:
        ValueError: naming the step where the chain breaks.
    """
    for number, step in enumerate(chain, start=1):
        if step.name != f"u{number:04d}":
            raise ValueError(f"{step.name}: expected u{number:04d}")
        follows = chain[number].start if number < len(chain) else CURRENT
        if not step.start < step.end == follows:
            raise ValueError(f"{step.name}: leads to {step.end}, not to {follows}")


def upgrade(path: Path, version: Version, backups: Path, clock: Clock) -> Path:
    """Bring the file at `path` to the present version and return the copy made before.

    All steps run in one transaction: if any fails, the file is byte for byte as it was.

    Raises:
        Problem: "file.older" if no steps lead from its version.
    """
    chain = [step for step in steps() if step.start >= version]
    if not chain or chain[0].start != version:
        raise Problem("file.older", path=path)
    database = open_database(path, mode="rw", write=True)
    try:
        name = f"{path.stem}.{version.major}.{version.minor}.{clock.today()}"
        copy = backups / f"{name}{path.suffix}"
        backups.mkdir(parents=True, exist_ok=True)
        n = 1
        while copy.exists():  # another case of the same name, from another folder
            copy = backups / f"{name} ({(n := n + 1)}){path.suffix}"
        with written_beside(copy) as beside:
            copy_database(database, beside)
        run_upgrade(database, [step.apply for step in chain])
    finally:
        database.close()
    return copy
