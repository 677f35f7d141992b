"""The office program: found, started once, given its time, never waited for in vain."""

import stat
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter

from desktop.documents import converting
from desktop.documents.converting import OfficeProgram, office_program, to_pdf
from desktop.domain.errors import Problem

posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")

# Stands in for soffice: writes what it was called with, and a PDF for each paper but those named.
STAND_IN = """#!/bin/sh
echo "$@" >> "$(dirname "$0")/called"
while [ "$1" != "--outdir" ]; do shift; done
out=$2; shift 2
for paper in "$@"; do
  grep -q SLOW "$paper" && sleep 60
  pdf=$out/$(basename "$paper" .docx).pdf
  grep -q BROKEN "$paper" || cp "$paper" "$pdf"
done
"""


@pytest.fixture
def program(tmp_path: Path) -> OfficeProgram:
    path = tmp_path / "bin" / "soffice"
    path.parent.mkdir()
    path.write_text(STAND_IN)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return OfficeProgram("LibreOffice", str(path))


def pdf(word: str) -> bytes:
    """Return a PDF that says a word: what the stand-in makes of a paper is the paper itself."""
    writer = PdfWriter()
    writer.add_blank_page(72, 72)
    writer.add_metadata({"/Title": word})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def go_on(_done: int, _total: int) -> bool:
    return True


@posix
def test_all_papers_are_made_in_one_start_in_a_profile_of_its_own(
    program: OfficeProgram, tmp_path: Path
) -> None:
    papers = {"notice.kk": pdf("one"), "notice.ru": pdf("two")}
    made = to_pdf(papers, program, tmp_path / "profile", go_on)
    assert made == papers
    (call,) = (tmp_path / "bin" / "called").read_text().splitlines()
    assert f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}" in call
    assert "--headless" in call


@posix
def test_what_the_program_cannot_make_is_not_in_the_answer(
    program: OfficeProgram, tmp_path: Path
) -> None:
    made = to_pdf({"a": pdf("BROKEN"), "b": pdf("fine")}, program, tmp_path / "profile", go_on)
    assert set(made) == {"b"}


@posix
@pytest.mark.parametrize(
    "half", [b"%PDF-1.7 half of a file", b"", b"no PDF", pdf("half")[:-30], b"%PDF-1.7\n%%EOF"]
)
def test_a_pdf_that_was_left_half_written_is_not_in_the_answer(
    program: OfficeProgram, tmp_path: Path, half: bytes
) -> None:
    made = to_pdf({"a": half, "b": pdf("fine")}, program, tmp_path / "profile", go_on)
    assert set(made) == {"b"}


@posix
def test_the_user_can_stop_it_and_nothing_goes_on_in_the_background(
    program: OfficeProgram, tmp_path: Path
) -> None:
    began = time.monotonic()
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 1

    with pytest.raises(Problem, match=r"print\.stopped"):
        to_pdf({"a": pdf("fine"), "b": pdf("SLOW")}, program, tmp_path / "profile", tell)
    assert time.monotonic() - began < 30
    assert told[-1] == (1, 2)
    assert not _running(program)


def _running(program: OfficeProgram) -> list[str]:
    """Return processes that run a program; Linux tells them."""
    found = []
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = each.read_bytes().decode(errors="replace")
        except OSError:
            continue
        if program.start in line:
            found.append(line)
    return found


@posix
def test_a_program_that_hangs_is_ended_after_its_time(
    program: OfficeProgram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(converting, "_EACH_WITHIN", 0.5)
    made = to_pdf({"a": pdf("fine"), "b": pdf("SLOW")}, program, tmp_path / "profile", go_on)
    assert set(made) == {"a"}
    assert not _running(program)


def test_a_program_that_does_not_start_makes_nothing(tmp_path: Path) -> None:
    gone = OfficeProgram("LibreOffice", str(tmp_path / "gone" / "soffice"))
    assert to_pdf({"a": b"x"}, gone, tmp_path / "profile", go_on) == {}


def test_nothing_is_started_for_nothing(tmp_path: Path) -> None:
    gone = OfficeProgram("LibreOffice", str(tmp_path / "gone" / "soffice"))
    assert to_pdf({}, gone, tmp_path / "profile", go_on) == {}


@posix
def test_it_is_found_on_the_path_and_none_is_no_fault(
    program: OfficeProgram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office_program.cache_clear()
    monkeypatch.setenv("PATH", str(Path(program.start).parent))
    assert office_program() == program
    office_program.cache_clear()
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(converting, "_libre_office", lambda: None)
    assert office_program() is None
    office_program.cache_clear()


def test_word_goes_before_libreoffice_and_that_before_wps(monkeypatch: pytest.MonkeyPatch) -> None:
    there = {"Word.Application", "KWps.Application"}
    monkeypatch.setattr(converting, "_is_registered", there.__contains__)
    monkeypatch.setattr(converting, "_libre_office", lambda: "soffice")
    found = []
    for gone in ("Word.Application", "", "KWps.Application"):
        office_program.cache_clear()
        program = office_program()
        found.append(program.name if program else None)
        there.discard(gone)
        if gone == "":
            monkeypatch.setattr(converting, "_libre_office", lambda: None)
    office_program.cache_clear()
    assert found == ["Word", "LibreOffice", "WPS"]


def test_words_own_automation_is_handed_names_where_no_quote_breaks_out(tmp_path: Path) -> None:
    command = converting._command(OfficeProgram("Word", "Word.Application"), tmp_path, 1, tmp_path)
    assert command[:4] == ("powershell", "-NoProfile", "-NonInteractive", "-Command")
    assert str(tmp_path) not in " ".join(command)
    assert "AutomationSecurity = 3" in command[-1]  # macros of a paper are not run
