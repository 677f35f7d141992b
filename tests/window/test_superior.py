"""The higher body: what it usually is, offered by the kind of institution."""

from pathlib import Path

from hands import Hands

from desktop.domain.parties import ControlObject
from desktop.domain.text import LocalText
from desktop.usecases.office import Office
from desktop.window.fields.superior import SuperiorField
from desktop.window.language import lang
from desktop.window.main_window import MainWindow


def test_the_usual_higher_body_is_offered_by_kind_and_replaces_nothing_typed(
    hands: Hands, office: Office, case_file: Path
) -> None:
    window = hands.window
    assert isinstance(window, MainWindow)
    window.open_case(case_file)
    hands.until(lambda: window.case_page is not None)
    page = window.case_page
    assert page is not None
    page.show_step("object")
    assert page.step is not None
    (field,) = page.step.findChildren(SuperiorField)
    law = office.law
    assert [each.id for each in field.offered()] == [each.id for each in law.superiors]
    kinds = law.fields.get("object", "kind")
    hands.choose(kinds.label.text(lang()), kinds.choices["quasi_public"].text(lang()), page.step)
    hands.until(lambda: [one.id for one in field.offered()] == ["clinic", "state-company"])
    field.editor("ru").setFocus()
    hands.write(field.editor("ru"), "Моему органу")
    field.take_usual(law.superiors["clinic"])
    session = page.session

    def stored() -> LocalText:
        assert session.now is not None
        return session.now.case.all(ControlObject)[0].higher_body

    higher = law.superiors["clinic"].higher
    assert higher is not None
    hands.until(lambda: (stored().kk, stored().ru) == (higher.kk, "Моему органу"))
    hands.wait_to_see(law.superiors["clinic"].means.text(lang()), page.step)
    field.take_usual(law.superiors["maslikhat"])
    hands.wait_to_see(law.superiors["maslikhat"].means.text(lang()), page.step)
    assert stored().kk == higher.kk
