"""Which sheet answers for a piece of evidence, and what it says."""

from typing import Any

import pytest

from desktop.domain.control import Consent, Evidence, consent_to, deciding_sheet, shows_ward
from desktop.domain.ids import new_id

CONTROL = new_id()
PIECE = Evidence(id=new_id(), control_id=CONTROL, number=1, consent="unknown")
OTHER = Evidence(id=new_id(), control_id=CONTROL, number=2, consent="unknown")


def sheet(**more: Any) -> Consent:
    covers = frozenset({PIECE.id})
    return Consent(id=new_id(), control_id=CONTROL, number=1, **{"evidence_ids": covers, **more})


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        ({"given_on": "2025-10-06"}, "yes"),
        ({"given_on": "unknown"}, "yes"),
        ({"given_on": "в начале осени"}, "yes"),
        ({"attachment_id": new_id()}, "yes"),
        ({}, "unknown"),
        ({"given_on": " "}, "unknown"),
        ({"given_on": "2025-10-06", "withdrawn_on": "2025-10-15"}, "no"),
        ({"given_on": "2025-10-06", "withdrawn_on": "unknown"}, "no"),
        ({"given_on": "2025-10-06", "withdrawn_on": "вчера"}, "no"),
        ({"withdrawn_on": "2025-10-15"}, "no"),
    ],
)
def test_a_signed_sheet_answers_yes_a_withdrawn_one_no_and_an_unsigned_one_nothing(
    given: dict[str, Any], answer: str
) -> None:
    assert consent_to(PIECE, [sheet(**given)]) == answer
    assert consent_to(OTHER, [sheet(**given)]) == "unknown"


def test_one_who_took_consent_back_decides_before_all_others_on_the_piece() -> None:
    holds, back = sheet(given_on="2025-10-06"), sheet(withdrawn_on="2025-10-15")
    for order in ([holds, back], [back, holds]):
        assert deciding_sheet(PIECE, order) is back
        assert consent_to(PIECE, order) == "no"
    assert deciding_sheet(PIECE, [sheet(), holds]) is holds


def test_a_representative_signs_only_for_a_child_or_a_patient() -> None:
    assert not shows_ward(PIECE, [sheet(given_on="2025-10-06")])
    assert not shows_ward(PIECE, [sheet(representative=" ")])
    assert shows_ward(PIECE, [sheet(representative="Дана Сейтова")])
    assert not shows_ward(OTHER, [sheet(representative="Дана Сейтова")])
