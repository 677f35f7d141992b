"""Replies as a matrix: which word counts, what is next, and how a reply stands to the law."""

from datetime import date
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

import pytest
from msgspec.structs import replace

from desktop.domain.case import Case
from desktop.domain.control import Recommendation
from desktop.domain.correspondence import Letter, Reply, Verdict
from desktop.domain.ids import new_id
from desktop.domain.text import Lang, LocalText
from desktop.law.law import Law
from desktop.procedure.matrix import Answer, Matrix, checked, matrix
from desktop.procedure.states import ClockState

CHECKS = Law().reply_checks.checks
CONTROL = new_id()
LONG = "Ваша рекомендация рассмотрена и не может быть принята."
TODAY = date(2025, 11, 10)
DUE = date(2025, 11, 3)
KINDS = frozenset({"reasoned-response"})


def asked(number: int, agreed_by: str = "") -> Recommendation:
    return Recommendation(id=new_id(), control_id=CONTROL, number=number, agreed_by=agreed_by)


def came(arrived_on: str = "", dated: str = "") -> Letter:
    return Letter(
        id=new_id(), control_id=CONTROL, direction="in", kind="reasoned-response",
        arrived_on=arrived_on, dated=dated,
    )  # fmt: skip


def said(
    to: Recommendation, letter: Letter | None, verdict: Verdict = "", quote: str = ""
) -> Reply:
    return Reply(
        id=new_id(), recommendation_id=to.id, letter_id=letter.id if letter else None,
        verdict=verdict, quote=LocalText(ru=quote),
    )  # fmt: skip


def found(*records: Any) -> Matrix:
    kinds: dict[Any, dict[UUID, Any]] = {}
    for each in records:
        kinds.setdefault(type(each), {})[each.id] = each
    return matrix(Case(new_id(), kinds), CONTROL, KINDS, TODAY)


def clock(outcome: str = "missed", *, due: date | None = DUE, estimate: bool = False) -> ClockState:
    """Return the term as far as the matrix and the proposals ask for it."""
    silent_from = date(2025, 11, 5) if due and not estimate else None
    told = SimpleNamespace(due=due, estimate=estimate, outcome=outcome, silent_from=silent_from)
    return cast("ClockState", told)


def answers(of: Matrix, at: ClockState | None = None) -> dict[str, Answer]:
    told = checked(of, CHECKS, at or clock(), frozenset({"kk", "ru"}))
    return {each.check.id: each.answer for each in told}


def test_letters_stand_in_the_order_in_which_they_came_and_cells_under_them() -> None:
    first, second = asked(1), asked(2)
    unknown, late, early = came(), came("2025-11-05"), came("2025-10-30")
    of = found(
        first, second, unknown, late, early,
        said(first, late, "accepted"), said(second, early, "refused_with_reasons"),
    )  # fmt: skip
    assert of.columns == (early, late, unknown)
    verdicts = [[each and each.verdict for each in row.cells] for row in of.rows]
    assert verdicts == [[None, "accepted", None], ["refused_with_reasons", None, None]]


def test_what_was_said_in_no_letter_has_a_column_of_its_own_first() -> None:
    one = asked(1)
    letter = came("2025-11-01")
    of = found(one, letter, said(one, None, "accepted"))
    assert of.columns == (None, letter)
    assert [bool(each) for each in of.rows[0].cells] == [True, False]
    assert found(one, letter).columns == (letter,)


def test_the_last_word_counts_and_a_cell_without_a_verdict_is_no_word() -> None:
    one = asked(1)
    early, late = came("2025-10-30"), came("2025-11-05")
    of = found(one, early, late, said(one, late), said(one, early, "accepted"))
    assert of.rows[0].verdict == "accepted"
    of = found(one, early, late, said(one, late, "done"), said(one, early, "accepted"))
    assert (of.rows[0].verdict, of.fixed) == ("done", (1, 1))


@pytest.mark.parametrize(
    ("verdict", "agreed_by", "act"),
    [
        ("", "", "mark"),
        ("not_answered", "", "ask"),
        ("refused_without_reasons", "", "ask"),
        ("accepted_in_part", "", "ask"),
        ("refused_with_reasons", "", "weigh"),
        ("accepted", "", "look"),
        ("accepted", "2025-11-10", "wait"),
        ("accepted", "2025-11-09", "look"),
        ("done", "", "done"),
        ("done_otherwise", "", "done"),
    ],
)
def test_the_next_act_follows_from_the_last_word(
    verdict: Verdict, agreed_by: str, act: str
) -> None:
    one, letter = asked(1, agreed_by), came("2025-10-30")
    assert found(one, letter, said(one, letter, verdict)).rows[0].next == act


def test_a_letter_of_which_nothing_is_entered_has_not_come() -> None:
    one, blank = asked(1), came()
    of = found(one, blank)
    assert (of.has_come, of.rows[0].next, answers(of)) == (False, "", {})
    of = found(one, blank, said(one, blank, "accepted"))
    assert (of.has_come, of.rows[0].next != "mark") == (True, True)
    for name in ("words", "own_number", "number", "channel"):
        assert found(one, replace(blank, **{name: "x"})).has_come, name
    assert found(one, replace(blank, note=LocalText(ru="x"))).has_come


def test_where_nothing_was_recommended_nothing_was_answered_one_by_one() -> None:
    assert set(answers(found(came("2025-10-30")), clock("kept"))) == {"in-time", "language"}


def test_before_a_reply_came_nothing_is_to_be_done_or_checked() -> None:
    of = found(asked(1))
    assert (of.rows[0].next, of.columns, answers(of)) == ("", (), {})


@pytest.mark.parametrize(
    ("outcome", "answer"),
    [("kept", "kept"), ("late", "broken"), ("unclear", "unknown"), ("not_started", "unknown")],
)
def test_whether_a_reply_was_in_time_is_what_its_term_says(outcome: str, answer: Answer) -> None:
    assert answers(found(asked(1), came("2025-11-04")), clock(outcome))["in-time"] == answer
    told = checked(found(asked(1), came("unknown")), CHECKS, None, frozenset())
    assert {each.check.id: each.answer for each in told}["in-time"] == "unknown"


@pytest.mark.parametrize(
    ("verdicts", "each", "reasons", "n"),
    [
        (("accepted", "done"), "kept", "kept", 0),
        (("accepted", ""), "unknown", "unknown", 1),
        (("not_answered", ""), "broken", "unknown", 1),
        (("refused_without_reasons", "accepted"), "kept", "broken", 0),
        (("cannot_be_assessed", "accepted"), "kept", "unknown", 0),
    ],
)
def test_each_recommendation_and_its_reasons_are_counted(
    verdicts: tuple[Verdict, Verdict], each: Answer, reasons: Answer, n: int
) -> None:
    letter, both = came("2025-11-01"), (asked(1), asked(2))
    replies = [said(to, letter, verdict) for to, verdict in zip(both, verdicts, strict=True)]
    of = found(letter, *both, *replies)
    assert (answers(of)["each"], answers(of)["reasons"]) == (each, reasons)
    (told,) = (
        one for one in checked(of, CHECKS, clock(), frozenset({"kk"})) if one.check.id == "each"
    )
    assert told.n == n
    assert (str(n) in told.text("kk")) == bool(n)


def test_what_somebody_saw_to_be_done_is_no_separate_answer() -> None:
    one, two, letter = asked(1), asked(2), came("2025-11-01")
    of = found(
        one, two, letter,
        said(one, letter, "accepted"), said(two, letter, "not_answered"), said(two, None, "done"),
    )  # fmt: skip
    assert (of.rows[1].verdict, answers(of)["each"]) == ("done", "broken")


@pytest.mark.parametrize(
    ("words", "languages", "answer"),
    [
        (LocalText(), {"kk", "ru"}, "unknown"),
        (LocalText(ru="Принято"), {"kk", "ru"}, "kept"),
        (LocalText(kk="Ұсыным қабылданды"), {"ru"}, "kept"),  # the state language always may be
        (LocalText(ru=LONG), {"kk"}, "broken"),
        (LocalText(ru="Жарияланды"), {"kk"}, "unknown"),  # Kazakh without a letter of its own
        (LocalText(kk="Жоқ", ru=LONG), {"kk"}, "kept"),
    ],
)
def test_the_language_is_told_by_what_was_quoted(
    words: LocalText, languages: set[Lang], answer: Answer
) -> None:
    one, letter = asked(1), came("2025-11-01")
    of = found(one, letter, replace(said(one, letter, "accepted"), quote=words))
    (told,) = (
        each
        for each in checked(of, CHECKS, clock(), frozenset(languages))
        if each.check.asks == "language"
    )
    assert (told.answer, told.check.confidence) == (answer, "interpretation")


@pytest.mark.parametrize(("day", "counts"), [("", "accepted"), ("unknown", "not_answered")])
def test_a_letter_without_a_day_was_just_taken_in_and_one_of_an_unknown_day_outdoes_none(
    day: str, counts: Verdict
) -> None:
    one, early, other = asked(1), came("2025-10-30"), came(day)
    replies = said(one, early, "not_answered"), said(one, other, "accepted")
    of = found(one, other, early, *replies)
    assert [each and each.id for each in of.columns] == [early.id, other.id]
    assert of.rows[0].verdict == counts
