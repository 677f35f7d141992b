"""The register of outgoing numbers as the user sees it."""

import pytest

from desktop.domain.errors import Problem
from desktop.domain.text import LocalText
from desktop.procedure.route import main_proceeding
from desktop.usecases import library
from desktop.usecases.acts import give_number, letter_for
from desktop.usecases.cases import current_control, new_case
from desktop.usecases.desk import Desk
from desktop.usecases.office import Office
from desktop.usecases.register import declare_void, next_number, register


def numbered(desk: Desk, kind: str, number: str | None = None) -> str:
    proceeding = main_proceeding(desk.case, current_control(desk.case).id).id
    return give_number(desk, letter_for(desk, proceeding, kind).id, "6.10.2025", number).number


def test_the_register_tells_of_each_number_its_letter_and_institution(desk: Desk) -> None:
    office = desk.office
    library.note(office, desk)
    number = numbered(desk, "notice")
    with new_case(office, office.folders.cases / "b.baqylau", LocalText(kk="Мектеп")) as other:
        numbered(other, "notice", "қолмен 3")
    newest, first = register(office).entries
    assert (newest.number, newest.institution) == ("қолмен 3", None)  # not in the list of cases
    assert (first.number, first.dated) == (number, "2025-10-06")
    assert first.title == office.law.document("notice").title
    assert first.institution is not None
    assert first.institution.text("kk") == "Басқарма"


def test_gaps_and_doubles_are_on_show_and_a_void_number_says_why(desk: Desk) -> None:
    office = desk.office
    pattern = office.profile.number_pattern
    one, three = pattern.replace("{n}", "1"), pattern.replace("{n}", "3")
    assert numbered(desk, "notice") == one
    numbered(desk, "final-document", three)
    numbered(desk, "covering-letter", three)
    found = register(office)
    assert found.gaps == (pattern.replace("{n}", "2"),)
    assert [entry.double for entry in found.entries] == [True, True, False]
    declare_void(office, found.entries[0], " бланк бүлінді ")
    found = register(office)
    assert [entry.double for entry in found.entries] == [False, False, False]
    assert [entry.void_reason for entry in found.entries] == ["бланк бүлінді", None, None]
    assert numbered(desk, "causes-letter") == pattern.replace("{n}", "4")


def test_a_number_is_not_void_without_a_reason(desk: Desk) -> None:
    numbered(desk, "notice")
    (entry,) = register(desk.office).entries
    with pytest.raises(Problem, match=r"letter\.void-without-reason"):
        declare_void(desk.office, entry, "  ")
    assert register(desk.office).entries == (entry,)


def test_a_register_that_nothing_was_entered_in_is_empty(office: Office) -> None:
    assert register(office) == ((), ())


def test_the_next_number_is_told_before_it_is_given_and_asking_enters_nothing(desk: Desk) -> None:
    office = desk.office
    told = next_number(office)
    assert register(office).entries == ()
    assert numbered(desk, "notice") == told
    assert next_number(office) != told
    numbered(desk, "final-document", "16-б/2026")
    assert next_number(office, "{n}-б/2026") == "17-б/2026"
    with pytest.raises(Problem, match=r"file\.register-pattern"):
        next_number(office, "б/2026")
