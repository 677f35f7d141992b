"""The sample case once for all command line tests, and a way to call the program."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from desktop.cli.main import main
from desktop.documents import converting
from desktop.usecases.sample import build_sample, sample_office


class Answer(NamedTuple):
    """What a call of the program gave back."""

    code: int
    out: str
    err: str


Call = Callable[..., Answer]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Call the command line as a shell would: its exit code and what it printed."""

    def run(*words: object) -> Answer:
        try:
            code = main([str(word) for word in words])
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
        printed = capsys.readouterr()
        return Answer(code, printed.out, printed.err)

    return run


@pytest.fixture(autouse=True)
def no_office_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test depend on what this machine has."""
    monkeypatch.setattr(converting, "office_program", lambda: None)


@pytest.fixture(scope="session")
def _sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    path = folder / "sample.baqylau"
    build_sample(sample_office(folder), path).close()
    return path


@pytest.fixture
def case_file(_sample_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(_sample_file, tmp_path / "sample.baqylau"))
