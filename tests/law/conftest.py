from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.calendar import WorkCalendar
from desktop.law.calendars import load_calendar
from desktop.law.clocks import Clocks, load_clocks
from desktop.law.places import data_root

RESOURCES = data_root() / "resources"


@pytest.fixture(scope="session")
def calendar() -> WorkCalendar:
    return load_calendar(RESOURCES / "calendars")


@pytest.fixture(scope="session")
def clocks() -> Clocks:
    return load_clocks(RESOURCES / "law" / "clocks.toml")


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str], Path]:
    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write
