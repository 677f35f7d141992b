"""The law-book holds all of the data; the review holds what nobody has read yet."""

from io import BytesIO

import docx
import msgspec
import pytest

from desktop.documents.conditions import InWords
from desktop.documents.lawbook import law_book, review, unread_texts
from desktop.domain.text import LANGS, Lang
from desktop.law.conditions import Condition
from desktop.law.law import Law
from desktop.messages.catalogue import Catalogue

LAW = Law()


def words_of(data: bytes) -> str:
    paragraphs = docx.Document(BytesIO(data)).paragraphs
    return " ".join(" ".join(each.text for each in paragraphs).split())


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
        for wiring in procedure.clocks:
            assert wiring.not_owed is None or wiring.not_owed.text(lang) in found
    for clock in LAW.clocks:
        assert f"{clock.title.text(lang)} ({clock.id})" in found
        for variant in clock.variants:
            assert variant.when.text(lang) in found
    for citation in LAW.references:
        assert citation.summary.text(lang) in found
    for each in LAW.superiors:
        assert each.means.text(lang) in found
    for term in LAW.glossary:
        assert term.meaning.text(lang) in found
    for card in LAW.cards:
        assert all(line.text.text(lang) in found for line in card.lines)
    for proof in LAW.proofs:
        assert proof.next.text(lang) in found
    for day in LAW.calendar.days:
        assert f"{day:%d.%m.%Y}" in found
    assert "None" not in found.replace("None of", "").replace("None is", "")


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_asked_of_a_reply_and_who_publishes_stands_in_the_law_book(lang: Lang) -> None:
    say = Catalogue(lang, LAW.root / "resources" / "messages").say
    found = words_of(law_book(LAW, lang, say))
    told = [remark.text for remark in LAW.reply_checks.remarks]
    for check in LAW.reply_checks.checks:
        told += [check.kept, check.broken, check.unknown]
    for proposal in LAW.reply_checks.proposals:
        told += [proposal.text, *([proposal.demand] if proposal.demand else [])]
    told += [duty.text for duty in LAW.publications.duties]
    assert not [text for text in told if text.text(lang) not in found]


@pytest.mark.parametrize("lang", LANGS)
def test_each_act_is_a_chapter_of_the_law_book_once(lang: Lang) -> None:
    say = Catalogue(lang, LAW.root / "resources" / "messages").say
    paragraphs = docx.Document(BytesIO(law_book(LAW, lang, say))).paragraphs
    chapters = [each.text for each in paragraphs if each.style.name == "Heading 2"]
    acts = [each.title.text(lang) for each in LAW.references.acts.values()]
    told = [each for each in chapters if any(each.startswith(act) for act in acts)]
    assert len(told) == len(set(told)) == len({each.act for each in LAW.references})


def test_the_review_holds_each_kazakh_text_with_its_file_and_key() -> None:
    texts = list(unread_texts(LAW))
    places = {(each.file, each.key) for each in texts}
    assert len(places) == len(texts)
    assert ("forms/monitoring/procedure.toml", "title") in places
    assert any(each.file == "resources/messages/paper.kk.toml" for each in texts)
    say = Catalogue("ru", LAW.root / "resources" / "messages").say
    found = words_of(review(LAW, "ru", say))
    lost = [each for each in texts if " ".join(each.kk.split()) not in found]
    assert not lost
    letters = {each.file for each in texts if each.file.endswith(".kk.docx")}
    assert letters == {
        LAW.template(kind.id, "kk").relative_to(LAW.root).as_posix() for kind in LAW.documents
    }


def test_what_was_read_is_not_in_the_review(tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.mktemp("root")
    (root / "forms" / "a").mkdir(parents=True)
    (root / "resources").mkdir()
    (root / "forms" / "a" / "one.toml").write_text('title.kk = "А"\ntitle.ru = "Б"\n', "utf-8")
    (root / "forms" / "a" / "two.toml").write_text('proofread = true\ntitle.kk = "В"\n', "utf-8")
    assert [each.kk for each in unread_texts(Law(root))] == ["А"]


@pytest.mark.parametrize("lang", LANGS)
def test_every_condition_is_said_in_words(lang: Lang) -> None:
    """No name of a fact, no operator of the data is left: a lawyer reads no code."""
    say = Catalogue(lang, LAW.root / "resources" / "messages").say
    for name in LAW.procedures:
        procedure = LAW.procedure(name)
        words = InWords(LAW, procedure, lang, say)
        conditions = [warning.when for warning in procedure.warnings]
        for step in procedure.steps:
            conditions += [each for each in (step.when, step.ready_when, step.done_when) if each]
            conditions += [gate.open_when for gate in step.gates]
            conditions += [advice.when for advice in step.advice if advice.when]
            assert all(words.act(act) for gate in step.gates for act in gate.acts)
        steps = {step.id for step in procedure.steps}
        duties = LAW.publications.duties
        conditions += [each.owed for each in duties if each.step in steps]
        for condition in conditions:
            said = words.of(condition)
            for fact in condition.facts():
                assert "." not in fact or fact not in said
            assert "_" not in said
            assert said.count("(") == said.count(")")


def test_what_is_not_so_and_what_is_nested_is_said_plainly() -> None:
    say = Catalogue("en", LAW.root / "resources" / "messages").say
    words = InWords(LAW, LAW.procedure("monitoring"), "en", say)
    plain = {
        "any": [
            {"not": {"is": "control.by_group"}},
            {
                "all": [
                    {"at_least": ["members.count", 2]},
                    {"after": ["control.completed", "control.started"]},
                ]
            },
        ]
    }
    assert words.of(msgspec.convert(plain, Condition)) == (
        "a group controls: no or (people who take part: at least 2 and "
        "the first day lies before the day of completion)"
    )
