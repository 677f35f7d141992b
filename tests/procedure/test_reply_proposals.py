"""What is proposed after a reply: only what was owed and is proven, and never too early."""

from datetime import date

import pytest
from test_matrix import CHECKS, DUE, Matrix, asked, came, clock, found, said

from desktop.domain.correspondence import Verdict
from desktop.law.law import Law
from desktop.procedure.matrix import checked
from desktop.procedure.reply_proposals import proposals
from desktop.procedure.states import ClockState

LAW = Law()
DATA = LAW.reply_checks.proposals
AFTER, SILENT = date(2025, 11, 4), date(2025, 11, 5)


def proposed(
    of: Matrix,
    at: ClockState | None = None,
    today: date = AFTER,
    *,
    looked: date | None = None,
    sent: bool = True,
) -> dict[str, list[tuple[str, tuple[int, ...]]]]:
    term = at or clock()
    told = checked(of, CHECKS, term, frozenset({"kk", "ru"}))
    made = proposals(of, told, DATA, term, today, looked=looked, sent=sent, came=of.has_come)
    return {each.leads: [(why.data.id, why.numbers) for why in each.grounds] for each in made}


def answered(*verdicts: Verdict) -> Matrix:
    letter = came("2025-11-03")
    all_asked = [asked(n) for n, _ in enumerate(verdicts, 1)]
    replies = [said(to, letter, verdict) for to, verdict in zip(all_asked, verdicts, strict=True)]
    return found(letter, *all_asked, *replies)


def test_silence_is_looked_for_first_and_complained_of_only_then() -> None:
    silent = found(asked(1))
    assert proposed(silent, today=DUE) == {}
    assert proposed(silent) == {"check": [("check-came", ())]}
    assert proposed(silent, today=SILENT) == {"check": [("check-came", ())]}
    complain = {"complain": [("complain-silence", ())]}
    assert proposed(silent, today=SILENT, looked=AFTER) == complain


def test_a_look_before_the_last_day_and_a_day_too_early_are_no_silence() -> None:
    silent = found(asked(1))
    check = {"check": [("check-came", ())]}
    assert proposed(silent, today=SILENT, looked=date(2025, 10, 24)) == check
    assert proposed(silent, today=SILENT, looked=DUE) == check
    assert proposed(silent, today=AFTER, looked=AFTER) == {}


@pytest.mark.parametrize("at", [clock("not_started", due=None), clock("unclear", estimate=True)])
def test_without_a_proven_term_nobody_is_complained_of(at: ClockState) -> None:
    assert proposed(found(asked(1)), at, SILENT, looked=AFTER) == {}
    assert "complain" not in proposed(answered("not_answered"), at)


def test_while_the_term_runs_one_may_ask_and_not_complain() -> None:
    of = answered("not_answered", "refused_without_reasons", "accepted")
    early = proposed(of, today=DUE)
    assert early == {"ask": [("ask-each", (1,)), ("ask-reasons", (2,))]}
    assert proposed(of)["complain"] == [("complain-each", (1,)), ("complain-reasons", (2,))]


def test_a_late_answer_is_complained_of_for_its_lateness_and_never_for_silence() -> None:
    of = answered("accepted")
    assert proposed(of, clock("late"), SILENT, looked=AFTER) == {
        "complain": [("complain-late", ())]
    }
    assert proposed(of, clock("unclear"), SILENT, looked=AFTER) == {}


def test_what_is_not_marked_yet_is_no_ground() -> None:
    assert proposed(answered("", "")) == {}
    assert proposed(answered("accepted", "refused_with_reasons")) == {}


def test_an_answer_that_cannot_be_assessed_is_asked_about_and_not_complained_of() -> None:
    assert proposed(answered("cannot_be_assessed", "accepted")) == {"ask": [("ask-unclear", (1,))]}


def test_a_letter_that_never_went_is_no_ground() -> None:
    assert "complain" not in proposed(answered("not_answered"), sent=False)


def test_no_remark_and_no_check_of_interpretation_leads_to_a_complaint() -> None:
    remarks = {each.id for each in LAW.reply_checks.remarks}
    grounds = {each.check for each in DATA if each.leads == "complain"}
    assert grounds == {"in-time", "each", "reasons"}
    assert not grounds & remarks


def test_what_a_complaint_fills_in_is_asked_by_its_procedure() -> None:
    asks = LAW.reply_checks.complaint
    remedy = LAW.procedure("remedies")
    assert {asks.looked_on, asks.demands} <= {each.id for each in remedy.asks}
    assert asks.looked in remedy.common.asks or asks.looked in {
        each.id for each in LAW.procedure("monitoring").asks
    }
    for each in DATA:
        form = "remedies" if each.leads == "complain" else "monitoring"
        assert LAW.procedure(form).step(each.step)
