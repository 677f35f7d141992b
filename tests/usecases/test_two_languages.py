"""The Kazakh and the Russian sheets of one letter say the same, or it is told which is older."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import docx
import pytest

from desktop.domain.clock import FixedClock
from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter, Paper
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS, Lang
from desktop.procedure.route import main_proceeding
from desktop.usecases.acts import give_number, letter_for, mark_sent, take_back_sent
from desktop.usecases.cases import current_control
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.papers import Hand, make_beside_case
from desktop.usecases.two_languages import Behind, behind, sentences

KIND = "notice"
Later = Callable[[], None]


def course(desk: Desk) -> Proceeding:
    return main_proceeding(desk.case, current_control(desk.case).id)


@pytest.fixture
def letter(sample: Desk) -> UUID:
    found = letter_for(sample, course(sample).id, KIND).id
    take_back_sent(sample, found, "қате басылды")
    return found


@pytest.fixture
def later(sample: Desk) -> Later:
    """Let a minute pass."""

    def wait() -> None:
        sample.office.clock = FixedClock(sample.office.clock.now() + timedelta(minutes=1))

    return wait


def made(desk: Desk, *langs: Lang, kind: str = KIND, hand: Hand | None = None) -> list[Path]:
    return [make_beside_case(desk, course(desk).id, kind, one, hand).path for one in langs]


def older(desk: Desk, kind: str = KIND) -> list[tuple[str, Lang, Lang]]:
    return [(each.kind, each.lang, each.newer) for each in behind(desk, course(desk).id, kind)]


def one(desk: Desk) -> Behind:
    (found,) = behind(desk, course(desk).id, KIND)
    return found


def said(desk: Desk, lang: Lang) -> str:
    messages = desk.office.messages(lang)
    return " ".join(messages.problem(each) for each in sentences(one(desk)))


def in_word(desk: Desk, path: Path, words: str) -> None:
    document = docx.Document(str(path))
    document.paragraphs[-1].insert_paragraph_before(words)
    document.save(str(path))
    now = desk.office.clock.now().timestamp()
    os.utime(path, (now, now))


def topic(desk: Desk, lang: Lang, text: str) -> None:
    enter(desk, FieldAddress("control", current_control(desk.case).id, f"topic.{lang}"), text)


def subject(desk: Desk, path: str, text: str) -> None:
    enter(desk, FieldAddress("subject", current_control(desk.case).subject_id, path), text)


def test_the_number_and_the_date_are_one_on_both_sheets(sample: Desk, letter: UUID) -> None:
    give_number(sample, letter, "2025-10-09", "03-12/45")  # it was signed with a blank, on the 6th
    texts = []
    for path in made(sample, "kk", "ru"):
        document = docx.Document(str(path))
        cells = (c.text for t in document.tables for r in t.rows for c in r.cells)
        texts.append("\n".join([*(p.text for p in document.paragraphs), *cells]))
    for text in texts:
        assert "03-12/45" in text
        assert "06.10.2025" in text
        assert "09.10.2025" not in text
    numbered = {p.letter_id for p in sample.case.all(Paper) if p.kind == KIND}
    assert numbered == {letter}  # one letter, and so one number and one date by construction


def test_papers_that_were_made_of_the_same_are_in_step(
    sample: Desk, letter: UUID, later: Later
) -> None:
    for langs in (("kk", "ru"), ("ru", "kk")):
        made(sample, langs[0])
        later()
        made(sample, langs[1])
        assert older(sample) == []


def test_the_one_that_was_not_made_anew_after_data_changed_is_older_and_what_changed_is_named(
    sample: Desk, letter: UUID, later: Later
) -> None:
    made(sample, "kk", "ru")
    later()
    subject(sample, "phone", "8 (7112) 11-22-33")
    assert older(sample) == []  # both are outdated, which is told of each
    made(sample, "kk")
    assert older(sample) == [(KIND, "ru", "kk")]
    named = {"kk": "бланк деректері", "ru": "данные бланка", "en": "letterhead"}
    for lang in LANGS:
        assert named[lang] in said(sample, lang)
    made(sample, "ru")
    assert older(sample) == []


def test_a_text_changed_in_one_language_alone_makes_the_other_older_until_it_is_made_anew(
    sample: Desk, letter: UUID, later: Later
) -> None:
    made(sample, "kk", "ru")
    later()
    topic(sample, "kk", "басқа мәселе")
    later()
    made(sample, "kk")
    assert older(sample) == [(KIND, "ru", "kk")]
    label = sample.office.law.fields.get("control", "topic").label
    assert label.text("ru") in said(sample, "ru")
    later()
    before = len(sample.case.all(Paper))
    made(sample, "ru")  # she has looked: the Russian text stands as it is
    assert len(sample.case.all(Paper)) == before + 1
    assert older(sample) == []
    made(sample, "ru")
    made(sample, "kk")
    assert older(sample) == []


def test_a_text_changed_in_both_languages_leaves_no_one_older(
    sample: Desk, letter: UUID, later: Later
) -> None:
    made(sample, "kk", "ru")
    later()
    topic(sample, "kk", "басқа мәселе")
    topic(sample, "ru", "другой вопрос")
    later()
    made(sample, "ru")
    later()
    made(sample, "kk")
    assert older(sample) == []


def test_a_translation_that_is_entered_for_the_first_time_is_no_change(
    sample: Desk, letter: UUID, later: Later
) -> None:
    made(sample, "ru")
    later()
    topic(sample, "kk", "аударма")
    later()
    made(sample, "kk")
    assert older(sample) == []


def test_hand_edits_in_one_language_are_named_and_the_same_in_both_are_in_step(
    sample: Desk, letter: UUID, later: Later
) -> None:
    kk, ru = made(sample, "kk", "ru")
    later()
    in_word(sample, kk, "ҚОЛМЕН жазылған.")
    assert older(sample) == [(KIND, "ru", "kk")]
    assert "ҚОЛМЕН жазылған." in said(sample, "ru")
    later()
    in_word(sample, ru, "Написано РУКОЙ.")
    assert older(sample) == []
    later()
    in_word(sample, ru, "И ещё раз.")
    assert older(sample) == [(KIND, "kk", "ru")]
    later()
    made(sample, "kk", hand=Hand("keep"))
    assert older(sample) == []


def test_hand_edits_that_a_new_making_kept_still_count(
    sample: Desk, letter: UUID, later: Later
) -> None:
    (kk,) = made(sample, "kk")
    made(sample, "ru")
    later()
    in_word(sample, kk, "ҚОЛМЕН жазылған.")
    subject(sample, "phone", "8 (7112) 11-22-33")
    later()
    made(sample, "kk", hand=Hand("keep"))
    assert older(sample) == [(KIND, "ru", "kk")]
    found = one(sample)
    assert found.facts
    assert [each for each in found.edits if "ҚОЛМЕН" in each]
    later()
    (ru,) = made(sample, "ru")  # that carries no edit over
    found = one(sample)
    assert found.edits
    assert not found.by_making
    assert [each.code for each in sentences(found)] == ["paper.older-edits"]
    before = len(sample.case.all(Paper))
    made(sample, "ru")
    assert len(sample.case.all(Paper)) == before
    later()
    in_word(sample, ru, "Написано РУКОЙ.")
    assert older(sample) == []


def test_the_enclosures_of_a_letter_are_held_against_each_other_too(
    sample: Desk, letter: UUID, later: Later
) -> None:
    made(sample, "kk", "ru", kind="group-protocol")
    later()
    subject(sample, "name.kk", "«Жаңа атау» қоры")
    later()
    made(sample, "kk", kind="group-protocol")
    assert older(sample) == [("group-protocol", "ru", "kk")]
    alone = behind(sample, course(sample).id, KIND, enclosures=False)
    assert alone == ()


def test_a_blank_for_the_sheets_that_the_other_language_tells_is_named_once_it_is_known(
    sample: Desk, letter: UUID
) -> None:
    made(sample, "kk", kind="covering-letter")  # before the final document: a blank to fill in
    sample.office.count_pages = lambda _docx: 7
    made(sample, "ru", kind="final-document")
    made(sample, "ru", kind="covering-letter")
    take_back_sent(sample, letter_for(sample, course(sample).id, "covering-letter").id, "қате")
    assert older(sample, "covering-letter") == []  # nobody knows the Kazakh number yet
    made(sample, "kk", kind="final-document")
    assert older(sample, "covering-letter")[0] == ("covering-letter", "kk", "ru")
    made(sample, "kk", kind="covering-letter")
    assert older(sample, "covering-letter") == []


def test_where_one_language_is_enough_nothing_is_older(
    sample: Desk, letter: UUID, later: Later
) -> None:
    made(sample, "kk", "ru")
    later()
    subject(sample, "phone", "8 (7112) 11-22-33")
    made(sample, "kk")
    control = current_control(sample.case).id
    enter(sample, FieldAddress("control", control, "languages"), ("kk",))
    assert older(sample) == []
    enter(sample, FieldAddress("control", control, "languages"), ("kk", "ru"))
    assert older(sample) == [(KIND, "ru", "kk")]


def test_nothing_is_said_of_what_went_out_and_the_warning_refused_nothing(
    sample: Desk, letter: UUID, later: Later
) -> None:
    made(sample, "kk", "ru")
    later()
    subject(sample, "phone", "8 (7112) 11-22-33")
    made(sample, "kk")
    assert older(sample)
    assert len(mark_sent(sample, letter, "hand", "2025-10-06").papers) == 2
    assert sample.case.one(Letter, letter).sent
    assert older(sample) == []


def test_a_file_that_is_no_word_file_is_no_newer_version(
    sample: Desk, letter: UUID, later: Later
) -> None:
    kk, _ru = made(sample, "kk", "ru")
    later()
    kk.write_bytes(b"torn")
    now = sample.office.clock.now().timestamp()
    os.utime(kk, (now, now))
    assert older(sample) == []


def test_a_sentence_that_is_the_same_in_both_languages_is_named_when_a_paper_is_made(
    sample: Desk, letter: UUID
) -> None:
    def notes(lang: Lang) -> list[Problem]:
        found = make_beside_case(sample, course(sample).id, KIND, lang).notes
        return [each for each in found if each.code == "paper.not-translated"]

    assert notes("kk") == []
    for one in ("kk", "ru"):
        topic(sample, one, "список подаренных книг на сайте")
    label = sample.office.law.fields.get("control", "topic").label
    (told,) = notes("kk")
    assert label.text("ru") in sample.office.messages("ru").problem(told)
    assert notes("en") == []
    enter(sample, FieldAddress("control", current_control(sample.case).id, "languages"), ("ru",))
    assert notes("ru") == []
