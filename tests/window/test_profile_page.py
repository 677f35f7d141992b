"""Who we are: what was typed is kept, beside what another program keeps in the same card."""

import pytest
from hands import Hands
from msgspec.structs import replace

from desktop.domain.bin import bin_fault
from desktop.domain.ids import new_id
from desktop.domain.parties import Person, Subject
from desktop.domain.text import LANGS, LocalText
from desktop.usecases.office import Office, Profile
from desktop.window.language import say
from desktop.window.main_window import MainWindow
from desktop.window.profile_page import ProfilePage


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
