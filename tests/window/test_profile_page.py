"""Who we are: what was typed is kept, beside what another program keeps in the same card."""

import pytest
from hands import Hands
from msgspec.structs import replace
from own_case import Worker, on

from desktop.domain.bin import bin_fault
from desktop.domain.ids import new_id
from desktop.domain.parties import Person, Subject
from desktop.domain.text import LANGS, LocalText
from desktop.usecases.office import Office, Profile
from desktop.window.fields.text_edits import GrowingText
from desktop.window.language import say
from desktop.window.letterhead_page import LetterheadPage
from desktop.window.main_window import MainWindow
from desktop.window.profile_page import ProfilePage
from desktop.window.register_page import RegisterPage


def opened(hands: Hands) -> ProfilePage:
    window = hands.window
    assert isinstance(window, MainWindow)
    window.show_profile()
    shown = window.stack.currentWidget()
    assert isinstance(shown, ProfilePage)
    return shown


def write(hands: Hands, page: ProfilePage, whose: str, path: str, text: str) -> None:
    name, _, one = path.partition(".")
    (edit,) = (each[3] for each in page._edits if each[:3] == (whose, name, one or None))
    hands.write(edit, text)


def kept(office: Office) -> Profile:
    return Office(office.clock, office.folders).profile


@pytest.fixture
def ours(office: Office) -> Subject:
    """The card of an organisation with one who signs."""
    head = Person(id=new_id(), full_name=LocalText(kk="Айгүл Сейт"), post=LocalText(kk="Төраға"))
    made = Subject(
        id=new_id(), name=LocalText(kk="Қор"), phone="111", email="a@b.kz", signatory_id=head.id
    )
    office.change_profile(lambda profile: replace(profile, subject=made, people=(head,)))
    return made


def test_only_what_was_typed_here_is_changed_in_a_card_that_another_program_changed(
    hands: Hands, office: Office, ours: Subject
) -> None:
    page = opened(hands)

    def elsewhere(profile: Profile) -> Profile:
        (head,) = profile.people
        return replace(
            profile,
            name="Дәулет",
            subject=replace(ours, phone="222"),
            people=(replace(head, post=LocalText(kk="Директор")),),
        )

    Office(office.clock, office.folders).change_profile(elsewhere)
    hands.speak("ru")
    write(hands, page, "subject", "email", "c@d.kz")
    write(hands, page, "signatory", "full_name.kk", "Айгүл Сейтқызы")
    assert page.save()
    now = kept(office)
    assert (now.name, now.lang) == ("Дәулет", "ru")
    assert now.subject is not None
    assert (now.subject.phone, now.subject.email) == ("222", "c@d.kz")
    (head,) = now.people
    assert (head.full_name.kk, head.post.kk) == ("Айгүл Сейтқызы", "Директор")
    assert now.subject.signatory_id == head.id


def test_whoever_only_looks_at_the_card_changes_nothing(hands: Hands, office: Office) -> None:
    before = kept(office)
    page = opened(hands)
    page.back.click()
    assert kept(office) == before


def test_nobody_signs_any_more_when_the_name_of_the_signatory_was_taken_away(
    hands: Hands, office: Office, ours: Subject
) -> None:
    page = opened(hands)
    write(hands, page, "signatory", "full_name.kk", "")
    assert page.save()
    assert [each.post.kk for each in kept(office).people] == ["Төраға"]
    write(hands, page, "signatory", "post.kk", "")
    assert page.save()
    now = kept(office)
    assert now.subject is not None
    assert (now.people, now.subject.signatory_id) == ((), None)


def test_what_is_wrong_with_a_bin_is_said_in_the_language_that_is_spoken_then(
    hands: Hands, ours: Subject
) -> None:
    page = opened(hands)
    write(hands, page, "subject", "bin", "123")
    assert page.save()
    fault = bin_fault("123")
    assert fault is not None
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(say(fault), page)


def test_what_stands_before_the_number_is_explained_beside_the_next_number(
    hands: Hands, office: Office
) -> None:
    page = opened(hands)
    mark = office.profile.given_mark
    assert mark
    for one in LANGS:
        hands.speak(one)
        shown = hands.words(page)
        assert f"{mark}/," in shown
        assert f"№ {mark}/1" in shown
    write(hands, page, "own", "number_pattern", "01-12/{n}")
    hands.until(lambda: "№ 01-12/1" in hands.words(page))


@on(2025, 10, 20)
def test_whoever_came_from_a_case_goes_back_to_it_and_to_its_step(worker: Worker) -> None:
    worker.go("send")
    window = worker.window
    for show in (window.show_profile, window.show_letterhead, window.show_register):
        show()
        assert window.case_page is None
        press_back(worker.hands)
        worker.hands.until(lambda: window.case_page is not None)
        worker.is_at("send")


@on(2025, 10, 20)
def test_from_the_letterhead_one_goes_back_to_the_card_and_then_to_the_case(
    worker: Worker,
) -> None:
    window = worker.window
    page = opened(worker.hands)
    page.letterhead.click()
    press_back(worker.hands)
    assert isinstance(window.stack.currentWidget(), ProfilePage)
    press_back(worker.hands)
    worker.hands.until(lambda: window.case_page is not None)
    window.go_home()
    window.show_profile()
    press_back(worker.hands)
    assert window.case_page is None
    assert window.stack.currentWidget() is window.start


def press_back(hands: Hands) -> None:
    """Leave the page that is shown by its own button."""
    page = hands.window.stack.currentWidget()
    assert isinstance(page, ProfilePage | LetterheadPage | RegisterPage)
    hands.click(page.back)


@on(2025, 10, 20)
def test_an_empty_card_is_filled_with_what_the_latest_case_says(
    worker: Worker, office: Office
) -> None:
    page = opened(worker.hands)
    assert page.take.isVisible()
    worker.hands.click(page.take)
    assert not page.take.isVisible()
    subject = kept(office).subject
    assert subject is not None
    assert subject.bin == "251040999990"
    shown = [each.toPlainText() for *_, each in page._edits if isinstance(each, GrowingText)]
    assert subject.name.kk in shown


def test_where_no_case_names_an_organisation_that_is_said(hands: Hands, office: Office) -> None:
    page = opened(hands)
    hands.click(page.take)
    hands.wait_to_see(say("window.no-card"), page)
    assert kept(office).subject is None
