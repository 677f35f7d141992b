"""A check of a case, said as the worker knows her case."""

import re
import sqlite3
from contextlib import closing
from uuid import UUID

import pytest
from msgspec.structs import replace

from desktop.domain.control import Finding
from desktop.domain.correspondence import Letter, Paper
from desktop.domain.text import LANGS, Lang
from desktop.procedure.route import main_proceeding
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.checking import in_words, remarks, verify
from desktop.usecases.desk import Desk
from desktop.usecases.office import Office
from desktop.usecases.papers import changed_outside, make_beside_case
from desktop.usecases.rescue import rescue


def damage(desk: Desk, statement: str) -> None:
    database = sqlite3.connect(desk.path, isolation_level=None)
    database.execute(statement)
    database.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE finding SET number = 77 WHERE number = 1",
        "UPDATE finding SET norms = '[7]' WHERE number = 1",
        "DELETE FROM look",
        "UPDATE act SET at = '2020-01-01T00:00:00Z' WHERE seq = 2",
        "UPDATE act SET author = 'x' WHERE seq = 2",
        "UPDATE change SET value = '[\"x\",null]' WHERE path = 'title.kk'",
        "UPDATE meta SET value = 'x'",
        "DELETE FROM chunk WHERE content = 1",
        "DELETE FROM subject",
    ],
)
def test_a_finding_names_the_record_and_the_field_and_no_technical_name(
    sample: Desk, statement: str
) -> None:
    damage(sample, statement)
    found = verify(sample.path).findings
    assert found
    ids = {str(each.id) for each in sample.case.all(Finding)}
    for lang in LANGS:
        for each in found:
            said = in_words(sample, each, lang)
            assert not any(one in said for one in ids)
            assert "title." not in said
            assert "2020-01-01T" not in said
            assert "  " not in said
            assert " )" not in said


def test_a_finding_of_a_changed_field_leads_to_that_field(sample: Desk) -> None:
    finding = next(each for each in sample.case.all(Finding) if each.number == 1)
    damage(sample, 'UPDATE finding SET title = \'{"kk":"x"}\' WHERE number = 1')
    said = [in_words(sample, each, "ru") for each in verify(sample.path).findings]
    label = sample.office.law.fields.get("finding", "title").label.text("ru")
    assert any(label in each and f"{finding.number}. " in each for each in said)


def test_a_check_tells_its_progress_from_the_first_moment(sample: Desk) -> None:
    told: list[tuple[int, int]] = []
    verify(sample.path, lambda done, total: not told.append((done, total)))  # type: ignore[func-returns-value]
    assert told[0][0] == 0
    assert told[0][1] == told[-1][1] == told[-1][0] > 0


def sent(desk: Desk) -> Paper:
    """Make the notice beside the case, of a letter that went out, and return its paper."""
    home = main_proceeding(desk.case, current_control(desk.case).id)
    made = make_beside_case(desk, home.id, "notice", "kk")
    letter = desk.case.get(Letter, made.paper.letter_id)
    assert letter is not None
    assert letter.sent
    return made.paper


def test_a_sent_paper_that_was_changed_in_the_folder_is_told_and_is_no_damage(
    sample: Desk, office: Office
) -> None:
    paper = sent(sample)
    assert changed_outside(sample) == ()
    (file,) = sample.path.with_suffix("").glob("*.docx")
    original = file.read_bytes()
    file.write_bytes(original + b"edited")
    (told,) = changed_outside(sample)
    assert (told.code, told.params["name"]) == ("paper.changed-outside", file.name)
    assert all(office.messages(lang).problem(told) for lang in LANGS)
    assert verify(sample.path).findings == ()
    assert sample.file.content(paper.content_sha256) == original
    file.unlink()
    assert changed_outside(sample) == ()


def test_a_paper_that_was_not_sent_may_be_changed(sample: Desk) -> None:
    paper = sent(sample)
    assert isinstance(paper.letter_id, UUID)
    with sample.file.act("letter.take-back", sample.office.author) as act:
        for letter in sample.case.all(Letter):
            act.put(replace(letter, sent=False))
        sample.case = act.commit()
    (file,) = sample.path.with_suffix("").glob("*.docx")
    file.write_bytes(b"edited")
    assert changed_outside(sample) == ()
    with open_case(sample.office, sample.path, write=False) as again:
        assert changed_outside(again) == ()


PAGE = 16384
LATIN = re.compile(r"[A-Za-z]{3,}")


def torn(desk: Desk, table: str, part: bytes) -> None:
    """Write over a part of the first page of a table."""
    with closing(sqlite3.connect(desk.path)) as database:
        found = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        (page,) = database.execute(found, (table,)).fetchone()
    with desk.path.open("rb+") as file:
        file.seek((page - 1) * PAGE + 8)
        file.write(part)


@pytest.mark.parametrize(
    ("table", "part"),
    [("finding", ""), ("change", "verify.part-history"), ("chunk", "verify.part-contents")],
)
@pytest.mark.parametrize("noise", [b"\xff" * 600, b"\x7f" * 40])
def test_a_torn_page_is_told_by_what_it_held_and_in_her_language(
    sample: Desk, table: str, part: str, noise: bytes
) -> None:
    torn(sample, table, noise)
    found = verify(sample.path).findings
    for lang in LANGS:
        name = sample.office.messages(lang).say(part) if part else many(sample, table, lang)
        said = [in_words(sample, each, lang) for each in found if each.code == "verify.structure"]
        assert any(name in each for each in said)
        assert len(said) == len({each.partition("[")[0] for each in said}), "each part once"
    for each in found:
        plain, _, support = in_words(sample, each, "kk").partition("[")
        if each.code == "verify.structure":
            assert not LATIN.search(plain)
            assert support.startswith("қолдау қызметі үшін: ")
            assert support.endswith("]")


def many(desk: Desk, kind: str, lang: Lang) -> str:
    return desk.office.law.fields.records[kind].many.text(lang)


def test_a_rescued_case_says_that_its_report_is_still_to_be_looked_at(
    sample: Desk, office: Office
) -> None:
    assert remarks(verify(sample.path)) == ()
    title = sample.case.all(Finding)[0].title.ru
    path = sample.path
    sample.close()
    data = bytearray(path.read_bytes())
    for at in range(0, len(data), PAGE):
        if title.encode() in data[at : at + PAGE]:
            data[at : at + PAGE] = bytes(PAGE)
    path.write_bytes(data)
    report = verify(rescue(office, path, path.with_name("new.baqylau")).path)
    assert report.findings == ()
    (told,) = remarks(report)
    assert (told.code, told.params["day"]) == ("verify.rescued", office.clock.today())
    assert "20" in office.messages("ru").problem(told)
