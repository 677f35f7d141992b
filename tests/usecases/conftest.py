"""An office of its own for each test, an empty case, and the sample case built once."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.clock import FixedClock
from desktop.domain.text import LocalText
from desktop.usecases.cases import new_case, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.office import Folders, Office
from desktop.usecases.sample import AS_OF, build_sample, sample_office

TODAY = date(2025, 10, 20)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    cases = tmp_path / "cases"
    cases.mkdir()
    return Office(FixedClock.on(TODAY), Folders(tmp_path / "home", cases))


@pytest.fixture
def desk(office: Office) -> Iterator[Desk]:
    with new_case(office, office.folders.cases / "a.baqylau", LocalText(kk="Басқарма")) as opened:
        yield opened


@pytest.fixture(scope="session")
def _sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    path = folder / "sample.baqylau"
    build_sample(sample_office(folder), path).close()
    return path


@pytest.fixture
def sample(_sample_file: Path, office: Office) -> Iterator[Desk]:
    assert office.clock.today() == AS_OF
    copy = office.folders.cases / "sample.baqylau"
    shutil.copyfile(_sample_file, copy)
    with open_case(office, copy) as opened:
        yield opened
