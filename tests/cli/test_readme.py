"""What the README says of the command line is so."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.cli.commands import parser
from desktop.law.places import data_root
from desktop.usecases.sample import SAMPLE_NAME

Call = Callable[..., Any]
README = (data_root() / "README.md").read_text("utf-8")
EXAMPLES = re.findall(r"^\.venv/bin/baqylau ([^#\n]+)", README, re.MULTILINE)


def test_each_example_of_the_readme_is_a_call_that_the_program_understands() -> None:
    commands = [example for example in EXAMPLES if not example.split()[0].endswith(".baqylau")]
    assert len(commands) > 6
    for example in commands:
        assert callable(parser("en").parse_args(shlex.split(example)).run)


def test_the_sample_is_opened_where_the_demo_puts_it() -> None:
    (opened,) = [Path(each.strip()) for each in EXAMPLES if each.split()[0].endswith(".baqylau")]
    assert opened == Path(parser("en").parse_args(["demo"]).out or "baqylau-demo") / SAMPLE_NAME


def test_the_calendars_cover_the_years_that_the_readme_names(call: Call) -> None:
    found = re.search(r"calendars of working days cover (\d{4}) to (\d{4})", README)
    assert found
    first, last = (int(year) for year in found.groups())
    for year, code in ((first - 1, 1), (first, 0), (last, 0), (last + 1, 1)):
        assert call("deadline", "PC_RESPONSE", "--from", f"{year}-06-01").code == code
