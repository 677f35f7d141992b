"""Whose a missing field is: said where there are several of the kind, and only there."""

from uuid import UUID

from desktop.domain.fields import FieldAddress
from desktop.domain.text import Lang
from desktop.procedure.missing import Missing
from desktop.procedure.naming import Names
from desktop.usecases.cases import current_control
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter
from desktop.usecases.people import add_member, person_in
from desktop.usecases.standing import standing


def missing(desk: Desk, step_id: str, lang: Lang = "ru") -> list[tuple[str, str]]:
    control = current_control(desk.case)
    step = standing(desk, control.id).step(step_id)
    assert step is not None
    names = Names(desk.case, control.id, desk.office.law, lang)
    owners = names.owners(step.missing)
    return list(zip(owners, [one.label.text(lang) for one in step.missing], strict=True))


def a_finding(desk: Desk, title: str) -> UUID:
    finding = add(desk, "finding", control_id=current_control(desk.case).id)
    enter(desk, FieldAddress("finding", finding, "title.ru"), title)
    return finding


def test_one_finding_needs_no_name_and_of_several_each_says_its_number_and_title(
    desk: Desk,
) -> None:
    a_finding(desk, "Нет сведений о совете.")
    assert {owner for owner, _ in missing(desk, "look")} == {""}
    second = a_finding(desk, "Раздел «Бюджет» пуст и не обновлялся с прошлого года ни разу")
    add(desk, "look", finding_id=second)
    add(desk, "look", finding_id=second)
    a_finding(desk, "")
    owners = [owner for owner, _ in missing(desk, "look")]
    whole = "Факт 1 «Нет сведений о совете»"
    cut = "Факт 2 Раздел «Бюджет» пуст и не обновлялся с…"
    assert set(owners) == {whole, cut, "Факт 3", f"{cut}, Просмотр 1", f"{cut}, Просмотр 2"}
    assert next(each for each, _ in missing(desk, "look", "en")).startswith("Finding 1 “Нет")


def test_people_go_by_their_names_and_without_one_by_their_part(desk: Desk) -> None:
    control = current_control(desk.case)
    add_member(desk, control.id)
    assert {owner for owner, _ in missing(desk, "people")} == {""}
    add_member(desk, control.id)
    person = person_in(desk, control.id, "signatory")
    assert ("Кто подписывает", "Должность") in missing(desk, "who-we-are")
    enter(desk, FieldAddress("person", person, "short_name.ru"), "А. Сериков")
    assert ("А. Сериков", "Должность") in missing(desk, "who-we-are")
    assert {owner for owner, _ in missing(desk, "people")} == {"Участник 1", "Участник 2"}


def test_a_day_that_is_none_in_one_of_several_consents_says_whose_it_is(desk: Desk) -> None:
    control = current_control(desk.case)

    def consent(name: str) -> None:
        made = add(desk, "consent", control_id=control.id)
        enter(desk, FieldAddress("consent", made, "name"), name)
        enter(desk, FieldAddress("consent", made, "given_on"), "32.10.2025")

    consent("Дана Сейтова")
    assert ("", "День подписи") in missing(desk, "declarations")
    consent("")
    found = [owner for owner, label in missing(desk, "declarations") if label == "День подписи"]
    assert found == ["Согласие 1 «Дана Сейтова»", "Согласие 2"]


def test_recommendations_say_their_numbers(desk: Desk) -> None:
    control = current_control(desk.case)
    for _ in range(2):
        add(desk, "recommendation", control_id=control.id)
    owners = [owner for owner, label in missing(desk, "recommendations") if label != ""]
    assert {"Рекомендация 1", "Рекомендация 2"} <= set(owners)


def test_what_is_asked_of_us_and_of_the_institution_alike_says_of_whom(desk: Desk) -> None:
    control, law = current_control(desk.case), desk.office.law
    ours = Missing(
        FieldAddress("subject", control.subject_id, "bin"), law.fields.get("subject", "bin").label
    )
    theirs = Missing(
        FieldAddress("object", control.object_id, "bin"), law.fields.get("object", "bin").label
    )
    names = Names(desk.case, control.id, law, "kk")
    assert names.owners([ours, theirs]) == ("Субъект", "Объект")
    assert names.owners([ours]) == ("",)
