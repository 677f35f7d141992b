"""The law as data: what loading, a route and many clocks cost, each against its limit.

60 ms more than parsing the same TOML, 5 ms for the state of a control with 500 events, 1 s for
10,000 clocks (the calendar holds four years). Reported is the part of the limit that was used, so
that the table stays one of ratios.
"""

import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from desktop.law.clocks import deadline
from desktop.law.law import Law

RUNS = 7


def _best(work: Callable[[], object]) -> float:
    """Return the milliseconds of the fastest of some runs."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        best = min(best, (time.perf_counter() - start) * 1000)
    return best


def _load() -> None:
    law = Law()
    for name in law.procedures:
        law.procedure(name)


def _parse() -> None:
    law = Law()
    paths = [law.shared_steps, *law.forms.glob("*/procedure.toml")]
    paths += [law.tables / "references.toml", law.tables / "clocks.toml"]
    for path in paths:
        tomllib.loads(path.read_text("utf-8"))


def _eventful() -> Callable[[], object]:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "procedure"))
    from story import received

    from desktop.procedure.route import route

    story = received()
    for n in range(490):
        story.receipt("messenger" if n % 2 else "email", f"{1 + n % 28:02}.11.2025")
    case, law = story.case(), Law()
    return lambda: route(case, story.proceeding_id, law, date(2025, 11, 20))


def _clocks() -> None:
    law = Law()
    calendar, clocks = law.calendar, [each for each in law.clocks if each.direction == "after"]
    day = date(2024, 1, 3)
    for n in range(10_000):
        deadline(clocks[n % len(clocks)], day + timedelta(days=n % 1300), calendar)


def run() -> Iterator[tuple[str, float, float]]:
    _load()
    more = _best(_load) - _best(_parse)
    yield "load and check all procedures / 60 ms more than parsing their TOML", more / 60, 1.0
    route = _eventful()
    route()
    yield "state of a control with 500 events / 5 ms", _best(route) / 5, 1.0
    yield "10,000 clocks over the years of the calendar / 1 s", _best(_clocks) / 1000, 1.0
