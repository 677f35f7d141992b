"""Datives of names and posts: proposed, taken or written by the user, and remembered."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain.case import Case
from desktop.domain.errors import Problem
from desktop.domain.parties import ControlObject, Person
from desktop.domain.text import LocalText
from desktop.usecases import declining
from desktop.usecases.cases import current_control, institution
from desktop.usecases.declining import Proposal, Wanted, proposed, remember, wanted
from desktop.usecases.desk import Desk
from desktop.usecases.office import Office
from desktop.usecases.people import person_in

AHMETOV = Wanted("short_name_dative", "kk", "А. Ахметов")
DOUBTFUL = Proposal("А. Ахметовқа", sure=False, remembered=False)


Head = Callable[..., tuple[Case, Person]]


@pytest.fixture
def head(desk: Desk) -> Head:
    """A head of «Үлгі басқармасы», who has what is named."""
    card = institution(desk.case)
    named = LocalText(
        kk="«Үлгі басқармасы» мемлекеттік мекемесі",
        ru="Государственное учреждение «Управление примера»",
        en="Example Department",
    )

    def made(**told: Any) -> tuple[Case, Person]:
        person_id = person_in(desk, current_control(desk.case).id, "head")
        person = replace(desk.case.one(Person, person_id), **told)
        owner = replace(desk.case.one(ControlObject, card.id), name=named)
        return desk.case.replaced([person, owner], []), person

    return made


def test_of_what_is_not_entered_and_in_english_no_form_is_wanted(head: Head) -> None:
    case, person = head(phone="1")
    for field in declining.OF_PERSON:
        for lang in ("kk", "ru", "en"):
            assert wanted(case, person, field, lang) is None
    case, person = head(short_name=LocalText(en="A. Ivanov"), post=LocalText(en="Head"))
    assert wanted(case, person, "short_name_dative", "en") is None
    assert wanted(case, person, "post_dative", "en") is None


def test_a_name_in_letters_that_was_not_entered_is_taken_from_the_full_name(
    office: Office, head: Head
) -> None:
    case, person = head(full_name=LocalText(kk="Серік Нұрлан Асқарұлы", ru="Ким Вера Викторовна"))
    forms = [
        proposed(office, what)
        for lang in ("kk", "ru")
        if (what := wanted(case, person, "short_name_dative", lang))
    ]
    assert forms == [
        Proposal("Н. Серікке", sure=True, remembered=False),
        Proposal("В. Ким", sure=True, remembered=False),
    ]


@pytest.mark.parametrize(
    ("post", "name", "forms"),
    [
        (
            LocalText(kk="басшы", ru="руководитель"),
            LocalText(kk="А. Ахметов", ru="А. Ахметов"),
            [
                "«Үлгі басқармасы» мемлекеттік мекемесінің басшысы",
                "Руководителю государственного учреждения «Управление примера»",
            ],
        ),
        (
            LocalText(kk="басшы", ru="руководитель"),
            LocalText(),
            [
                "«Үлгі басқармасы» мемлекеттік мекемесінің басшысына",
                "Руководителю государственного учреждения «Управление примера»",
            ],
        ),
        (
            LocalText(kk="«Үлгі» мекемесінің басшысы", ru="Руководитель ГУ «Пример»"),
            LocalText(kk="А. Ахметов"),
            ["«Үлгі» мекемесінің басшысы", "Руководителю ГУ «Пример»"],
        ),
        (
            LocalText(kk="бөлім бастығы", ru="начальник отдела"),
            LocalText(),
            ["Бөлім бастығына", "Начальнику отдела"],
        ),
    ],
)
def test_a_post_is_proposed_with_its_institution_and_in_kazakh_declined_only_without_a_name(
    office: Office, head: Head, post: LocalText, name: LocalText, forms: list[str]
) -> None:
    case, person = head(post=post, short_name=name)
    made = [
        found.text
        for lang in ("kk", "ru")
        if (what := wanted(case, person, "post_dative", lang))
        if (found := proposed(office, what))
    ]
    assert made == forms


def test_a_kazakh_post_before_a_name_that_says_nothing_of_whose_it_is_has_no_proposal(
    office: Office, head: Head
) -> None:
    """The letter then prints the institution and the post one under the other."""
    case, person = head(post=LocalText(kk="бөлім бастығы"), short_name=LocalText(kk="А. Омар"))
    what = wanted(case, person, "post_dative", "kk")
    assert what is not None
    assert proposed(office, what) is None


def test_what_she_wrote_comes_before_the_rule_in_its_language_and_for_its_word_alone(
    office: Office,
) -> None:
    assert proposed(office, AHMETOV) == DOUBTFUL
    remember(office, AHMETOV, "А. Ахметовке")
    assert proposed(office, AHMETOV) == Proposal("А. Ахметовке", sure=True, remembered=True)
    assert proposed(Office(office.clock, office.folders), AHMETOV) == Proposal(
        "А. Ахметовке", sure=True, remembered=True
    )
    for other in (AHMETOV._replace(words="Б. Ахметов"), AHMETOV._replace(lang="ru")):
        found = proposed(office, other)
        assert found is not None
        assert not found.remembered


def test_the_last_that_she_wrote_counts_and_a_doubtful_form_she_took_is_doubtful_no_more(
    office: Office,
) -> None:
    remember(office, AHMETOV, "А. Ахметовке")
    remember(office, AHMETOV, "А. Ахметовқа")
    assert proposed(office, AHMETOV) == Proposal("А. Ахметовқа", sure=True, remembered=True)


def test_a_return_to_what_the_rule_says_forgets_what_was_written_before(office: Office) -> None:
    ivanov = Wanted("short_name_dative", "ru", "А. Иванов")
    remember(office, ivanov, "А. Иванову")
    assert not office.folders.word_forms.exists()
    remember(office, ivanov, "А. Ивановы")
    remember(office, ivanov, "А. Иванову")
    assert proposed(office, ivanov) == Proposal("А. Иванову", sure=True, remembered=False)


def test_a_form_of_a_man_is_not_offered_for_a_woman_of_the_same_surname(office: Office) -> None:
    him = Wanted("short_name_dative", "ru", "В. Ли", "Ли Виктор Петрович")
    her = Wanted("short_name_dative", "ru", "В. Ли", "Ли Вера Петровна")
    remember(office, him, "В. Лию")
    found = proposed(office, her)
    assert found is not None
    assert (found.text, found.remembered) == ("В. Ли", False)


def test_a_post_she_wrote_otherwise_is_offered_again_for_the_same_institution_only(
    office: Office,
) -> None:
    post = Wanted("post_dative", "ru", "руководитель", "", "ГУ «Пример»", named=True)
    remember(office, post, "Руководителю КГУ «Пример» города")
    assert proposed(office, post) == Proposal(
        "Руководителю КГУ «Пример» города", sure=True, remembered=True
    )
    other = proposed(office, post._replace(institution="ГУ «Другое»"))
    assert other == Proposal("Руководителю ГУ «Другое»", sure=True, remembered=False)


def test_the_memory_holds_no_names_and_nothing_that_is_no_form_of_its_word(office: Office) -> None:
    remember(office, AHMETOV, "Ахметов мырзаға")
    assert not office.folders.word_forms.exists()
    remember(office, AHMETOV, "А. Ахметовке")
    kept = office.folders.word_forms.read_text("utf-8")
    assert "хмет" not in kept
    assert "ке" in kept


def test_a_memory_that_cannot_be_read_begins_anew(office: Office) -> None:
    remember(office, AHMETOV, "А. Ахметовке")
    for broken in (b"{", b"\xff", b'{"forms": {"a": "b"}}', b"[]", b'{"forms":{"a":[-1]}}'):
        office.folders.word_forms.write_bytes(broken)
        assert proposed(office, AHMETOV) == DOUBTFUL
        remember(office, AHMETOV, "А. Ахметовке")
        found = proposed(office, AHMETOV)
        assert found is not None
        assert found.remembered


def test_what_cannot_be_written_down_is_not_remembered_and_stops_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Problem("target.disk-full", path="x")

    monkeypatch.setattr(declining, "write_whole", full)
    remember(office, AHMETOV, "А. Ахметовке")
    assert proposed(office, AHMETOV) == DOUBTFUL


def test_two_cases_that_remember_at_once_lose_nothing_of_each_other(office: Office) -> None:
    words = [f"А. Ахметов{letter}ов" for letter in "абвгдежзик"]

    def work(word: str) -> None:
        remember(office, AHMETOV._replace(words=word), word + "ке")

    threads = [threading.Thread(target=work, args=(word,)) for word in words]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    for word in words:
        found = proposed(office, AHMETOV._replace(words=word))
        assert found == Proposal(word + "ке", sure=True, remembered=True)


def test_only_the_newest_forms_are_kept(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(declining, "_MOST", 2)
    words = [f"А. Ахмет{letter}ов" for letter in "абв"]
    for word in words:
        remember(office, AHMETOV._replace(words=word), word + "ке")
    found = [proposed(office, AHMETOV._replace(words=word)) for word in words]
    assert [each is not None and each.remembered for each in found] == [False, True, True]


def test_an_addressee_in_one_line_is_declined_and_what_needs_nothing_is_left_alone(
    office: Office,
) -> None:
    akim = declining.wanted_of_addressee(" Аким  Павлодарской области ", "ru")
    assert akim is not None
    assert proposed(office, akim) == Proposal(
        "Акиму Павлодарской области", sure=True, remembered=False
    )
    acting = declining.wanted_of_addressee("И.о. акима района", "ru")
    assert acting is not None
    assert proposed(office, acting) is None
    for text, lang in (("", "ru"), ("Прокурор\nА. Иванов", "ru"), ("The akim", "en")):
        assert declining.wanted_of_addressee(text, "en" if lang == "en" else "ru") is None
