"""The law-book holds all of the data; the review holds what nobody has read yet."""

from io import BytesIO

import docx
import pytest

from desktop.documents.lawbook import law_book, review, unread_texts
from desktop.domain.text import LANGS, Lang
from desktop.law.law import Law
from desktop.messages.catalogue import Catalogue

LAW = Law()


def words_of(data: bytes) -> str:
    paragraphs = docx.Document(BytesIO(data)).paragraphs
    return "\n".join(each.text for each in paragraphs).replace("\u00a0", " ")


@pytest.mark.parametrize("lang", LANGS)
def test_every_step_gate_advice_clock_and_norm_stands_in_the_law_book(lang: Lang) -> None:
    say = Catalogue(lang, LAW.root / "resources" / "messages").say
    found = words_of(law_book(LAW, lang, say))
    for name in LAW.procedures:
        procedure = LAW.procedure(name)
        told = [procedure.title, procedure.intro]
        for step in procedure.steps:
            told += [step.do, step.why, *step.guidance]
            told += [gate.text for gate in step.gates] + [each.text for each in step.advice]
        told += [each.text for each in procedure.warnings]
        for text in told:
            assert text.text(lang) in found, text
    for clock in LAW.clocks:
        assert clock.id in found
    for citation in LAW.references:
        assert citation.summary.text(lang) in found
    for day in LAW.calendar.days:
        assert f"{day:%d.%m.%Y}" in found


def test_the_review_holds_each_kazakh_text_with_its_file_and_key() -> None:
    texts = list(unread_texts(LAW))
    places = {(each.file, each.key) for each in texts}
    assert len(places) == len(texts)
    assert ("forms/monitoring/procedure.toml", "title") in places
    assert any(each.file == "resources/messages/paper.kk.toml" for each in texts)
    say = Catalogue("ru", LAW.root / "resources" / "messages").say
    found = words_of(review(LAW, "ru", say))
    assert all(each.kk.strip() in found for each in texts[:200])


def test_what_was_read_is_not_in_the_review(tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.mktemp("root")
    (root / "forms" / "a").mkdir(parents=True)
    (root / "resources").mkdir()
    (root / "forms" / "a" / "one.toml").write_text('title.kk = "А"\ntitle.ru = "Б"\n', "utf-8")
    (root / "forms" / "a" / "two.toml").write_text('proofread = true\ntitle.kk = "В"\n', "utf-8")
    assert [each.kk for each in unread_texts(Law(root))] == ["А"]
