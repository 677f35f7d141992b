"""Every kind of paper in every language from three cases: whole, clean, in one language only."""

import hashlib
import json
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, get_args

import paper_cases as cases
import pytest
from msgspec.structs import replace
from paper_cases import Sample
from paper_reading import ids, opened, qn, text_of

from desktop.documents.facts import facts
from desktop.documents.papers import Made, check_template, compose, missing_for
from desktop.domain.case import RECORD_KINDS, Case
from desktop.domain.control import (
    Consent,
    ConsentPurpose,
    Control,
    Evidence,
    Finding,
    Look,
    Proceeding,
    Recommendation,
)
from desktop.domain.correspondence import Attachment, Letter, Reply
from desktop.domain.dates import long_date, short_date
from desktop.domain.errors import Problem
from desktop.domain.fields import field_kinds, with_leaf
from desktop.domain.ids import new_id
from desktop.domain.outcome import Outcome
from desktop.domain.parties import ControlObject, Expert, Membership, Person, Subject
from desktop.domain.text import LANGS, Lang, LocalText
from desktop.domain.values import read_day
from desktop.law.documents import DocumentKind
from desktop.law.law import Law
from desktop.messages.catalogue import Catalogue
from desktop.procedure.letters import letters_of
from desktop.procedure.replies import leaves_open

LAW = Law()
KINDS = tuple(kind.id for kind in LAW.documents)
KINDS_OF_FORMS = {
    kind
    for each in LAW.procedures
    if LAW.procedure(each).kind == "form"
    for kind in LAW.procedure(each).documents
}
# Papers that speak of the answer to the final document.
ON_THE_ANSWER = {"clarifying-questions", "closing-letter", "press-note"}
PUBLIC = tuple(kind.id for kind in LAW.documents if kind.public)
ON, LATER = date(2025, 10, 17), date(2025, 11, 10)
SAMPLES: dict[str, Callable[[], Sample]] = {
    "minimal": cases.minimal,
    "real": cases.real,
    "answered": cases.answered,
    "hostile": cases.hostile,
}
everything = pytest.mark.parametrize(
    ("kind", "lang"), [(kind, lang) for kind in KINDS for lang in LANGS]
)


@cache
def sample(name: str) -> Sample:
    return SAMPLES[name]()


def made(given: Sample, kind: str, lang: Lang, **more: Any) -> Made:
    consents = given.case.all(Consent)
    if kind == "consent" and consents:
        more = {"consent_id": consents[0].id, **more}
    return compose(
        given.case,
        given.proceeding_of(kind),
        kind,
        lang,
        LAW,
        ON if kind in KINDS_OF_FORMS else LATER,
        given.contents.__getitem__,
        **more,
    )


@cache
def paper(name: str, kind: str, lang: Lang) -> Made:
    return made(sample(name), kind, lang)


def changed(given: Sample, *records: Any) -> Sample:
    return Sample(given.case.replaced(records), given.control_id, given.contents)


@everything
@pytest.mark.parametrize("name", SAMPLES)
def test_a_paper_is_made_and_nothing_empty_hangs(name: str, kind: str, lang: Lang) -> None:
    found = text_of(paper(name, kind, lang).docx)
    if name != "hostile":  # there the user herself typed tags
        assert not re.search(r"\{\{|\}\}|\{%|%\}", found)
        assert not re.search(r"\(\s*\)|«\s*»|“\s*”|\[\s*\]|, ,|,\.|;\s*\.|: *\.|№ *[.,;]", found)
    assert "None" not in found
    assert "ndefined" not in found
    assert not re.search(r"(:|–|,)$", found.strip().split("\n")[-1])
    opened(paper(name, kind, lang).docx)


@everything
def test_what_was_typed_is_printed_as_typed(kind: str, lang: Lang) -> None:
    found = text_of(paper("hostile", kind, lang).docx)
    typed = " ".join(cases.HOSTILE.split())
    assert f"{lang} {typed}" in found
    assert " 49 {% raw %}" not in found


def test_huge_lists_are_whole() -> None:
    found = text_of(paper("hostile", "final-document", "ru").docx)
    assert "\n300. ru" in found
    assert "\n100. &<>" in found


# --- what was entered appears --------------------------------------------------------------------


def printed_forms(value: Any, lang: Lang) -> list[str]:
    """Return the texts of which at least one must stand in the paper; [] if there is nothing."""
    if isinstance(value, LocalText):
        value = value.text(lang)
    if not isinstance(value, str) or not value:
        return []
    if day := read_day(value):
        from desktop.domain.dates import kazakh_date

        forms = [short_date(day), long_date(day, lang)]
        if lang == "kk":
            forms += [kazakh_date(day, case) for case in ("ablative", "locative", "attribute")]
        return forms
    return [" ".join(value.split())]


def people_of(given: Sample, kind: str, name: str) -> list[Person]:
    """Return the people of whom a field stands in a paper: it depends on their part in it."""
    case, control = given.case, given.case.one(Control, given.control_id)
    subject = case.one(Subject, control.subject_id)
    target = case.one(ControlObject, control.object_id)
    members = [m.person_id for m in case.of_control(Membership, control.id)]
    parts = {
        "full_name": members,
        "short_name": [subject.executor_id] if LAW.document(kind).addressee else [],
        "short_name_dative": [target.head_id],
        "post": [] if kind == "group-protocol" else [subject.signatory_id],
        "post_dative": [target.head_id],
        "phone": [subject.executor_id],
        "email": [subject.executor_id],
    }
    return [p for each in parts.get(name, []) if (p := case.get(Person, each))]


@everything
def test_every_field_that_is_said_to_appear_appears(kind: str, lang: Lang) -> None:
    name_of = "answered" if kind in ON_THE_ANSWER else "real"
    given = sample(name_of)
    case: Case = given.case
    control = case.one(Control, given.control_id)
    found = " ".join(text_of(paper(name_of, kind, lang).docx).split())
    course = case.one(Proceeding, given.proceeding_of(kind))
    letters = [each for each in letters_of(case, course) if each.kind == kind]
    records: dict[str, list[Any]] = {
        "object": [case.one(ControlObject, control.object_id)],
        "subject": [case.one(Subject, control.subject_id)],
        "control": [control],
        "membership": list(case.of_control(Membership, control.id)),
        "evidence": list(case.of_control(Evidence, control.id)),
        "finding": list(case.of_control(Finding, control.id)),
        "look": list(case.all(Look)),
        "consent": list(case.all(Consent)),
        "recommendation": list(case.of_control(Recommendation, control.id)),
        "letter": letters,
        "attachment": list(case.all(Attachment)),
        "reply": [each for each in case.all(Reply) if leaves_open(each)],
        "expert": list(case.of_control(Expert, control.id)),
        "outcome": list(case.of_control(Outcome, control.id)),
    }
    absent = []
    for each in LAW.fields.appearing_in(kind):
        record, _, name = each.address.partition(".")
        if each.choices or each.address == "proceeding.procedure":
            continue  # printed in words of their own; see below
        rows = people_of(given, kind, name) if record == "person" else records.get(record, [])
        for row in rows:
            forms = printed_forms(getattr(row, name), lang)
            if forms and not any(" ".join(form.split()) in found for form in forms):
                absent.append((each.address, forms[0]))
    assert absent == []


def test_choices_are_printed_in_words() -> None:
    found = text_of(paper("real", "final-document", "ru").docx)
    for words in (
        "(статьи 9, 10, 11, 12 Закона)", "Общественный мониторинг, ",
        "дистанционно (без посещения объекта)", "председатель группы", "секретарь группы",
        "отсутствие сведений", "снимок экрана", "некоммерческая организация",
        "зарегистрирована в Республике Казахстан", "Конфликт интересов отсутствует",
        "вовлечение граждан в управление делами государства", "с 10:00 до 12:30",
        "подпункт 4) пункта 3 статьи 16 Закона", "Не установлено", "№ 7, 05.02.2024",
    ):  # fmt: skip
        assert words in found


def test_a_citizen_has_no_letterhead_and_no_number() -> None:
    given = cases.minimal("citizen")
    subject = given.case.all(Subject)[0]
    given = changed(given, replace(subject, address=cases.local("Абай 1"), phone="8 701"))
    found = text_of(made(given, "notice", "ru").docx)
    assert "сообщаю" in found
    assert "сообщаем" not in found
    assert "№ \n" not in found
    assert "Абай 1" in found
    assert "8 701" in found
    assert opened(made(given, "notice", "ru").docx).paragraphs[0].text == ""


def test_a_group_signs_by_its_members() -> None:
    given = cases.minimal("group")
    found = text_of(made(given, "final-document", "ru").docx)
    assert "Председатель группы" in found
    assert "Группа общественного контроля" in found or "группа общественного контроля" in found


# --- as it was typed ---------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["organisation", "citizen", "group"])
def test_the_dot_of_an_initial_is_printed_once(kind: str) -> None:
    given = cases.minimal(kind)
    person = given.case.all(Person)[0]
    subject = given.case.all(Subject)[0]
    name = cases.local("Иванов А.А.")
    given = changed(
        given,
        replace(person, full_name=name, short_name=name),
        replace(subject, name=name, signatory_id=person.id),
    )
    unnamed = {"attendance-list"} if kind == "organisation" else {"attendance-list", *PUBLIC}
    for paper_kind in sorted(set(KINDS) - unnamed):
        found = text_of(made(given, paper_kind, "ru").docx)
        assert "Иванов А.А." in found
        assert not re.search(r"Иванов А\.А(?!\.)", found)
        assert ".." not in found


def test_a_sentence_closed_by_the_letter_has_one_full_stop() -> None:
    given = sample("real")
    control = given.case.one(Control, given.control_id)
    proposed = given.case.all(Recommendation)[0]
    given = changed(
        given,
        replace(control, topic=cases.local("Мектеп асы."), place=cases.local("Орал қ.")),
        replace(proposed, responsible=cases.local("Басқарма."), term=cases.local("бір ай.")),
    )
    found = text_of(made(given, "final-document", "kk").docx)
    assert "Мектеп асы." in found
    assert ".." not in found


@pytest.mark.parametrize("address", ["https://gov.kz/2-kz/page", "www.gov.kz", "a@gov.kz"])
def test_an_address_can_be_copied_out_of_a_paper(address: str) -> None:
    given = sample("real")
    finding = given.case.all(Finding)[0]
    given = changed(given, replace(finding, circumstances=cases.local(f"Бет: {address}")))
    found = made(given, "final-document", "ru")
    told = json.loads(found.facts)["facts"]["findings"][0]
    assert told["circumstances"] == [f"Бет: {address}"]
    (line,) = (each for each in opened(found.docx).paragraphs if "Бет:" in each.text)
    assert line.text.endswith(f"Бет: {address}")
    assert "noBreakHyphen" not in line._element.xml


# --- what is not known ---------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("declared_on", ["03.10.2025", "2025-10-03", "unknown"])
def test_the_annex_on_compliance_confirms_without_a_date_too(lang: Lang, declared_on: str) -> None:
    members = sample("real").case.all(Membership)
    given = changed(sample("real"), *(replace(each, declared_on=declared_on) for each in members))
    sentence = {
        "kk": "Заңның 6-бабының 2-тармағында белгіленген шектеулер қолданылмайды",
        "ru": "Ограничения, установленные пунктом 2 статьи 6 Закона, не распространяются",
        "en": "The restrictions of Article 6(2) of the Law do not apply",
    }[lang]
    dated = {"kk": " (03.10.2025 күні", "ru": " (подтверждено 03.10.2025", "en": " (confirmed on"}
    end = dated[lang] if declared_on == "2025-10-03" else "."
    assert text_of(made(given, "final-document", lang).docx).count(f"{sentence}{end}") == 2


@pytest.mark.parametrize(
    ("lang", "words"),
    [("kk", "күні белгісіз"), ("ru", "дата неизвестна"), ("en", "date not known")],
)
def test_a_day_that_is_known_to_be_unknown_is_said_to_be(lang: Lang, words: str) -> None:
    given = sample("real")
    look, evidence = given.case.all(Look)[0], given.case.all(Evidence)[0]
    control = given.case.one(Control, given.control_id)
    given = changed(
        given,
        replace(look, day="unknown"),
        replace(evidence, made_on="unknown"),
        replace(control, started_on="unknown", completed_on="unknown"),
    )
    assert text_of(made(given, "final-document", lang).docx).count(words) == 4


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("kk", "және қоғамдық сараптаманың 2025 жылғы 17 қазандағы"),
        ("ru", "и общественной экспертизы."),
        ("en", "and public expertise."),
    ],
)
def test_a_covering_letter_leaves_out_a_completion_nobody_knows(lang: Lang, words: str) -> None:
    control = sample("real").case.one(Control, sample("real").control_id)
    given = changed(sample("real"), replace(control, completed_on="unknown"))
    assert words in text_of(made(given, "covering-letter", lang).docx)


# --- what was answered, and what came of it ------------------------------------------------------


def test_questions_are_asked_only_where_the_answer_is_open_and_each_by_its_kind() -> None:
    found = " ".join(text_of(paper("answered", "clarifying-questions", "ru").docx).split())
    first, second, third = sample("answered").case.of_control(
        Recommendation, sample("answered").control_id
    )
    assert "4 ноября 2025 года получен мотивированный ответ (3 ноября 2025 года, № 12-34" in found
    assert "В ответе сказано: Принято к сведению." in found
    assert f"Рекомендация 1 {first.text.text('ru')}" in found
    assert "Просим сообщить, что именно сделано или будет сделано по рекомендации" in found
    assert second.text.text("ru") not in found
    assert f"Рекомендация 3 {third.text.text('ru')}" in found
    assert "Просим сообщить, принята ли рекомендация" in found
    assert "Когда именно?" in found


@pytest.mark.parametrize(
    ("verdict", "asked"),
    [
        ("", True), ("not_answered", True), ("refused_without_reasons", True),
        ("cannot_be_assessed", True), ("accepted_in_part", True), ("accepted", False),
        ("refused_with_reasons", False), ("done", False), ("done_otherwise", False),
    ],
)  # fmt: skip
def test_an_answer_that_says_enough_is_not_asked_about(verdict: Any, asked: bool) -> None:
    given = sample("answered")
    told = [replace(each, verdict=verdict, question=LocalText()) for each in given.case.all(Reply)]
    facts = json.loads(made(changed(given, *told), "clarifying-questions", "kk").facts)["facts"]
    assert [bool(each["lacks"]) for each in facts["unclear"]] == [True] * 3 * asked
    own = [replace(each, question=cases.local("Қашан?")) for each in told]
    facts = json.loads(made(changed(given, *own), "clarifying-questions", "kk").facts)["facts"]
    assert [each["question"] for each in facts["unclear"]] == [["Қашан?"]] * 3


def test_a_letter_of_questions_prints_no_day_for_the_answer() -> None:
    found = text_of(paper("answered", "clarifying-questions", "en").docx)
    assert set(re.findall(r"\d+ \w+ 20\d\d", found.replace("2 October 2023", ""))) == {
        "17 October 2025", "3 November 2025", "4 November 2025",
    }  # fmt: skip


def test_what_was_seen_to_be_done_stands_beside_what_the_letter_had_said() -> None:
    given = sample("answered")
    first, *_ = given.case.all(Reply)
    letter = Letter(
        id=new_id(), control_id=given.control_id, direction="in", kind="reasoned-response",
        arrived_on="2025-11-03",
    )  # fmt: skip
    said = replace(
        first, letter_id=letter.id, verdict="accepted", quote=LocalText(ru="Будет сделано")
    )
    seen = replace(first, id=new_id(), letter_id=None, verdict="done", quote=LocalText())
    made_paper = made(changed(given, letter, said, seen), "publication-texts", "ru")
    row = json.loads(made_paper.facts)["facts"]["recommendations"][0]
    assert (row["verdict"], row["quote"]) == ("исполнено", ["Будет сделано."])


def test_the_last_reply_counts_and_is_quoted_as_it_was_said() -> None:
    given = sample("answered")
    first, second, _third = given.case.all(Reply)
    russian = LocalText(ru="Сделано")
    quoted = changed(given, replace(first, quote=russian), replace(second, quote=russian))
    facts = json.loads(made(quoted, "clarifying-questions", "kk").facts)["facts"]
    assert facts["unclear"][0]["quote"] == ["Сделано."]
    later = Letter(
        id=new_id(), control_id=given.control_id, direction="in", kind="reasoned-response",
        arrived_on="2025-12-01",
    )  # fmt: skip
    done = replace(first, id=new_id(), letter_id=later.id, verdict="done")
    facts = json.loads(made(changed(given, later, done), "closing-letter", "ru").facts)["facts"]
    assert [each["verdict"] for each in facts["fulfilled"]] == ["исполнено", "исполнено иной мерой"]


def test_what_changed_is_told_with_its_day_its_document_and_what_it_answers() -> None:
    mark = "14 января 2026 года, Распоряжение акима № 5-ө"
    line = f"1) Создана рабочая группа ({mark}) – рекомендации: 2."
    for kind in ("closing-letter", "press-note"):
        found = " ".join(text_of(paper("answered", kind, "ru").docx).split())
        assert line in found, kind
    given = sample("answered")
    (outcome,) = given.case.all(Outcome)
    bare = replace(
        outcome,
        day="unknown",
        document=LocalText(),
        document_number="",
        recommendation_ids=frozenset(),
    )
    found = text_of(made(changed(given, bare), "closing-letter", "ru").docx)
    assert "1) Создана рабочая группа (дата неизвестна)." in " ".join(found.split())
    assert "Что изменилось" not in text_of(paper("real", "closing-letter", "ru").docx)


def test_a_closing_letter_wants_a_summary_only_where_no_outcome_is_entered() -> None:
    given = sample("answered")
    control = given.case.one(Control, given.control_id)
    silent = changed(given, replace(control, texts={**control.texts, "outcome": LocalText()}))
    assert lacking(silent, "closing-letter") == {}
    (outcome,) = given.case.all(Outcome)
    without = Sample(silent.case.replaced([], [outcome]), given.control_id, given.contents)
    assert set(lacking(without, "closing-letter")) == {"control.texts.outcome.kk"}
    russian = changed(silent, replace(outcome, what=LocalText(ru="Создана группа")))
    assert set(lacking(russian, "closing-letter")) == {"outcome.what.kk"}


def test_a_closing_letter_thanks_for_what_was_done_and_stays_honest_on_the_rest() -> None:
    given = sample("answered")
    found = " ".join(text_of(paper("answered", "closing-letter", "ru").docx).split())
    second = given.case.of_control(Recommendation, given.control_id)[1]
    assert "благодарим за сотрудничество" in found
    assert f"Рекомендация 2 (исполнено иной мерой). {second.text.text('ru')}" in found
    assert "По остальным рекомендациям наша позиция не изменилась." in found
    done = [replace(each, verdict="done") for each in given.case.all(Reply)]
    whole = text_of(made(changed(given, *done), "closing-letter", "ru").docx)
    assert "По остальным рекомендациям" not in whole
    assert "рекомендации" not in text_of(paper("minimal", "closing-letter", "ru").docx)


@pytest.mark.parametrize(
    ("answer", "title"),
    [("yes", "заслушивания по итоговому документу"), ("no", "встречи"), ("", "встречи")],
)
def test_minutes_are_called_what_the_meeting_was_and_leave_both_sides_room_to_sign(
    answer: str, title: str
) -> None:
    given = sample("real")
    control = given.case.one(Control, given.control_id)
    told = replace(control, answers={**control.answers, "meeting_is_hearing": answer})
    for kind in ("meeting-agenda", "meeting-minutes"):
        document = opened(made(changed(given, told), kind, "ru").docx)
        subtitle = next(p for p in document.paragraphs if p.style.style_id == "Subtitle")
        assert subtitle.text == title
    assert [cell.text for cell in document.tables[1].rows[1].cells] == [
        "1", "Будет опубликовано.", "управление", "01.12.2025",
    ]  # fmt: skip
    ruled = document.tables[-1].rows[0].cells
    assert [cell._tc.find(f".//{qn('w:bottom')}") is not None for cell in ruled] == [
        True, False, True, False, True,
    ]  # fmt: skip


def test_minutes_of_a_meeting_of_which_nothing_is_entered_are_a_blank_to_fill_by_hand() -> None:
    document = opened(made(cases.minimal(), "meeting-minutes", "kk").docx)
    styles = [p.style.style_id for p in document.paragraphs]
    assert styles.count("FillLine") == 8


# --- what is put right, put off, or found by experts ---------------------------------------------


@pytest.mark.parametrize(
    ("lang", "corrected", "withdrawn"),
    [
        ("kk", "Осы хатқа түзету енгіземіз", "Осы хатты кері қайтарып аламыз"),
        ("ru", "Вносим в это письмо исправление", "Отзываем это письмо"),
        ("en", "We correct this letter", "We withdraw this letter"),
    ],
)
def test_a_correction_names_the_letter_by_the_number_and_day_that_the_case_holds(
    lang: Lang, corrected: str, withdrawn: str
) -> None:
    given = sample("real")
    control = given.case.one(Control, given.control_id)
    (notice,) = (each for each in given.case.all(Letter) if each.kind == "notice")
    dated = read_day(notice.dated)
    assert dated is not None
    found = " ".join(text_of(paper("real", "correction-letter", lang).docx).split())
    assert notice.number in found
    assert long_date(dated, lang) in found
    assert corrected in found
    taken_back = replace(control, answers={**control.answers, "letter_withdrawn": "yes"})
    found = text_of(made(changed(given, taken_back), "correction-letter", lang).docx)
    assert withdrawn in found
    assert corrected not in found
    other = replace(control, answers={**control.answers, "corrected_letter": "covering-letter"})
    (sent,) = (each for each in given.case.all(Letter) if each.kind == "covering-letter")
    assert sent.number in text_of(made(changed(given, other), "correction-letter", lang).docx)


def test_a_correction_never_names_a_letter_that_did_not_go() -> None:
    given = sample("real")
    (notice,) = (each for each in given.case.all(Letter) if each.kind == "notice")
    begun = replace(notice, id=new_id(), number="14/9", dated="2025-10-19", sent=False)
    found = text_of(made(changed(given, begun), "correction-letter", "ru").docx)
    assert notice.number in found
    assert "14/9" not in found


@pytest.mark.parametrize("procedure", ["information-request", "appeal"])
def test_each_request_has_a_correction_of_its_own_letter_and_knows_nothing_of_another(
    procedure: str,
) -> None:
    given = sample("real")
    control = given.case.one(Control, given.control_id)
    (first,) = (each for each in given.case.all(Proceeding) if each.procedure == procedure)
    (begun,) = (each for each in given.case.all(Letter) if each.kind == procedure)
    sent = replace(begun, sent=True)
    said = {"corrected_letter": procedure}
    wrong = {"correction_wrong": cases.local("Бірінші хаттағы қате")}
    second = replace(
        first, id=new_id(), number=99, answers={**first.answers, **said}, texts={**first.texts}
    )
    second.texts["correction_wrong"] = cases.local("Екінші хаттағы қате")
    other = replace(sent, id=new_id(), proceeding_id=second.id, number="07-12/99")
    withdrawn = {**control.answers, "letter_withdrawn": "yes", "corrected_letter": "notice"}
    own = {key: each for key, each in first.answers.items() if key != "letter_withdrawn"}
    given = changed(
        given,
        replace(control, answers=withdrawn),
        replace(first, answers={**own, **said}, texts={**first.texts, **wrong}),
        second,
        sent,
        other,
    )

    def found(proceeding: Proceeding) -> str:
        docx = compose(
            given.case, proceeding.id, "correction-letter", "kk", LAW, LATER,
            given.contents.__getitem__,
        ).docx  # fmt: skip
        return " ".join(text_of(docx).split())

    assert f"№ {sent.number}" in found(first)
    assert "Бірінші хаттағы қате" in found(first)
    assert "Осы хатқа түзету енгіземіз" in found(first)
    assert f"№ {other.number}" in found(second)
    assert "Екінші хаттағы қате" in found(second)
    for each, not_its_own in ((first, other), (second, sent)):
        assert not_its_own.number not in found(each).replace(f"{not_its_own.number}9", "")
        assert "03-12" not in found(each)


@pytest.mark.parametrize(
    ("lang", "institution", "target"),
    [
        ("kk", "Мекеме: ", "Қоғамдық бақылау объектісі: "),
        ("ru", "Учреждение: ", "Объект общественного контроля: "),
        ("en", "Institution: ", "Object of public control: "),
    ],
)
def test_a_correction_calls_the_institution_an_object_only_where_there_is_a_control(
    lang: Lang, institution: str, target: str
) -> None:
    given = sample("real")
    found = text_of(paper("real", "correction-letter", lang).docx)
    assert target in found
    assert institution not in found
    (request,) = (
        each for each in given.case.all(Proceeding) if each.procedure == "information-request"
    )
    others = [each for each in given.case.all(Proceeding) if each.id != request.id]
    alone = Sample(given.case.replaced((), others), given.control_id, given.contents)
    found = text_of(made(alone, "correction-letter", lang).docx)
    assert institution in found
    assert target not in found


def test_a_postponement_names_the_day_announced_last_and_the_new_one() -> None:
    given = sample("real")
    course = given.case.one(Proceeding, given.proceeding_of("postponement-notice"))
    rounds = {
        "1.planned_on": "2025-10-20", "2.planned_on": "2025-10-27", "10.planned_on": "2025-10-30",
        "11.venue.ru": "Зал",
    }  # fmt: skip
    put_off = changed(given, replace(course, rounds=rounds))
    found = text_of(made(put_off, "postponement-notice", "ru").docx)
    assert "Ранее назначенная дата: 30 октября 2025 года." in found
    assert "Новые дата и время: 7 ноября 2025 года, 15:00." in found
    assert "27 октября" not in found
    assert "Ранее назначенная" not in text_of(paper("real", "postponement-notice", "ru").docx)


def test_experts_sign_what_they_found_and_find_room_where_nothing_is_entered() -> None:
    given = sample("real")
    document = opened(paper("real", "expert-conclusion", "ru").docx)
    assert "Положения о совете нет." in [each.text for each in document.paragraphs]
    (row,) = document.tables[-1].rows
    assert [row.cells[n].text for n in (0, 4, 6)] == ["Эксперт", "Эксперт", "09.10.2025"]
    (expert,) = given.case.all(Expert)
    silent = replace(expert, conclusions=LocalText(), signed_on="")
    document = opened(made(changed(given, silent), "expert-conclusion", "ru").docx)
    assert [p.style.style_id for p in document.paragraphs].count("FillLine") == 2
    assert "expert.signed_on" in lacking(
        changed(given, replace(expert, signed_on="осень")), "expert-conclusion"
    )


# --- what everybody may read ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("ЖСН 061211600012 жазылған", "ЖСН [дербес деректер] жазылған"),
        ("ИИН 0612 1160 0012", "ИИН [дербес деректер]"),
        ("тел. 8 (7112) 50-12-34, кіру", "тел. [дербес деректер], кіру"),
        ("+7 701 123 45 67 және 87011234567", "[дербес деректер] және [дербес деректер]"),
        ("aisha@mail.kz жазады", "[дербес деректер] жазады"),
        ("Айша Омароваға жіберілді", "[дербес деректер] жіберілді"),
        ("А. Омарова, Омаровой", "[дербес деректер]"),
        ("Омаровтар көшесі", "[дербес деректер] көшесі"),
        ("2025 жылғы 17 қазанда № 03-12/345", "2025 жылғы 17 қазанда № 03-12/345"),
        ("+77011234567, 8-701-123-45-67", "[дербес деректер]"),
        ("12 345 678 901 теңге", "12 345 678 901 теңге"),
        ("78 123 456 789 және 123 456 789 000", "78 123 456 789 және 123 456 789 000"),
        ("айшық, ауыл", "айшық, ауыл"),
        ("АЙША ОМАРОВА, ОМАРОВОЙ", "[дербес деректер]"),
    ],
)
def test_what_tells_who_a_private_person_is_is_hidden(typed: str, printed: str) -> None:
    given = cases.minimal()
    (person,) = given.case.all(Person)
    named = replace(
        person,
        full_name=cases.local("Айша Омарова", "Айша Омарова", "Aisha Omarova"),
        short_name=cases.local("А. Омарова"),
    )
    control = replace(given.case.one(Control, given.control_id), topic=cases.local(typed))
    for kind in PUBLIC:
        made_paper = made(changed(given, named, control), kind, "kk")
        assert json.loads(made_paper.facts)["facts"]["control"]["topic"] == printed
        hidden = [note.code for note in made_paper.notes]
        assert hidden == ["paper.personal-data-hidden"] * (typed != printed)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Ким отказал", "[дербес деректер] отказал"),
        ("С. П. Ким, Киму, Кимге, КИМ", "[дербес деректер]"),
        ("Кимоно, ким, Сергей", "Кимоно, ким, [дербес деректер]"),
    ],
)
def test_a_short_surname_is_found_in_its_own_cases_only(typed: str, printed: str) -> None:
    given = cases.minimal()
    (person,) = given.case.all(Person)
    named = replace(
        person, full_name=cases.local("Ким Сергей Петрович"), short_name=cases.local("С. П. Ким")
    )
    control = replace(given.case.one(Control, given.control_id), topic=cases.local(typed))
    facts = json.loads(made(changed(given, named, control), "press-note", "kk").facts)
    assert facts["facts"]["control"]["topic"] == printed


def test_the_members_of_a_group_are_not_named_by_the_groups_own_name() -> None:
    given = cases.minimal("group")
    (person,) = given.case.all(Person)
    named = replace(person, full_name=cases.local("Айша Омарова"), short_name=LocalText())
    subject = replace(given.case.all(Subject)[0], name=cases.local("А. Омарова және басқалар"))
    made_paper = made(changed(given, named, subject), "press-note", "kk")
    whole = text_of(made_paper.docx) + opened(made_paper.docx).core_properties.author
    assert "Омаров" not in whole


@pytest.mark.parametrize("kind", PUBLIC)
@pytest.mark.parametrize("lang", LANGS)
def test_a_citizen_is_named_neither_in_a_paper_for_everybody_nor_in_the_properties_of_its_file(
    lang: Lang, kind: str
) -> None:
    given = cases.minimal("citizen")
    subject = given.case.all(Subject)[0]
    name = cases.local("Дана Сейтова")
    told = replace(subject, name=name, phone="8 701 000 00 00", address=cases.local("Абай 1"))
    made_paper = made(changed(given, told), kind, lang)
    whole = text_of(made_paper.docx) + opened(made_paper.docx).core_properties.author
    for each in ("Дана", "Сейтова", "8 701", "Абай 1"):
        assert each not in whole


TELLING = "Айша Омароваға, ЖСН 061211600012, тел. 8 (7112) 50-12-34, aisha@mail.kz"
LEFT_AS_IT_IS = {
    Subject: {"name", "bin"},
    ControlObject: {"name", "former_name", "authorised_body", "higher_body", "bin"},
    Person: {"full_name", "short_name", "short_name_dative"},
    Attachment: {"sha256", "media_type"},
}
LINES = {
    ask.id for each in LAW.procedures for ask in LAW.procedure(each).asks if ask.type == "line"
}


def told_everywhere(given: Sample) -> Sample:
    """Return the case with somebody's name and numbers in each text that can be typed."""
    named = [
        replace(
            each, full_name=cases.local("Айша Омарова"), short_name=cases.local("А. Омарова"),
            short_name_dative=cases.local("А. Омароваға"),
        )
        for each in given.case.all(Person)
    ]  # fmt: skip
    given = changed(given, *named)
    records = []
    for kind in RECORD_KINDS.values():
        for each in given.case.all(kind):
            new: dict[str, Any] = {}
            for name, of in field_kinds(kind).items():
                value = getattr(each, name)
                if name in LEFT_AS_IT_IS.get(kind, ()):
                    continue
                if isinstance(value, LocalText):
                    new[name] = cases.local(TELLING)
                elif of.typed in ("line", "email"):
                    new[name] = TELLING
                elif name == "texts":
                    new[name] = dict.fromkeys(value, cases.local(TELLING))
                elif name == "conditions":
                    new[name] = dict.fromkeys(value, TELLING)
                elif name == "answers":
                    new[name] = {k: TELLING if k in LINES else v for k, v in value.items()}
            records.append(replace(each, **new))
    return changed(given, *records)


@pytest.mark.parametrize("kind", PUBLIC)
@pytest.mark.parametrize("lang", LANGS)
def test_no_fact_of_a_paper_for_everybody_tells_who_a_private_person_is(
    lang: Lang, kind: str
) -> None:
    given = told_everywhere(sample("answered"))
    say = Catalogue(lang, LAW.root / "resources" / "messages").say
    document_kind = LAW.document(kind)

    def told(of: DocumentKind) -> str:
        found = facts(given.case, given.proceeding_of(kind), of, lang, LAW, on=ON, say=say)
        return json.dumps(found, ensure_ascii=False)

    found, hidden = told(document_kind), say("paper.personal-data")
    open_to_all = told(replace(document_kind, public=False))
    for each in ("Айша", "Омаров", "061211600012", "50-12-34", "aisha@mail.kz"):
        assert each in open_to_all
        assert each not in found
    assert found.count(hidden) > 50
    assert json.loads(found)["pictures"] == []
    assert json.loads(open_to_all)["pictures"] != []
    assert json.loads(found)["object"]["name"] == json.loads(open_to_all)["object"]["name"]


def test_the_public_version_says_what_was_found_and_proposed_and_who_nobody_is() -> None:
    given = sample("real")
    document = opened(paper("real", "public-document", "ru").docx)
    found = text_of(paper("real", "public-document", "ru").docx)
    (final,) = (each for each in given.case.all(Letter) if each.kind == "final-document")
    told = json.loads(paper("real", "public-document", "ru").facts)["facts"]
    assert [p.text.replace("\u00a0", " ") for p in document.paragraphs[:4]] == [
        "ИТОГОВЫЙ ДОКУМЕНТ",
        f"по результатам {told['form']['of']}",
        f"{long_date(read_day(final.dated), 'ru')}, № {final.number}",
        "Версия для публикации\n(без персональных данных, подписей и изображений)",
    ]
    whole = " ".join(found.split())
    for each in (*given.case.all(Finding), *given.case.all(Recommendation)):
        text = each.title if isinstance(each, Finding) else each.text
        assert " ".join(text.text("ru").split()) in whole
    for each in given.case.all(Evidence):
        assert each.title.text("ru") not in whole
    for each in ("SHA-256", "8 (7112)", "@example.org", "Исп.", "Искал(а)", "Приложение 7"):
        assert each not in whole
    roles = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert roles == [["№", "Роль"], ["1", "председатель группы"], ["2", "секретарь группы"]]
    assert not document.inline_shapes
    assert paper("real", "public-document", "ru").notes == ()


def test_a_public_version_asks_for_nobody_s_name() -> None:
    given = sample("real")
    unnamed = [
        replace(each, full_name=LocalText(ru="Только"), short_name=LocalText(), post=LocalText())
        for each in given.case.all(Person)
    ]
    assert lacking(changed(given, *unnamed), "public-document", "kk") == {}
    assert "person.full_name.kk" in lacking(changed(given, *unnamed), "final-document", "kk")


def test_the_words_of_the_law_stay_where_somebody_is_called_like_them() -> None:
    def norms(of: Sample) -> list[str]:
        told = json.loads(made(of, "public-document", "ru").facts)["facts"]
        return [norm for each in told["findings"] for norm in each["norms"]]

    given = sample("real")
    person = given.case.all(Person)[-1]
    control = given.case.one(Control, given.control_id)
    named = replace(person, full_name=cases.local("Закон Казахстанов"))
    given = changed(given, named, replace(control, topic=cases.local("Закону")))
    assert "Вопрос общественного контроля: [персональные данные]." in text_of(
        made(given, "public-document", "ru").docx
    )
    assert norms(given) == norms(sample("real"))
    assert any("Закон" in norm for norm in norms(given))


def test_a_press_note_names_the_head_who_acts_for_the_institution_and_what_it_answered() -> None:
    given = sample("answered")
    target = given.case.all(ControlObject)[0]
    head = given.case.one(Person, target.head_id)
    control = given.case.one(Control, given.control_id)
    told = {**control.texts, "outcome": cases.local("Бөлімді Т. Жұмабаев ашты")}
    given = changed(
        given,
        replace(head, full_name=cases.local("Тимур Жұмабаев")),
        replace(control, texts=told),
    )
    found = text_of(made(given, "press-note", "kk").docx)
    assert "Бөлімді Т. Жұмабаев ашты." in found.replace("\u00a0", " ")
    assert "Ұсыным бойынша: өзге шарамен орындалды." in found
    assert "2025 жылғы 4 қарашада уәжделген жауап алынды." in found


def test_a_press_note_calls_nobody_silent_before_an_answer_came() -> None:
    given = sample("answered")
    said = "По рекомендации: без ответа."
    assert said in text_of(paper("answered", "press-note", "ru").docx)
    assert "оценить нельзя" not in text_of(paper("answered", "press-note", "ru").docx)
    came = [each for each in given.case.all(Letter) if each.direction == "in"]
    replies = [replace(each, letter_id=None) for each in given.case.all(Reply)]
    silent = Sample(given.case.replaced(replies, came), given.control_id, given.contents)
    assert said not in text_of(made(silent, "press-note", "ru").docx)


# --- what stops a paper --------------------------------------------------------------------------


def lacking(given: Sample, kind: str, lang: Lang = "kk") -> dict[str, str | None]:
    found = missing_for(given.case, given.proceeding_of(kind), kind, lang, LAW)
    return {f"{each.address.kind}.{each.address.path}": each.fault for each in found}


@pytest.mark.parametrize(
    ("record", "field", "typed", "fault"),
    [
        (Control, "time_from", "25:99", "step.not-a-time"),
        (Control, "time_to", "весь день", "step.not-a-time"),
        (Control, "started_on", "осень", "step.not-a-day"),
        (Look, "day", "в начале октября", "step.not-a-day"),
        (Look, "time", "утром", "step.not-a-time"),
        (Evidence, "made_on", "осень 2025", "step.not-a-day"),
        (Membership, "declared_on", "32.10.2025", "step.not-a-day"),
        (Expert, "signed_on", "2025-13-45", "step.not-a-day"),
        (Subject, "bin", "123", "bin.not-twelve-digits"),
        (ControlObject, "bin", "123", "bin.not-twelve-digits"),
        (Letter, "dated", "32.10.2025", "step.not-a-day"),
    ],
)
def test_a_printed_value_that_fails_its_check_stops_the_paper(
    record: Any, field: str, typed: str, fault: str
) -> None:
    kind = "final-document"
    target = next(
        each
        for each in sample("real").case.all(record)
        if record is not Letter or each.kind == kind
    )
    given = changed(sample("real"), replace(target, **{field: typed}))
    assert lacking(given, kind) == {
        f"{record.__name__.lower()}.{field}".replace("controlobject", "object"): fault
    }


def test_a_final_document_needs_what_its_annexes_say() -> None:
    given = sample("real")
    control = given.case.one(Control, given.control_id)
    member, subject = given.case.all(Membership)[0], given.case.all(Subject)[0]
    given = changed(
        given,
        replace(control, time_from="", time_to=""),
        replace(member, declared_on="", adult="", citizen_of_kazakhstan=""),
        replace(subject, religious="", suspended_or_banned="", registered_in_kazakhstan=""),
    )
    assert set(lacking(given, "final-document")) == {
        "control.time_from", "control.time_to", "membership.declared_on", "membership.adult",
        "membership.citizen_of_kazakhstan", "subject.religious", "subject.suspended_or_banned",
        "subject.registered_in_kazakhstan",
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["citizen", "group"])
def test_who_controls_must_be_among_the_members_but_answers_for_no_organisation(kind: str) -> None:
    given = cases.minimal(kind)
    without = given.case.all(Membership)
    given = Sample(given.case.replaced((), without), given.control_id, given.contents)
    found = lacking(given, "final-document")
    assert "membership." in found
    assert not [each for each in found if each.startswith("subject.")]


@pytest.mark.parametrize("kind", ["declaration", "final-document"])
@pytest.mark.parametrize(
    ("record", "field", "answer"),
    [
        (Subject, "registered_in_kazakhstan", "no"),
        (Subject, "religious", "yes"),
        (Subject, "suspended_or_banned", "yes"),
        (Control, "answers.foreign_barred", "yes"),
        (Membership, "citizen_of_kazakhstan", "no"),
        (Membership, "adult", "no"),
        (Membership, "conflict_of_interest", "yes"),
    ],
)
def test_a_paper_that_the_case_contradicts_is_not_made(
    kind: str, record: Any, field: str, answer: str
) -> None:
    target = sample("real").case.all(record)[0]
    barred = with_leaf(target, field, answer, cases.AT)
    stopped = {f"{record.__name__.lower()}.{field}": "paper.contradicted"}
    assert lacking(changed(sample("real"), barred), kind) == stopped
    assert lacking(changed(sample("real"), barred), "notice") == {}
    unknown = with_leaf(target, field, "unknown", cases.AT)
    assert lacking(changed(sample("real"), unknown), kind) == {}


def test_an_organisation_s_answers_bar_no_citizen() -> None:
    subject = sample("real").case.all(Subject)[0]
    given = changed(sample("real"), replace(subject, kind="citizen", religious="yes"))
    assert lacking(given, "declaration") == {}


def test_a_name_in_one_language_only_stops_the_other_wherever_it_is_printed() -> None:
    given = sample("real")
    subject, look = given.case.all(Subject)[0], given.case.all(Look)[0]
    signatory = given.case.one(Person, subject.signatory_id)
    witness = Person(id=new_id(), full_name=LocalText(ru="Ержан Сериков"))
    unnamed = replace(signatory, short_name=LocalText(), full_name=LocalText(ru="Айша Омарова"))
    given = changed(given, unnamed, witness, replace(look, person_id=witness.id))
    assert set(lacking(given, "final-document", "kk")) == {"person.full_name.kk"}
    found = missing_for(given.case, given.proceeding_id, "final-document", "kk", LAW)
    assert {each.address.record_id for each in found} == {signatory.id, witness.id}
    assert lacking(given, "final-document", "ru") == {}


def test_an_expert_is_named_and_quoted_in_the_language_of_the_paper() -> None:
    (expert,) = sample("real").case.all(Expert)
    person = sample("real").case.one(Person, expert.person_id)
    kazakh = LocalText(kk="Цифрландыру")
    said = replace(expert, speciality=kazakh, conclusions=kazakh)
    given = changed(sample("real"), said, replace(person, full_name=LocalText(kk="Сейтов")))
    named = {"person.full_name.ru", "expert.speciality.ru"}
    assert set(lacking(given, "expert-assignment", "ru")) == named
    assert set(lacking(given, "final-document", "ru")) == {*named, "expert.conclusions.ru"}
    assert lacking(given, "final-document", "kk") == {}
    given = changed(given, replace(person, full_name=LocalText()))
    assert set(lacking(given, "final-document", "kk")) == {"person.full_name.kk"}


def addressed(given: Sample, lang: Lang, **head: Any) -> list[str]:
    """Return the lines of the addressee when its head is as given and stands in Oral."""
    target = given.case.all(ControlObject)[0]
    person = Person(id=new_id(), side="object", **head)
    target = replace(
        target,
        head_id=person.id,
        name=cases.local("Басқарма"),
        city=cases.local("Орал"),
        address=cases.local("Достық даңғылы, 179"),
    )
    told = json.loads(made(changed(given, person, target), "notice", lang).facts)
    return list(told["facts"]["addressee"])


def test_a_letter_is_addressed_to_the_head_of_an_institution_and_never_to_a_head_of_nothing() -> (
    None
):
    name = cases.local("Т. Жұмабаевқа")
    whole = addressed(
        sample("real"), "kk", short_name_dative=name, post=cases.local("басшы"),
        post_dative=cases.local("«Басқарма» мемлекеттік мекемесінің басшысы"),
    )  # fmt: skip
    bare = addressed(sample("real"), "kk", short_name_dative=name, post=cases.local("басшысы"))
    short = addressed(
        sample("real"), "kk", short_name_dative=LocalText(), post=cases.local("басшы"),
        post_dative=cases.local("Басшысына"),
    )  # fmt: skip
    place = "Орал, Достық даңғылы, 179"
    assert short == ["Басқарма", "Басшысына", place]
    assert whole == ["«Басқарма» мемлекеттік мекемесінің басшысы", "Т. Жұмабаевқа", place]
    assert bare == ["Басқарма", "басшысы", "Т. Жұмабаевқа", place]


@pytest.mark.parametrize("kind", ["prosecutor-letter", "council-proposal"])
def test_an_addressee_that_was_typed_keeps_the_dot_of_an_initial(kind: str) -> None:
    given = sample("real")
    to = LAW.document(kind).addressee.removeprefix("texts.")
    proceeding = given.case.one(Proceeding, given.proceeding_of(kind))
    texts = {**proceeding.texts, to: LocalText(ru="Прокурору г. Астаны\nИванову А.Б.")}
    told = json.loads(made(changed(given, replace(proceeding, texts=texts)), kind, "ru").facts)
    assert told["facts"]["addressee"] == ["Прокурору г. Астаны", "Иванову А.Б."]


def test_a_line_that_is_the_same_in_every_language_holds_no_words_of_one() -> None:
    given = sample("real")
    finding, control = given.case.all(Finding)[0], given.case.one(Control, given.control_id)
    course = given.case.one(Proceeding, given.proceeding_of("discussion-protocol"))
    said = {**finding.conditions, "council-act": "әкімнің 2024 жылғы № 7 қаулысы"}
    worded = changed(
        given,
        replace(finding, conditions=said),
        replace(course, answers={**course.answers, "attended": "25 адам"}),
    )
    fault = "paper.line-with-words"
    assert lacking(worded, "final-document", "ru") == {"finding.conditions.council-act": fault}
    assert lacking(worded, "discussion-protocol", "ru") == {"proceeding.answers.attended": fault}
    assert lacking(worded, "notice", "ru") == {}
    numbered = replace(
        finding, conditions={**said, "council-act": "№ 17-б/2024, НҚА-3, https://adilet.zan.kz/kaz"}
    )
    assert lacking(changed(given, numbered), "final-document", "ru") == {}
    only_kazakh = changed(worded, replace(control, languages=("kk",)))
    assert lacking(only_kazakh, "final-document", "kk") == {}


def test_a_name_that_is_not_printed_is_not_asked_for() -> None:
    subject = sample("real").case.all(Subject)[0]
    signatory = sample("real").case.one(Person, subject.signatory_id)
    named = replace(
        signatory,
        short_name=cases.local("А. Омарова"),
        full_name=LocalText(ru="Айша Омарова"),
    )
    assert lacking(changed(sample("real"), named), "notice", "kk") == {}


# --- language ------------------------------------------------------------------------------------

KAZAKH_ONLY = re.compile("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]")


@pytest.mark.parametrize("kind", KINDS)
def test_a_russian_paper_has_no_kazakh_but_in_names(kind: str) -> None:
    found = text_of(paper("real", kind, "ru").docx)
    allowed = ("Ашық Қоғам", "IT-кеңес", "консультативтік-кеңесші орган")
    for name in allowed:
        found = found.replace(name, "")
    assert KAZAKH_ONLY.findall(found) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_kazakh_paper_has_no_russian_words_of_ours(kind: str) -> None:
    found = text_of(paper("real", kind, "kk").docx)
    found = found.replace("IT-совет", "").replace("консультативно-совещательный орган", "")
    assert (
        re.findall(r"\b(?:Закона?|статьи|пункта|подпункт|общественн\w+|мониторинга)\b", found) == []
    )


@pytest.mark.parametrize("kind", KINDS)
def test_an_english_paper_says_that_it_is_a_reading_copy(kind: str) -> None:
    found = text_of(paper("real", kind, "en").docx)
    assert "Reading copy" in found
    assert len(re.findall("[А-Яа-я]", re.sub("[^\n]*(IT-|орган)[^\n]*", "", found))) < 5


@everything
def test_a_text_missing_in_one_language_stops_only_that_one(kind: str, lang: Lang) -> None:
    given = sample("real")
    target = given.case.all(ControlObject)[0]
    given = changed(given, replace(target, name=target.name.with_text(lang, "", None)))
    for each in LANGS:
        lacking = [
            m.address.path
            for m in missing_for(given.case, given.proceeding_of(kind), kind, each, LAW)
        ]
        named = kind != "attendance-list"  # a blank: it names nobody
        assert (f"name.{lang}" in lacking) == (each == lang and named)


def test_what_one_sheet_says_the_other_must_say() -> None:
    given = sample("real")
    finding = given.case.all(Finding)[0]
    given = changed(given, replace(finding, causes=LocalText(ru="Нет ответственного")))
    lacking = missing_for(given.case, given.proceeding_id, "final-document", "kk", LAW)
    assert [(each.address.path, each.lang) for each in lacking] == [("causes.kk", "kk")]
    assert missing_for(given.case, given.proceeding_id, "final-document", "ru", LAW) == ()
    assert missing_for(given.case, given.proceeding_id, "notice", "kk", LAW) == ()


@everything
def test_the_real_case_lacks_nothing(kind: str, lang: Lang) -> None:
    given = sample("answered" if kind in ON_THE_ANSWER else "real")
    assert missing_for(given.case, given.proceeding_of(kind), kind, lang, LAW) == ()


# --- dates, numbers, norms -----------------------------------------------------------------------


def test_dates_in_figures_on_letters_in_words_on_documents() -> None:
    assert "17.10.2025" in text_of(paper("real", "covering-letter", "kk").docx)
    assert "2025 жылғы 17 қазан" in text_of(paper("real", "final-document", "kk").docx)
    assert "3 октября 2025 года" in text_of(paper("real", "group-protocol", "ru").docx)
    kazakh = text_of(paper("real", "covering-letter", "kk").docx)
    assert "2025 жылғы 10 қазанда аяқталған" in kazakh
    assert "2025 жылғы 17 қазандағы № 04-12/445 қорытынды құжатын" in kazakh
    assert "2025 жылғы 6 қазаннан бастап" in text_of(paper("real", "notice", "kk").docx)


@pytest.mark.parametrize("lang", LANGS)
def test_a_covering_letter_prints_no_day_for_the_answer(lang: Lang) -> None:
    found = text_of(paper("real", "covering-letter", lang).docx)
    days = set(re.findall(r"\d\d\.\d\d\.\d{4}", found)) | set(
        re.findall(r"\b3 (?:ноября|November)|3 қараша", found)
    )
    assert days == {"17.10.2025"}


def test_an_unknown_number_is_a_ruled_place() -> None:
    found = opened(made(cases.minimal(), "notice", "ru").docx)
    cells = found.tables[0].rows[0].cells
    assert [cell.text for cell in cells][:3] == ["", "№", ""]
    for cell in (cells[0], cells[2]):
        assert cell._tc.find(f".//{qn('w:bottom')}").get(qn("w:val")) == "single"


def test_a_recommendation_without_norm_stands_on_those_of_its_findings() -> None:
    given = sample("real")
    case = given.case
    first = case.of_control(Recommendation, given.control_id)[0]
    assert first.norms
    assert first.finding_ids
    bare = case.replaced([replace(first, norms=frozenset())])

    def grounds(of: Case) -> str:
        found = compose(
            of, given.proceeding_id, "final-document", "ru", LAW, date(2025, 10, 17),
            given.contents.__getitem__,
        )  # fmt: skip
        text = " ".join(text_of(found.docx).split())
        return text.partition("Правовое основание: ")[2].partition("Факты")[0]

    finding = case.one(Finding, next(iter(first.finding_ids)))
    wording = LAW.references.wording
    citations = [LAW.references.get(norm) for norm in finding.norms]
    assert all(wording(each, "ru", owner="named")[:20] in grounds(bare) for each in citations)


def test_the_constitution_is_cited_by_the_paper_s_own_day() -> None:
    given = sample("real")

    def words(on: date) -> str:
        return text_of(
            compose(
                given.case, given.proceeding_id, "notice", "ru", LAW, on, given.contents.__getitem__
            ).docx
        )  # fmt: skip

    assert "пункт 1 статьи 33 Конституции" in words(date(2026, 6, 30))
    assert "пункт 1 статьи 35 Конституции" in words(date(2026, 7, 1))


@pytest.mark.parametrize("kind", KINDS)
def test_marks_of_confidence_and_funders_are_never_printed(kind: str) -> None:
    control = sample("real").case.one(Control, sample("real").control_id)
    given = changed(sample("real"), replace(control, project="Грант 77", campaign="Кампания 77"))
    found = text_of(made(given, kind, "ru").docx)
    assert "77" not in found
    assert not re.search("практика|не подтверждено", found)


def test_a_causes_letter_names_each_act_in_full_and_numbers_facts_as_its_annex_does() -> None:
    given = sample("real")
    wrong = given.case.all(Finding)[0]
    fine = replace(wrong, id=new_id(), kind="no_violation", number=1)
    given = changed(given, replace(wrong, number=2), fine)
    found = text_of(made(given, "causes-letter", "ru").docx)
    assert "Закона Республики Казахстан от 16 ноября 2015 года" in found
    assert f"2. {wrong.title.text('ru')}" in found
    assert f"1. {wrong.title.text('ru')}" not in found


# --- structure -----------------------------------------------------------------------------------


@everything
def test_layout_and_language_tags(kind: str, lang: Lang) -> None:
    document = opened(paper("real", kind, lang).docx)
    section = document.sections[0]
    millimetres = [
        round(side.mm)
        for side in (
            section.left_margin, section.right_margin, section.top_margin, section.bottom_margin,
        )
    ]  # fmt: skip
    # A consent is handed to people to sign: it stands on one sheet.
    assert millimetres == ([30, 15, 15, 12] if kind == "consent" else [30, 15, 20, 20])
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml
    tag = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}[lang]
    assert document.core_properties.language == tag
    styles = document.styles.element
    assert {each.get(qn("w:val")) for each in styles.iter(qn("w:lang"))} == {tag}
    for style in styles.iter(qn("w:style")):
        assert style.find(f".//{qn('w:lang')}") is not None
    for fonts in styles.iter(qn("w:rFonts")):
        assert set(fonts.attrib.values()) == {"Times New Roman"}
        assert len(fonts.attrib) == 4
    assert not re.search("asciiTheme|hAnsiTheme", styles.xml)
    assert document.settings.element.find(qn("w:zoom")).get(qn("w:percent")) == "100"
    assert not re.search("_{2,}", text_of(paper("real", kind, lang).docx))


@everything
def test_headings_and_tables(kind: str, lang: Lang) -> None:
    document = opened(paper("real", kind, lang).docx)
    levels = {
        style.get(qn("w:styleId"))
        for style in document.styles.element.iter(qn("w:style"))
        if style.find(f".//{qn('w:outlineLvl')}") is not None
    }
    used = {str(p.style.style_id) for p in document.paragraphs}
    assert used & (levels | {"TitleBelow", "AnnexBegin"})
    for table in document.element.iter(qn("w:tbl")):
        borders = table.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}/{qn('w:top')}")
        if borders.get(qn("w:val")) == "single":
            first = table.find(qn("w:tr"))
            assert first.find(f".//{qn('w:tblHeader')}") is not None
        for cell in table.iter(qn("w:tc")):
            assert cell[-1].tag == qn("w:p")
    for heading in document.paragraphs:
        if heading.style.style_id == "LetterHeading":
            assert not heading.text.endswith(".")
            assert all(len(line) <= 35 for line in heading.text.split("\n"))


@everything
def test_properties_name_the_subject_and_no_program(kind: str, lang: Lang) -> None:
    made_paper = paper("real", kind, lang)
    properties = opened(made_paper.docx).core_properties
    subject = sample("real").case.all(Subject)[0]
    assert properties.author == properties.last_modified_by == subject.name.text(lang)
    assert properties.title == LAW.document(kind).title.text(lang)
    assert b"docxtpl" not in made_paper.docx
    assert b"python-docx" not in made_paper.docx


def test_pictures_have_alternative_texts_and_ids_of_their_own() -> None:
    control = sample("real").control_id
    builder = cases.Builder()
    more = [
        Evidence(
            id=new_id(), control_id=control, number=n, title=cases.local(f"сурет {n}"),
            attachment_id=builder.attach(cases.picture(90 + n), f"{n}.png").id,
        )
        for n in range(2, 6)
    ]  # fmt: skip
    given = changed(sample("real"), *builder.records, *more)
    given.contents.update(builder.contents)
    paper_made = made(given, "final-document", "kk")
    assert len(ids(paper_made.docx)) == 5
    assert len(set(ids(paper_made.docx))) == 5
    alternatives = re.findall('descr="([^"]+)"', opened(paper_made.docx).element.xml)
    assert "сурет 3" in alternatives
    around = {each.get("distL") for each in opened(paper_made.docx).element.iter(qn("wp:inline"))}
    assert around == {"0"}  # a wide one does not leave the text in LibreOffice


@everything
def test_no_signature_stands_alone_on_a_sheet(kind: str, lang: Lang) -> None:
    body = opened(made(sample("minimal"), kind, lang).docx).element.body
    for table in body.iterchildren(qn("w:tbl")):
        before = table.getprevious()
        if next(table.iter(qn("w:pStyle"))).get(qn("w:val")) != "SignCell":
            continue
        while before is not None and before.tag == qn("w:p") and not before.text.strip():
            assert before.pPr.keepNext is not None
            before = before.getprevious()
        if before is not None and before.tag == qn("w:p"):
            assert before.pPr.keepNext is not None


@everything
def test_the_mark_of_a_sample_stands_on_every_page(kind: str, lang: Lang) -> None:
    document = opened(made(sample("real"), kind, lang, sample=True).docx)
    word = {"kk": "ҮЛГІ", "ru": "ОБРАЗЕЦ", "en": "SAMPLE"}[lang]
    section = document.sections[0]
    for header in (section.header, section.first_page_header):
        assert word in "".join(p.text for p in header.paragraphs)
        assert f'string="{word}"' in header._element.xml
    assert word not in text_of(paper("real", kind, lang).docx)


@everything
def test_the_same_facts_give_the_same_bytes(kind: str, lang: Lang) -> None:
    first, again = paper("real", kind, lang), made(sample("real"), kind, lang)
    assert first.docx == again.docx
    assert first.facts == again.facts
    assert (
        first.facts
        == json.dumps(
            json.loads(first.facts), ensure_ascii=False, separators=(",", ":"), sort_keys=True
        ).encode()
    )


# --- what is not right ---------------------------------------------------------------------------


def test_a_picture_that_is_none_is_named_and_listed() -> None:
    paper_made = paper("hostile", "final-document", "ru")
    assert sorted(str(note.params["name"]) for note in paper_made.notes) == [
        "empty.jpg",
        "fake.png",
    ]
    assert {note.code for note in paper_made.notes} == {"paper.picture-unreadable"}
    assert len(ids(paper_made.docx)) == 1


def test_the_list_of_evidence_says_where_by_whom_at_what_hour_and_in_which_language() -> None:
    evidence = sample("real").case.all(Evidence)[0]
    told = replace(
        evidence,
        place=LocalText(ru="город Уральск, проспект Достык, 179"),
        made_by="А. Омарова",
        made_on="2025-10-06",
        made_time="15.10",
        found_on="2025-10-07",
        found_time="9:05",
        language="kk_ru",
    )
    found = text_of(made(changed(sample("real"), told), "final-document", "ru").docx)
    assert "; город Уральск, проспект Достык, 179" in found
    assert "Кем сделано: А. Омарова." in found
    assert "создан: 06.10.2025 15:10" in found
    assert "получен: 07.10.2025 09:05" in found
    assert "(снимок экрана, на казахском и русском языках)" in found


def test_an_act_of_inspection_carries_the_looks_and_room_for_two_witnesses() -> None:
    found = text_of(paper("real", "inspection-act", "ru").docx)
    for look in sample("real").case.all(Look):
        assert look.search_words in found
        assert short_date(date.fromisoformat(look.day)) in found
    assert "Свидетели не входят в группу общественного контроля" in found
    assert "Свидетель 2" in found


@pytest.mark.parametrize("kind", ["refusal-act", "phone-record"])
def test_a_record_of_the_counter_names_the_letter_and_leaves_the_rest_to_the_hand(
    kind: str,
) -> None:
    letter = next(e for e in sample("real").case.all(Letter) if e.kind == "covering-letter")
    named = f"{LAW.document('covering-letter').title.text('ru')}, № {letter.number}, 17.10.2025"
    assert named in text_of(paper("real", kind, "ru").docx)
    blank = text_of(paper("minimal", kind, "ru").docx)
    assert named.partition(",")[0] in blank
    assert "№ 0" not in blank


def test_an_act_of_refusal_has_two_witnesses_who_belong_to_neither_side() -> None:
    found = text_of(paper("real", "refusal-act", "kk").docx)
    assert "Куәлер қоғамдық бақылау тобының мүшесі емес және объектіде жұмыс істемейді" in found
    assert "1-куә" in found
    assert "2-куә" in found


def out(given: Sample, kind: str, **more: Any) -> Letter:
    return replace(next(e for e in given.case.all(Letter) if e.kind == kind), **more)


def posted(given: Sample, *letters: Letter, lang: Lang = "ru") -> list[dict[str, Any]]:
    told = json.loads(made(changed(given, *letters), "postal-list", lang).facts)["facts"]
    return list(told["posted"])


def test_a_postal_list_holds_the_letters_that_go_by_post_that_day_and_no_others() -> None:
    given = sample("real")
    assert [each["mark"] for each in posted(given)] == [
        f"№ {out(given, kind).number}, 17.10.2025" for kind in ("covering-letter", "causes-letter")
    ]
    by_hand = out(given, "covering-letter", channel="hand")
    (left,) = posted(given, by_hand)
    assert left["to"] == given.case.all(ControlObject)[0].authorised_body.text("ru")
    later = out(given, "causes-letter", sent_on="2025-10-20")
    assert posted(given, by_hand, later) == []
    assert "Всего писем: 2" in text_of(paper("real", "postal-list", "ru").docx)


def test_a_complaint_is_posted_to_the_body_that_passes_it_on() -> None:
    given = sample("real")
    target = given.case.all(ControlObject)[0]
    others = [out(given, kind, channel="hand") for kind in ("covering-letter", "causes-letter")]
    (found,) = posted(given, *others, out(given, "complaint", dated="2025-10-17"))
    assert found["to"] == target.name.text("ru")
    assert target.address.text("ru") in found["address"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_list_of_contents_names_what_lies_in_the_envelope_twice(lang: Lang) -> None:
    found = text_of(paper("real", "contents-list", lang).docx)
    for kind in ("covering-letter", "final-document"):
        named = f"{LAW.document(kind).title.text(lang)}, № {out(sample('real'), kind).number}"
        assert found.count(named) == 2
    assert LAW.document("group-protocol").title.text(lang) not in found


def test_an_envelope_and_its_list_follow_the_letter_of_their_own_procedure() -> None:
    given = sample("real")
    requests = [
        each
        for each in given.case.of_control(Proceeding, given.control_id)
        if each.procedure == "information-request"
    ]
    made_paper = compose(
        given.case, requests[0].id, "contents-list", "ru", LAW, ON, given.contents.__getitem__
    )
    told = json.loads(made_paper.facts)["facts"]["sending"]["contents"]
    assert [each["title"] for each in told] == [LAW.document("information-request").title.ru]


def test_what_was_said_of_another_letter_never_stands_in_the_paper_of_a_request() -> None:
    given = sample("real")
    request = next(p for p in given.case.all(Proceeding) if p.procedure == "information-request")
    own = compose(given.case, request.id, "refusal-act", "ru", LAW, ON, given.contents.__getitem__)
    said = "Первый пункт Второй пункт"
    assert said in text_of(paper("real", "refusal-act", "ru").docx)
    assert said not in text_of(own.docx)


def test_an_authority_to_deliver_leaves_number_day_and_document_to_the_hand() -> None:
    found = text_of(paper("real", "delivery-authority", "ru").docx)
    assert "Первый пункт Второй пункт" in found
    assert "7 ноября 2025 года" in found
    assert "17.10.2025" not in found
    citizen = text_of(made(cases.minimal("citizen"), "delivery-authority", "ru").docx)
    assert "№" not in citizen.replace("Школа № 1", "")


@pytest.mark.parametrize("lang", LANGS)
def test_each_annex_of_a_request_for_a_visit_begins_a_page_of_its_own(lang: Lang) -> None:
    document = opened(paper("real", "visit-request", lang).docx)
    begun = [p.text for p in document.paragraphs if p.style.style_id == "AnnexBegin"]
    word = {"kk": "{}-қосымша", "ru": "Приложение {}", "en": "Annex {}"}[lang]
    assert [text.split("\n")[0].replace("\xa0", " ") for text in begun] == [
        word.format(n) for n in (1, 2, 3)
    ]
    assert document.styles["Annex Begin"].paragraph_format.page_break_before


def test_people_without_an_organisation_give_their_names_and_iin_for_information() -> None:
    group = cases.minimal("group")
    member = group.case.all(Membership)[0]
    other = Person(id=new_id(), full_name=cases.local("Болат Сериков"))
    joined = replace(member, id=new_id(), person_id=other.id, role="member")
    with_chair = text_of(made(changed(group, other, joined), "information-request", "ru").docx)
    assert "Айша Омарова, ИИН" in with_chair
    assert "Болат Сериков, ИИН" not in with_chair  # the chair signs for the group
    nobody_leads = changed(group, other, joined, replace(member, role="member"))
    everybody = text_of(made(nobody_leads, "information-request", "ru").docx)
    assert "Айша Омарова, ИИН" in everybody
    assert "Болат Сериков, ИИН" in everybody
    assert "ИИН" in text_of(made(cases.minimal("citizen"), "information-request", "ru").docx)
    assert "ИИН" not in text_of(paper("real", "information-request", "ru").docx)


def test_a_list_of_pages_leaves_day_and_hour_to_the_hand() -> None:
    found = text_of(paper("real", "page-list", "kk").docx)
    for look in sample("real").case.all(Look):
        assert look.search_words in found
        assert short_date(date.fromisoformat(look.day)) not in found


def test_people_without_consent_are_not_shown() -> None:
    evidence = sample("real").case.all(Evidence)[0]
    hidden = replace(evidence, people_recognisable="yes", consent="no")
    paper_made = made(changed(sample("real"), hidden), "final-document", "ru")
    assert ids(paper_made.docx) == []
    assert "узнаваемы люди" in text_of(paper_made.docx)
    assert [note.code for note in paper_made.notes] == ["paper.picture-without-consent"]
    without_list = made(changed(sample("real"), hidden), "covering-letter", "ru")
    assert without_list.notes == (), "it has no list in which the picture could be named"


def test_children_are_not_shown_even_with_consent() -> None:
    evidence = sample("real").case.all(Evidence)[0]
    hidden = replace(evidence, people_recognisable="yes", consent="yes", children="yes")
    paper_made = made(changed(sample("real"), hidden), "final-document", "ru")
    assert ids(paper_made.docx) == []
    assert [note.code for note in paper_made.notes] == ["paper.picture-with-children"]


def on_sheet(given: Sample, **more: Any) -> Sample:
    """The first piece of evidence shows somebody, who is asked by a sheet and not by the answer."""
    piece = given.case.all(Evidence)[0]
    sheet = Consent(
        id=new_id(), control_id=given.control_id, number=2, evidence_ids=frozenset({piece.id}),
        **more,
    )  # fmt: skip
    return changed(given, replace(piece, people_recognisable="yes", children="no"), sheet)


def test_a_signed_sheet_answers_for_the_consent() -> None:
    given = on_sheet(sample("real"), given_on="2025-10-05")
    paper_made = made(given, "final-document", "ru")
    assert paper_made.notes == ()
    assert len(ids(paper_made.docx)) == 1
    unsigned = made(on_sheet(sample("real")), "final-document", "ru")
    assert [note.code for note in unsigned.notes] == ["paper.picture-without-consent"]


def test_a_child_is_not_shown_though_the_representative_consents() -> None:
    given = on_sheet(sample("real"), given_on="2025-10-05", representative="Дана Сейтова")
    assert given.case.all(Evidence)[0].children == "no"
    paper_made = made(given, "final-document", "ru")
    assert ids(paper_made.docx) == []
    assert [note.code for note in paper_made.notes] == ["paper.picture-with-children"]


@pytest.mark.parametrize("people", ["yes", "unknown", ""])
def test_a_withdrawn_consent_keeps_the_picture_out_whatever_was_answered(people: str) -> None:
    given = on_sheet(sample("real"), given_on="2025-10-05", withdrawn_on="unknown")
    piece = given.case.all(Evidence)[0]
    given = changed(given, replace(piece, people_recognisable=people, consent="yes"))
    paper_made = made(given, "final-document", "ru")
    assert ids(paper_made.docx) == []
    assert [note.code for note in paper_made.notes] == ["paper.picture-without-consent"]
    nobody = changed(given, replace(piece, people_recognisable="no"))
    assert len(ids(made(nobody, "final-document", "ru").docx)) == 1


def said(lang: Lang, purpose: str) -> str:
    messages = LAW.root / "resources" / "messages"
    return Catalogue(lang, messages).say(f"paper.consent.for.{purpose}")


@pytest.mark.parametrize("lang", LANGS)
def test_a_sheet_of_consent_says_what_for_what_of_and_how_to_take_it_back(lang: Lang) -> None:
    given = sample("real")
    (consent,), (piece,) = given.case.all(Consent), given.case.all(Evidence)
    covering = replace(consent, evidence_ids=frozenset({piece.id}))
    found = " ".join(text_of(made(changed(given, covering), "consent", lang).docx).split())
    taken_back = {
        "kk": "кері қайтарып алуға болады",
        "ru": "Отозвать его можно в любое время",
        "en": "can be withdrawn at any time",
    }[lang]
    for each in (consent.name, consent.representative, "05.10.2025", said(lang, "picture")):
        assert each in found
    assert f"№ {piece.number} – {piece.title.text(lang)}" in found
    assert taken_back in found
    assert said(lang, "expert") not in found


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("purpose", ["membership", "expert", "attendance"])
def test_a_member_an_expert_and_a_participant_each_have_a_sheet_of_their_own(
    purpose: ConsentPurpose, lang: Lang
) -> None:
    given = sample("real")
    (consent,), person = given.case.all(Consent), given.case.all(Membership)[0].person_id
    own = replace(consent, purpose=purpose, person_id=person, name="", representative="")
    found = " ".join(text_of(made(changed(given, own), "consent", lang).docx).split())
    assert given.case.one(Person, person).full_name.text(lang) in found
    assert said(lang, purpose) in found
    messages = Catalogue(lang, LAW.root / "resources" / "messages")
    assert messages.say(f"paper.consent.data.{purpose}") in found
    assert "□ " + said(lang, purpose) not in found


@pytest.mark.parametrize("lang", LANGS)
def test_each_member_declares_alone_what_a_conflict_of_interest_is_and_that_there_is_none(
    lang: Lang,
) -> None:
    found = text_of(paper("real", "declaration", lang).docx)
    meaning, denied = {
        "kk": ("Мүдделер қақтығысы – бейтарап", "менде мүдделер қақтығысы жоқ екенін"),
        "ru": ("Конфликт интересов – личная", "конфликта интересов у меня нет"),
        "en": ("A conflict of interest is a private", "I have no conflict of interest"),
    }[lang]
    assert found.count(meaning) == 1
    assert found.count(denied) == len(sample("real").case.all(Membership))


def test_who_signs_an_attendance_list_reads_who_collects_the_data() -> None:
    found = text_of(paper("real", "attendance-list", "ru").docx)
    assert sample("real").case.all(Subject)[0].name.text("ru") in found
    assert "согласие можно отозвать" in found


@pytest.mark.parametrize("lang", LANGS)
def test_a_blank_sheet_of_consent_offers_every_purpose_to_be_marked(lang: Lang) -> None:
    found = " ".join(text_of(paper("minimal", "consent", lang).docx).split())
    for purpose in get_args(ConsentPurpose):
        assert not purpose or f"□ {said(lang, purpose)}" in found


def test_the_working_copy_is_printed_instead_of_the_original() -> None:
    given = sample("real")
    original = given.case.all(Attachment)[0]
    data = cases.picture(300, 100)
    digest = hashlib.sha256(data).hexdigest()
    copy = Attachment(
        id=new_id(), sha256=digest, size=len(data), name="a.png", media_type="image/png",
        taken_in_at=original.taken_in_at, of_id=original.id, part="working_copy",
    )  # fmt: skip
    shown = Sample(given.case.replaced([copy]), given.control_id, {digest: data})
    paper_made = made(shown, "final-document", "ru")  # the original's bytes are not even asked for
    assert len(ids(paper_made.docx)) == 1
    assert "рабочая копия" in text_of(paper_made.docx)
    assert original.sha256[:12] in text_of(paper_made.docx)


def test_a_huge_file_is_not_read_for_a_picture() -> None:
    attachment = sample("real").case.all(Attachment)[0]
    given = changed(sample("real"), replace(attachment, size=3_000_000_000))
    assert [n.code for n in made(given, "final-document", "ru").notes] == ["paper.picture-too-big"]


def test_an_unknown_kind_is_a_named_problem() -> None:
    with pytest.raises(Problem, match="unknown-document"):
        made(sample("minimal"), "no-such-paper", "kk")


@everything
def test_our_own_templates_have_no_fault(kind: str, lang: Lang) -> None:
    assert check_template(LAW.template(kind, lang), kind, LAW.ask_ids) == ()


@everything
def test_what_word_wants_behind_a_last_table_takes_no_room(kind: str, lang: Lang) -> None:
    body = opened(paper("minimal", kind, lang).docx).element.body
    *_, before, last, _section = body
    if before.tag != qn("w:tbl") or last.findall(qn("w:r")):
        return
    assert last.find(f"{qn('w:pPr')}/{qn('w:spacing')}").get(qn("w:line")) == "1"
    assert last.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:vanish')}") is not None


@everything
def test_every_answer_that_is_said_to_appear_appears(kind: str, lang: Lang) -> None:
    given = sample("real")
    control = given.case.one(Control, given.control_id)
    proceeding = given.case.one(Proceeding, given.proceeding_of(kind))
    answers, texts = control.answers | proceeding.answers, control.texts | proceeding.texts
    found = " ".join(text_of(paper("real", kind, lang).docx).split())
    for ask in LAW.procedure(proceeding.procedure).asks:
        if kind not in ask.appears:
            continue
        text = texts.get(ask.id, LocalText()).text(lang)
        answer = answers.get(ask.id, "")
        labels = {each.id: each.label.text(lang) for each in ask.choices}
        for line in text.split("\n"):
            assert line in found, ask.id
        if answer and answer not in ("yes", "no", "unknown"):
            forms = printed_forms(labels.get(answer, answer), lang)
            assert any(form in found or _small(form) in found for form in forms), ask.id


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def test_who_controls_with_us_and_what_the_object_was_called_before_are_told() -> None:
    given = sample("real")
    control = given.case.one(Control, given.control_id)
    two = LocalText(ru="Фонд «Помощь».\nОбъединение «Доверие»;")
    case = given.case.replaced([replace(control, partners=two)])
    several = Sample(case, given.control_id, given.contents)
    notice = text_of(made(several, "notice", "ru").docx)
    assert (
        "Другие субъекты, которые проводят контроль: Фонд «Помощь»; Объединение «Доверие»."
        in notice.replace("\u00a0", " ")
    )
    final = " ".join(text_of(made(several, "final-document", "ru").docx).split())
    assert "Фонд «Помощь». Объединение «Доверие»." in final
    assert "(прежнее название – Прежнее управление)" in final
    alone = made(cases.minimal(), "notice", "ru")
    assert "Другие субъекты" not in text_of(alone.docx)


@pytest.mark.parametrize("kind", ["final-document", "evidence-list"])
@pytest.mark.parametrize("lang", LANGS)
def test_a_list_of_evidence_holds_each_check_sum_whole_and_says_what_it_proves(
    kind: str, lang: Lang
) -> None:
    given = sample("real")
    found = " ".join(text_of(paper("real", kind, lang).docx).split())
    files = [given.case.get(Attachment, e.attachment_id) for e in given.case.all(Evidence)]
    assert files
    for attachment in files:
        if attachment is not None:
            assert attachment.sha256 in found
            assert f"{attachment.size:,}".replace(",", " ") in found
    honest = {"kk": "ғана дәлелдейді", "ru": "доказывает лишь", "en": "proves only"}[lang]
    assert found.count(honest) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_a_list_of_evidence_says_what_a_language_lacks_instead_of_stopping(lang: Lang) -> None:
    given = sample("real")
    piece = next(each for each in given.case.all(Evidence) if each.attachment_id)
    untold = replace(piece, title=LocalText(), taken_in_by="Дана", taken_in_at=None)
    found = text_of(made(changed(given, untold), "evidence-list", lang).docx)
    missing = {"kk": "жазылмаған", "ru": "не указано", "en": "No title given"}[lang]
    assert missing in found
    assert "Дана" in found
    assert "03.10.2025 15:00" in found  # when the file itself was taken in, in Kazakhstan
