"""What a worker is told of a rescue, and that she can go on in the new file."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain.case import RECORD_KINDS
from desktop.domain.control import Control, Proceeding
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS
from desktop.procedure.route import main_proceeding
from desktop.usecases import library, rescue
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter
from desktop.usecases.history import events
from desktop.usecases.office import Office
from desktop.usecases.papers import make_beside_case
from desktop.usecases.purging import purge
from desktop.usecases.undoing import undo

PAGE = 16384
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")


def without_page(path: Path, *markers: str) -> None:
    """Write zeros over every page that holds one of the texts."""
    data = bytearray(path.read_bytes())
    for at in range(0, len(data), PAGE):
        if any(marker.encode() in data[at : at + PAGE] for marker in markers):
            data[at : at + PAGE] = bytes(PAGE)
    path.write_bytes(data)


def test_a_case_that_loses_a_page_is_saved_whole_and_worked_on(
    sample: Desk, office: Office
) -> None:
    before, path = sample.case, sample.path
    topic = FieldAddress("control", current_control(before).id, "topic.ru")
    sample.close()
    data = path.read_bytes()
    path.write_bytes(bytes(PAGE) + data[PAGE:])  # the first: nothing opens it any more
    with pytest.raises(Problem, match=r"file\.not-a-case"):
        open_case(office, path)
    target = rescue.target_for(office, path)
    assert target.parent == path.parent
    told: list[int] = []
    report = rescue.rescue(office, path, target, lambda done, _total: not told.append(done))  # type: ignore[func-returns-value]
    assert report.whole
    assert told[-1] == len(data)
    for lang in LANGS:
        assert report.words[lang][0] == office.messages(lang).say("rescue.all-saved")
    assert report.written is not None
    text = report.written.read_text("utf-8-sig")
    assert path.name in text
    assert all(line in text for line in report.words[office.lang])
    with open_case(office, target) as desk:
        assert all(desk.case.all(k) == before.all(k) for k in RECORD_KINDS.values())
        enter(desk, topic, "дальше")
        library.note(office, desk)
    assert verify(target).findings == ()
    assert path.read_bytes()[PAGE:] == data[PAGE:]


def test_what_is_lost_is_named_as_she_knows_it(sample: Desk, office: Office) -> None:
    finding = sample.case.all(RECORD_KINDS["finding"])[0]
    title = finding.title.ru  # type: ignore[attr-defined]
    path = sample.path
    sample.close()
    without_page(path, title)  # its row and its part of the log
    target = path.with_name("new.baqylau")
    report = rescue.rescue(office, path, target)
    assert not report.whole
    for lang in LANGS:
        kind = office.law.fields.records["finding"].one.text(lang)
        lines = [line for line in report.words[lang] if f"{kind}: 1. " in line]
        assert len(lines) == 1
        first = report.words[lang][0]
        say = office.messages(lang).say
        assert first in [say("rescue.some-lost", n=n) for n in range(len(lines), 60)]
    assert verify(target).findings == ()
    with open_case(office, target) as desk:
        (event,) = events(desk, "ru")
        assert event.words == office.messages("ru").say("done.case.rescue")
        with pytest.raises(Problem, match="in-the-world"):  # a file is not unsaved by a key
            undo(desk)


def test_a_control_that_lost_all_its_procedures_begins_one_anew(
    sample: Desk, office: Office
) -> None:
    path = sample.path
    proceedings = [str(each.id) for each in sample.case.all(Proceeding)]
    sample.close()
    without_page(path, *proceedings)
    target = path.with_name("new.baqylau")
    report = rescue.rescue(office, path, target)
    assert not report.whole
    with open_case(office, target) as desk:
        for control in desk.case.all(Control):
            assert desk.case.of_control(Proceeding, control.id)
        library.note(office, desk)
    say = office.messages("en").say
    start = say("rescue.begun-anew", what="|").partition("|")[2]
    assert sum(line.endswith(start) for line in report.words["en"]) <= 1


def test_where_no_report_can_be_written_it_is_shown_all_the_same(
    sample: Desk, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_target: Path, _data: bytes) -> None:
        raise Problem("target.disk-full", path="x")

    monkeypatch.setattr(rescue, "write_whole", full)
    path = sample.path
    sample.close()
    report = rescue.rescue(office, path, path.with_name("new.baqylau"))
    assert report.written is None
    assert report.words["kk"]


def test_what_was_removed_for_good_is_not_brought_back(sample: Desk, office: Office) -> None:
    control = current_control(sample.case)
    made = add(sample, "finding", control_id=control.id)
    enter(sample, FieldAddress("finding", made, "title.ru"), "ӨШІРІЛСІН")
    topic = FieldAddress("control", control.id, "topic.ru")
    enter(sample, topic, "ӨШІРІЛСІН")
    enter(sample, topic, "тема")
    purge(sample, "finding", made, "")
    purge(sample, "control", control.id, "", "topic.ru")
    before, path = sample.case, sample.path
    sample.close()
    data = path.read_bytes()
    path.write_bytes(bytes(PAGE) + data[PAGE:])
    target = rescue.target_for(office, path)
    report = rescue.rescue(office, path, target)
    assert report.whole
    assert "ӨШІРІЛСІН".encode() not in target.read_bytes()
    with open_case(office, target) as desk:
        assert all(desk.case.all(k) == before.all(k) for k in RECORD_KINDS.values())
    assert verify(target).findings == ()


def test_a_lost_paper_is_named_by_its_kind_language_and_day_and_made_again(
    sample: Desk, office: Office
) -> None:
    home = main_proceeding(sample.case, current_control(sample.case).id)
    for lang in ("kk", "ru"):
        make_beside_case(sample, home.id, "notice", lang)
    path = sample.path
    sample.close()
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE chunk SET data = zeroblob(length(data))")
        database.commit()
    report = rescue.rescue(office, path, path.with_name("new.baqylau"))
    for lang in LANGS:
        say, law = office.messages(lang).say, office.law
        title, one = law.document("notice").title.text(lang), law.fields.records["paper"].one
        languages = law.fields.get("paper", "lang").choices
        (line,) = [each for each in report.words[lang] if title in each]
        for made_in in ("kk", "ru"):
            name = f"{one.text(lang)}: {title} ({languages[made_in].text(lang)}, 20.10.2025, 12:00)"
            assert name in line
        assert line.endswith(say("rescue.paper-lost", what="|").partition("|")[2])
        edition = say("rescue.edition-lost", what="|").partition("|")[2]
        assert any(each.endswith(edition) for each in report.words[lang])
        assert not any(ID.search(each) for each in report.words[lang])


@pytest.mark.parametrize("part", [0.3, 0.5, 0.7, 0.9])
def test_the_report_on_a_file_that_was_cut_says_each_thing_once(
    sample: Desk, office: Office, part: float
) -> None:
    path = sample.path
    sample.close()
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])
    report = rescue.rescue(office, path, path.with_name("new.baqylau"))
    for lang in LANGS:
        words = report.words[lang]
        assert len(words) == len(set(words))
        advice = [line.partition(" – ")[2] for line in words if " – " in line]
        assert len(advice) == len(set(advice))
        assert not any(ID.search(line) or "  " in line for line in words)
