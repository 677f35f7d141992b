"""Protected cases on the command line: a password from the terminal or the environment."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

from desktop.casefile import keys
from desktop.casefile.header import is_protected
from desktop.domain.errors import Problem
from desktop.usecases import protection

Call = Callable[..., Any]
PASSWORD = "тау қой бұлт темір"


@pytest.fixture(autouse=True)
def fresh_program(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("BAQYLAU_PASSWORD", "BAQYLAU_NEW_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    keys.forget_all()
    yield
    keys.forget_all()


@pytest.fixture
def say_in(call: Call, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call the program anew, with passwords in its environment."""

    def run(*words: object, now: str = "", new: str = "") -> Any:
        keys.forget_all()
        for name, value in (("BAQYLAU_PASSWORD", now), ("BAQYLAU_NEW_PASSWORD", new)):
            if value:
                monkeypatch.setenv(name, value)
            else:
                monkeypatch.delenv(name, raising=False)
        return call(*words)

    return run


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Sit at a terminal and type these passwords one after another."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    def sit(*passwords: str) -> None:
        left = iter(passwords)
        monkeypatch.setattr("sys.stdin", Terminal())
        monkeypatch.setattr("getpass.getpass", lambda _prompt: next(left))

    return sit


def test_a_case_is_protected_changed_and_set_free(say_in: Call, case_file: Path) -> None:
    answer = say_in("protect", case_file, "--lang", "en", now=PASSWORD)
    assert answer.code == 0
    code = answer.out.strip()
    assert len(code.splitlines()) == 4
    assert "recovery sheet" in answer.err
    assert is_protected(case_file)
    assert say_in("status", case_file, now=PASSWORD).code == 0
    assert say_in("status", case_file, now=code.replace("\n", " ")).code == 0
    assert say_in("verify", case_file, now=PASSWORD).code == 0

    sheet = case_file.with_name("sheet.docx")
    answer = say_in(
        "protect", case_file, "--sheet", sheet, now=PASSWORD, new="новый длинный пароль"
    )
    assert (answer.code, answer.out.strip()) == (0, str(sheet))
    assert code.splitlines()[0] not in [line.text for line in docx.Document(str(sheet)).paragraphs]
    assert say_in("status", case_file, now=PASSWORD).code == 1

    answer = say_in("unprotect", case_file, now="новый длинный пароль")
    assert answer.code == 0
    assert not is_protected(case_file)
    assert say_in("status", case_file).code == 0


def test_without_a_terminal_and_without_the_variable_it_says_what_to_do(
    say_in: Call, case_file: Path
) -> None:
    say_in("protect", case_file, now=PASSWORD)
    for command in (["status"], ["verify"], ["unprotect"], ["export", "-o", "a.json"]):
        answer = say_in(command[0], case_file, *command[1:])
        assert answer.code == 1
        assert "BAQYLAU_PASSWORD" in answer.err
        assert len(answer.err.splitlines()) == 1


def test_a_wrong_password_is_told_and_at_a_terminal_asked_for_again(
    say_in: Call, case_file: Path, typed: Callable[..., None]
) -> None:
    say_in("protect", case_file, now=PASSWORD)
    answer = say_in("status", case_file, "--lang", "en", now="no")
    assert answer.code == 1
    assert "Caps Lock" in answer.err
    typed("no", PASSWORD)
    answer = say_in("status", case_file, "--json")
    assert answer.code == 0
    assert json.loads(answer.out)
    assert "Caps Lock" in answer.err
    typed("no", "no", "no", PASSWORD)
    assert say_in("status", case_file).code == 1


def test_a_new_password_is_typed_twice(
    say_in: Call, case_file: Path, typed: Callable[..., None]
) -> None:
    typed(PASSWORD, "other")
    answer = say_in("protect", case_file, "--lang", "en")
    assert answer.code == 1
    assert "differ" in answer.err
    assert not is_protected(case_file)
    typed("short", "short")
    answer = say_in("protect", case_file, "--lang", "en")
    assert answer.code == 0
    assert "three or four words" in answer.err
    assert is_protected(case_file)


def test_two_protected_cases_are_joined_with_two_passwords(
    say_in: Call, case_file: Path, typed: Callable[..., None]
) -> None:
    copy = case_file.with_name("copy.baqylau")
    copy.write_bytes(case_file.read_bytes())
    say_in("protect", case_file, now=PASSWORD)
    say_in("protect", copy, now="другой длинный пароль")
    typed(PASSWORD, "другой длинный пароль")
    assert say_in("merge", case_file, copy).code == 0
    typed(PASSWORD, "другой длинный пароль")
    target = case_file.with_name("report.xlsx")
    assert say_in("workbook", case_file, copy, "-o", target).code == 0
    assert target.exists()


def test_what_is_no_protected_case_cannot_be_set_free(say_in: Call, case_file: Path) -> None:
    answer = say_in("unprotect", case_file, "--lang", "en")
    assert answer.code == 1
    assert "no password" in answer.err


def test_changing_without_a_terminal_names_the_variable_of_the_new_password(
    say_in: Call, case_file: Path
) -> None:
    say_in("protect", case_file, now=PASSWORD)
    answer = say_in("protect", case_file, "--lang", "en", now=PASSWORD)
    assert answer.code == 1
    assert "BAQYLAU_NEW_PASSWORD" in answer.err


def test_a_sheet_that_cannot_be_written_is_refused_before_anything_is_done(
    say_in: Call, case_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    answer = say_in("protect", case_file, "--sheet", tmp_path / "file" / "a.docx", now=PASSWORD)
    assert answer.code == 1
    assert not is_protected(case_file)
    assert say_in("protect", case_file, "--sheet", tmp_path / "a.docx", now=PASSWORD).code == 0
    assert [each.name for each in tmp_path.glob("*.docx")] == ["a.docx"]


def test_where_the_sheet_fails_at_last_the_code_is_printed(
    say_in: Call, case_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Problem("target.disk-full", path="a.docx")

    monkeypatch.setattr(protection, "write_sheet", full)
    sheet = tmp_path / "a.docx"
    answer = say_in("protect", case_file, "--sheet", sheet, "--lang", "en", now=PASSWORD)
    assert answer.code == 1
    assert len(answer.out.splitlines()) == 4
    assert "could not be written" in answer.err
    assert say_in("status", case_file, now=answer.out.replace("\n", " ")).code == 0


def test_what_is_written_of_a_protected_case_is_said_to_be_plain(
    say_in: Call, case_file: Path, tmp_path: Path
) -> None:
    def said(n: int, now: str) -> list[bool]:
        made = (("package", f"p{n}"), ("export", f"{n}.json"), ("workbook", f"{n}.xlsx"))
        answers = [
            say_in(name, case_file, "-o", tmp_path / out, "--lang", "en", now=now)
            for name, out in made
        ]
        assert [each.code for each in answers] == [0, 0, 0]
        return ["has none" in each.err for each in answers]

    assert said(1, "") == [False, False, False]
    say_in("protect", case_file, now=PASSWORD)
    assert said(2, PASSWORD) == [True, True, True]
