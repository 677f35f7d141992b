"""The library of 10,000 cases: its list read, filtered, counted; the start page against 200."""

import os
import sqlite3
import statistics
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from time import process_time

from msgspec.structs import replace

from desktop.casefile.index import LibraryRow
from desktop.domain.clock import FixedClock
from desktop.domain.text import LocalText
from desktop.law.law import Law
from desktop.usecases import library
from desktop.usecases.cases import new_case
from desktop.usecases.library_filter import Filter, Known, board, by_region, chosen
from desktop.usecases.looking_through import looking_through
from desktop.usecases.office import Folders, Office
from tests.bench.casefile import timed
from tests.bench.startup import CASES, OURS, make_home, measured

MANY, FILES, RUNS = 10_000, 100, 7
_FILTER_MS, _A_SECOND, _FRAME_MS = 30, 200, 1000 / 60


def run(runs: int = RUNS) -> list[tuple[str, float, float]]:
    """Return name, ratio and limit of each measure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = folder / "few", folder / "many"
        make_home(few)
        make_home(many, MANY)
        painted: dict[Path, list[float]] = {few: [], many: []}
        for each, cases in ((few, CASES), (many, MANY)):
            measured(OURS, each, cases)  # warms the disk
        for _ in range(runs):
            for each, cases in ((few, CASES), (many, MANY)):
                painted[each].append(measured(OURS, each, cases)["painted"])
        first = statistics.median(painted[many]) / statistics.median(painted[few])
        return [
            ("first paint of the start page, 10,000 cases against 200", first, 1.1),
            *_in_memory(Office(folders=Folders(many / "data", many / "cases"))),
            ("looking through new files, against 200 a second", _reading(folder / "files"), 1.0),
        ]


def _quickest(job: Callable[[], object]) -> float:
    return min(timed(job) for _ in range(5))


def _in_memory(office: Office) -> list[tuple[str, float, float]]:
    def raw() -> None:
        with closing(sqlite3.connect(office.folders.index)) as plain:
            plain.execute("SELECT row FROM library ORDER BY path").fetchall()

    codes = tuple(Law().regions)
    regions = [each.code for each in codes]
    rows = [
        replace(row, region=regions[n % 20], started_on="2025-03-01", campaign="Сайты")
        for n, row in enumerate(library.rows(office))
    ]
    known = Known(late=frozenset(row.path for row in rows[::7]))
    inside = frozenset(regions)
    wanted = Filter(phase="send", year="2025", campaign="Сайты", standing="open")
    filtered = _quickest(lambda: chosen(rows, wanted, known, inside))
    counted = _quickest(lambda: (board(rows), by_region(rows, known, inside)))
    return [
        (
            "10,000 rows of the list, against reading them with sqlite3",
            _quickest(lambda: library.rows(office)) / _quickest(raw),
            6.0,
        ),
        ("filtering 10,000 cases, against 30 ms", filtered * 1000 / _FILTER_MS, 1.0),
        ("board and map of 10,000 cases, against 30 ms", counted * 1000 / _FILTER_MS, 1.0),
        ("a frame of scrolling 10,000 cases, against 1/60 s", _frame(rows) / _FRAME_MS, 1.0),
    ]


def _frame(rows: Sequence[LibraryRow]) -> float:
    """Return the milliseconds that a frame of the scrolled list takes; 95 of 100 take less.

    In a process of its own: another part may have made an application that has no windows.
    """
    with ProcessPoolExecutor(1, get_context("spawn")) as alone:
        return alone.submit(_scrolled, rows).result()


def _scrolled(rows: Sequence[LibraryRow]) -> float:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop.window.app import application
    from desktop.window.start_page import StartPage

    _app = application()
    page = StartPage()
    page.resize(1366, 700)
    page.set_rows(rows)
    page.know(Law().calendar)
    page.show()
    bar, spent = page.list.verticalScrollBar(), []
    for n in range(200):
        bar.setValue(bar.maximum() * n // 200)
        spent.append(timed(page.list.viewport().grab) * 1000)
    page.close()
    return statistics.quantiles(spent, n=20)[-1]


def _reading(folder: Path) -> float:
    (folder / "cases").mkdir(parents=True)
    clock = FixedClock.on(date(2025, 10, 20))
    office = Office(clock, Folders(folder / "data", folder / "cases"))
    for n in range(FILES):
        new_case(office, folder / "cases" / f"{n}.baqylau", LocalText(kk=f"№ {n}")).close()
    _ = list(looking_through(office))
    spent = []
    for _ in range(3):  # of this program's own: writing waits for the disk, as the user does not
        began = process_time()
        _ = list(looking_through(office, anew=True))
        spent.append(process_time() - began)
    return min(spent) / FILES * _A_SECOND


if __name__ == "__main__":
    for measure, ratio, limit in run():
        print(f"{ratio:5.2f} (at most {limit})  {measure}")
