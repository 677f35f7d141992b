"""The house stands on its contracts: each is broken on purpose once, to see that it is noticed."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from desktop.law.places import data_root

# What comes with a package that we name: shiboken6 is the other half of PySide6.
BROUGHT_ALONG = {"PySide6": "PySide6-Essentials", "shiboken6": "PySide6-Essentials"}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    command = "import sys; from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache"],
        capture_output=True,
        text=True,
        cwd=root,
        check=False,
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the program that may be damaged."""
    root = tmp_path / "house"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(data_root() / "desktop", root / "desktop", ignore=ignored)
    shutil.copyfile(data_root() / "pyproject.toml", root / "pyproject.toml")
    return root


def test_the_house_as_it_stands_keeps_its_contracts(house: Path) -> None:
    done = lint_imports(house)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("desktop/domain/text.py", "import desktop.usecases.office"),
        ("desktop/usecases/cases.py", "from PySide6 import QtCore"),
        ("desktop/window/__init__.py", "import sqlalchemy"),
        ("desktop/cli/main.py", "import docx"),
        ("desktop/usecases/reporting.py", "import openpyxl"),
        ("desktop/documents/__init__.py", "import desktop.casefile.file"),
        ("desktop/casefile/file.py", "import http.client"),
        ("desktop/law/places.py", "import socket"),
    ],
)
def test_a_contract_broken_on_purpose_is_noticed(house: Path, module: str, forbidden: str) -> None:
    path = house / module
    path.write_text(f"{path.read_text('utf-8')}\n{forbidden}  # noqa\n", "utf-8")
    done = lint_imports(house)
    assert done.returncode != 0
    assert "BROKEN" in done.stdout


def test_only_declared_packages_are_imported() -> None:
    project = tomllib.loads((data_root() / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {
        name.split("=")[0].split(">")[0].split(" ")[0].lower() for name in project["dependencies"]
    }
    given_by = packages_distributions()
    strangers = set()
    for path in (data_root() / "desktop").rglob("*.py"):
        for name in {module.split(".")[0] for module in imports(path)}:
            if name == "desktop" or name in sys.stdlib_module_names:
                continue
            brought = {
                BROUGHT_ALONG.get(name, each).lower().replace("_", "-")
                for each in given_by.get(name, [name])
            }
            if not brought & declared:
                strangers.add(f"{path.relative_to(data_root())}: {name}")
    assert strangers == set()


def test_a_room_is_not_made_heavy_by_entering_it() -> None:
    code = (
        "import sys, desktop.casefile, desktop.documents, desktop.spreadsheets, desktop.usecases\n"
        "import desktop.usecases.library, desktop.spreadsheets.workbook\n"
        "heavy = ('sqlalchemy', 'docx', 'docxtpl', 'openpyxl', 'PIL', 'lxml', 'PySide6')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_two_files_of_tests_have_one_name() -> None:
    """Pytest takes them for one module, and runs neither in a fresh clone."""
    names = [file.name for file in Path(__file__).parent.rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


def test_no_list_and_no_number_is_changed_by_scrolling_over_it() -> None:
    """Qt's own list takes the wheel for itself: a page that scrolls under the mouse changes it."""
    lists = re.compile(r"= Q(ComboBox|SpinBox|DoubleSpinBox|DateEdit)\(")
    window = data_root() / "desktop" / "window"
    found = [path.name for path in window.rglob("*.py") if lists.search(path.read_text("utf-8"))]
    assert found == []
