"""Where no window can open, one sentence of ours says so before Qt aborts."""

import ctypes
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import display
from desktop.domain.text import LANGS

Call = Callable[..., Any]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have a display")


@pytest.fixture(autouse=True)
def _no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("lang", LANGS)
def test_without_a_display_the_window_says_so_in_one_sentence(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lang: str
) -> None:
    monkeypatch.setenv("LANG", lang)
    for words in ((), (tmp_path / "a.baqylau",)):
        answer = call(*words)
        assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
        assert "baqylau --help" in answer.err


def test_a_display_that_does_not_answer_is_as_good_as_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(display, "_missing_library", lambda: "")
    monkeypatch.setattr(display, "_display_answers", lambda: False)
    monkeypatch.setenv("DISPLAY", ":1")
    problem = display.what_hinders_a_window()
    assert problem is not None
    assert problem.code == "report.no-display"


def test_a_library_that_the_system_lacks_is_named(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(_name: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file")

    monkeypatch.setattr(ctypes, "CDLL", lacking)
    monkeypatch.setenv("DISPLAY", ":1")
    monkeypatch.setenv("LANG", "en")
    answer = call()
    assert (answer.code, answer.out) == (1, "")
    assert "lacks the library libxcb-cursor.so.0." in answer.err


@pytest.mark.parametrize(
    ("name", "value"), [("WAYLAND_DISPLAY", "wayland-0"), ("QT_QPA_PLATFORM", "offscreen")]
)
def test_what_qt_is_told_or_finds_by_itself_is_left_to_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert display.what_hinders_a_window() is None
