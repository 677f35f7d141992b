"""The office program: found, started once, given its time, never waited for in vain."""

import os
import signal
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
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


def test_it_works_on_copies_in_which_recorded_changes_are_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = docx.Document()
    xml = f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>X</w:delText></w:r></w:del>'
    document.add_paragraph("kept")._p.append(parse_xml(xml))
    out = BytesIO()
    document.save(out)
    given: dict[str, bytes] = {}

    def run(_command: object, folder: Path, *_: object) -> None:
        given.update((each.name, each.read_bytes()) for each in folder.iterdir())

    monkeypatch.setattr(converting, "_run", run)
    program = OfficeProgram("LibreOffice", "soffice")
    to_pdf({"a": out.getvalue(), "b": b"no Word file"}, program, tmp_path, go_on)
    (paragraph,) = docx.Document(BytesIO(given["0000.docx"])).paragraphs
    assert paragraph.text == "kept"
    assert "delText" not in paragraph._p.xml
    assert given["0001.docx"] == b"no Word file"


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


# --- Word and WPS: Windows starts them, not we ----------------------------------------------------

# Stands in for the script and the program that it drives, which is no child of the script.
AUTOMATED = """
import os, shutil, subprocess, sys, time
from pathlib import Path
folder, log, own = Path(os.environ["BAQYLAU_FOLDER"]), Path(sys.argv[1]), sys.argv[2] == "own"
asleep = [sys.executable, "-c", "import time; time.sleep(60)"]
word = subprocess.Popen(asleep, start_new_session=True)
log.write_text(f"{word.pid}\\n")
time.sleep(float(sys.argv[3]))
(folder / "started").write_text(f"{word.pid if own else ''}\\r\\n")
for paper in sorted(folder.glob("*.docx")):
    if (folder / "stop").exists():
        break
    if b"SLOW" in paper.read_bytes():
        time.sleep(60)
    shutil.copy(paper, paper.with_suffix(".pdf"))
    time.sleep(0.3)
if own:
    word.kill()
(folder / "started").unlink()
log.write_text(f"{word.pid}\\nended by itself\\n")
"""
WORD = OfficeProgram("Word", "Word.Application")


class Automated:
    """What became of the stand-ins."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.log = folder / "log"
        self.own, self.starts_in = "own", "0"
        self.script = folder / "automated.py"
        self.script.write_text(AUTOMATED)
        monkeypatch.setattr(converting, "_command", self.command)
        monkeypatch.setattr(converting, "_ENDS_WITHIN", 3)
        monkeypatch.setattr(converting, "_NOTED_WITHIN", 10)

    def command(self, *_: object) -> list[str]:
        return [sys.executable, str(self.script), str(self.log), self.own, self.starts_in]

    @property
    def word(self) -> int:
        return int(self.log.read_text().split()[0])

    @property
    def ended_by_itself(self) -> bool:
        return "ended by itself" in self.log.read_text()

    @property
    def word_runs(self) -> bool:
        until = time.monotonic() + 5  # a process that was ended is gone a little later
        while time.monotonic() < until and _is_alive(self.word):
            time.sleep(0.05)
        return _is_alive(self.word)


def _is_alive(number: int) -> bool:
    try:
        said = Path(f"/proc/{number}/stat").read_text()
    except OSError:
        return False
    return said.rpartition(")")[2].split()[0] != "Z"


@pytest.fixture
def automated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Automated]:
    made = Automated(tmp_path, monkeypatch)
    yield made
    with suppress(OSError):
        os.kill(made.word, signal.SIGKILL)


linux = pytest.mark.skipif(sys.platform != "linux", reason="its processes are looked up in /proc")


@linux
def test_who_stops_word_has_it_end_between_two_papers(automated: Automated, tmp_path: Path) -> None:
    papers = {name: pdf(name) for name in "abcdef"}
    with pytest.raises(Problem, match=r"print\.stopped"):
        to_pdf(papers, WORD, tmp_path / "profile", lambda done, _total: done < 1)
    assert automated.ended_by_itself
    assert not automated.word_runs


@linux
def test_word_that_was_stopped_while_it_started_does_not_stay(
    automated: Automated, tmp_path: Path
) -> None:
    automated.starts_in = "1"
    with pytest.raises(Problem, match=r"print\.stopped"):
        to_pdf(
            {"a": pdf("fine")}, WORD, tmp_path / "profile", lambda *_: not automated.log.exists()
        )
    assert automated.ended_by_itself
    assert not automated.word_runs


@linux
def test_word_that_hangs_in_a_paper_is_ended_by_the_number_that_was_noted(
    automated: Automated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(converting, "_EACH_WITHIN", 1)
    monkeypatch.setattr(converting, "_ENDS_WITHIN", 0.3)
    papers = {"a": pdf("fine"), "b": pdf("SLOW"), "c": pdf("fine")}
    assert set(to_pdf(papers, WORD, tmp_path / "profile", go_on)) == {"a"}
    assert not automated.ended_by_itself
    assert not automated.word_runs


@linux
def test_the_word_in_which_the_user_works_is_left_alone(
    automated: Automated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    automated.own = "the user's"
    monkeypatch.setattr(converting, "_EACH_WITHIN", 1)
    monkeypatch.setattr(converting, "_ENDS_WITHIN", 0.3)
    to_pdf({"a": pdf("fine"), "b": pdf("SLOW")}, WORD, tmp_path / "profile", go_on)
    assert automated.word_runs  # still, after a while


def test_the_script_notes_what_it_started_before_it_opens_a_paper_and_ends_when_told() -> None:
    script = converting._SCRIPT
    steps = [
        "$began = Get-Date",
        "New-Object -ComObject",
        "$_.CreationDate -ge $began",
        "'*-Embedding*'",
        "if ($own -and $new.Count -eq 1)",
        "Set-Content -LiteralPath $note",
        "if (Test-Path -LiteralPath $stop) { break }",
        "Documents.Open(",
        "finally",
        "$office.Quit()",
        "Remove-Item -LiteralPath $note",
    ]
    places = [script.index(each) for each in steps]
    assert places == sorted(places)
    assert f"'{converting._NOTE}'" in script
    assert f"'{converting._STOP}'" in script
    assert '"' not in script  # it is handed over as one argument


def test_on_windows_a_number_is_ended_only_if_it_is_still_that_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(converting.sys, "platform", "win32")
    monkeypatch.setattr(converting.subprocess, "run", lambda command, **_: called.append(command))
    converting._kill(4711, "WINWORD.EXE")
    assert called == [
        ["taskkill", "/F", "/T", "/PID", "4711", "/FI", "IMAGENAME eq WINWORD.EXE"],
    ]


def test_copies_that_were_left_over_are_removed_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name in ("baqylau-pdf-old", "baqylau-pdf-at-work", "baqylau-case", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "0000.docx").write_bytes(b"x")
        os.utime(tmp_path / name, (0, 0))
    os.utime(tmp_path / "baqylau-pdf-at-work")
    gone = OfficeProgram("LibreOffice", str(tmp_path / "gone" / "soffice"))
    to_pdf({"a": b"x"}, gone, tmp_path / "profile", go_on)
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "baqylau-case", "baqylau-pdf-at-work", "other",
    ]  # fmt: skip
