"""A case that was begun under an older edition: what differs is shown, going over is an act."""

import json
from pathlib import Path

from hands import Hands
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from desktop.domain.control import Proceeding
from desktop.domain.text import LANGS
from desktop.usecases.cases import open_case
from desktop.usecases.office import Office
from desktop.window.language import tongue
from desktop.window.main_window import MainWindow


def words(text: str, context: str = "EditionPage") -> str:
    return QCoreApplication.translate(context, text)


def pin_to_older(office: Office, path: Path) -> str:
    """Pin a case to an edition whose second step was another; return that step's Kazakh name."""
    with open_case(office, path) as desk:
        plain = json.loads(office.law.procedure("monitoring").text)
        title = {"kk": "Ескі қадам", "ru": "Старый шаг", "en": "Old step"}
        plain["steps"][1] |= {"id": "old-step", "title": title, "gate": [], "advice": []}
        text = json.dumps(plain, ensure_ascii=False).encode()
        with desk.file.act("edit", office.author) as act:
            (proceeding,) = desk.case.all(Proceeding)
            sha = act.store(text)
            act.put(replace(proceeding, edition="2023-1", edition_sha256=sha))
            desk.case = act.commit()
    return "Ескі қадам"


def test_the_differences_are_shown_and_the_case_goes_over_when_asked(
    hands: Hands, office: Office, case_file: Path
) -> None:
    pin_to_older(office, case_file)
    window = hands.window
    assert isinstance(window, MainWindow)
    window.open_case(case_file)
    hands.until(lambda: window.case_page is not None)
    page = window.case_page
    assert page is not None
    assert page.session.now is not None
    page.show_step("old-step")
    hands.press(words("The steps were renewed…", "Courses"), page)
    for one in LANGS:
        tongue().speak(one)
        hands.wait_to_see(words("Not asked any more"))
        title = {"kk": "Ескі қадам", "ru": "Старый шаг", "en": "Old step"}[one]
        hands.wait_to_see(title)
        second = office.law.procedure("monitoring").steps[1].title.text(one)
        hands.wait_to_see(second)
    hands.press(words("Go over to the new edition"))
    hands.until(lambda: page.session.now is not None and not _old(page))
    hands.until(lambda: page.step is not None and page.step.isVisible())
    assert page.session.now.proceeding.edition == office.law.procedure("monitoring").edition
    assert not page.courses.newer.isVisible()


def _old(page) -> bool:  # type: ignore[no-untyped-def]
    return page.session.now.route.step("old-step") is not None
