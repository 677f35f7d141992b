"""What holds for every case, however it is filled: properties rather than examples."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace
from story import BEGINNINGS, Story, blank, ready, received, tell

from desktop.domain.case import RECORD_KINDS
from desktop.domain.control import Control, Proceeding
from desktop.domain.correspondence import Letter
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldKind, field_kinds
from desktop.domain.text import LANGS
from desktop.law.fields import choices_of
from desktop.law.law import Law
from desktop.procedure.route import refusals, route
from desktop.procedure.states import Route

TODAY = date(2025, 10, 16)
LAW = Law()
STEPS = [step.id for step in LAW.procedure("monitoring").steps]
ANSWERS = {"answer": ("yes", "no", "unknown"), "time": ("09:30", "25:61"), "line": ("5", "")}
DAYS = st.one_of(
    st.dates(date(2025, 9, 1), date(2025, 12, 31)).map(date.isoformat),
    st.dates(date(2020, 1, 1), date(2031, 12, 31)).map(date.isoformat),
    st.sampled_from(["", "unknown", "32.10.2025", "кеше"]),
)
WORDS = st.sampled_from(["", " ", "Мәтін", "x" * 200, "25:61", "09:30", "251040999990"])


@dataclass(frozen=True)
class Edit:
    """One thing typed or chosen somewhere."""

    record: str
    path: str
    value: Any


def _values(kind: FieldKind) -> st.SearchStrategy[Any]:
    if kind.type is bool:
        return st.booleans()
    if choices := choices_of(kind):
        return st.sampled_from(choices)
    if kind.typed == "day":
        return DAYS
    return WORDS


@st.composite
def edits(draw: st.DrawFn, story: Story) -> Edit:
    name = draw(st.sampled_from(sorted(story.records)))
    kinds = {
        path: kind
        for path, kind in field_kinds(type(story.records[name])).items()
        if not path.endswith("id") and path not in ("procedure", "languages", "direction")
        and kind.type not in (int, int | None, UUID) and "datetime" not in str(kind.type)
        and kind.form in ("scalar", "local")
    }  # fmt: skip
    path = draw(st.sampled_from(sorted(kinds)))
    if kinds[path].form == "local":
        return Edit(name, f"{path}.{draw(st.sampled_from(LANGS))}", draw(WORDS))
    return Edit(name, path, draw(_values(kinds[path])))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Cases filled and emptied at random, with people, letters and proofs in any order."""
    story = BEGINNINGS[draw(st.sampled_from(sorted(BEGINNINGS)))]()
    for n in range(2, draw(st.integers(1, 7)) + 1):
        story.member(n)
    for name in draw(st.lists(st.sampled_from(sorted(story.records)), max_size=3)):
        if name not in ("control", "subject", "proceeding"):
            story.records.pop(name, None)
    if "covering-letter" in story.records:
        for proof in draw(st.lists(st.sampled_from(["stamp", "email", "postal_notification"]))):
            story.receipt(proof, draw(DAYS))
    if draw(st.booleans()):
        story.comes("reasoned-response", draw(DAYS))
    if draw(st.booleans()):
        story.letter("group-protocol", draw(DAYS))
    story.lead(draw(st.sampled_from(LAW.procedures)))
    _own_facts(draw, story)
    for _ in range(draw(st.integers(0, 12))):
        edit = draw(edits(story))
        story.set(edit.record, edit.path, edit.value)
    return story


def _own_facts(draw: st.DrawFn, story: Story) -> None:
    """Letters, arrivals, answers and marks of the procedure of which is told."""
    data = LAW.procedure(story.procedure)
    if data.kind == "remedy" and draw(st.booleans()):
        story.beside("remedies")
        for kind in ("complaint", "reminder"):
            story.letter(kind, draw(DAYS), draw(DAYS), sent=True)
        story.home = story.told_of
    letters = [name for name, each in story.records.items() if isinstance(each, Letter)]
    if data.kind == "remedy" and letters:
        for name, each in list(story.records.items()):
            if isinstance(each, Proceeding) and each.procedure == "remedies":
                letter = story.records[draw(st.sampled_from(letters))]
                story.put(name, replace(each, about_letter_id=letter.id))
    for kind in draw(st.lists(st.sampled_from(data.documents), max_size=3, unique=True)):
        if kind not in story.records:
            story.letter(kind, draw(DAYS), draw(DAYS), sent=draw(st.booleans()))
            story.receipt(draw(st.sampled_from(["stamp", "messenger"])), draw(DAYS), kind)
    for came in draw(st.lists(st.sampled_from(data.incoming), max_size=2)):
        story.comes(came.id, draw(DAYS))
    for ask in draw(st.lists(st.sampled_from(data.asks), max_size=6)):
        if ask.type != "text":
            choices = ANSWERS.get(ask.type) or tuple(each.id for each in ask.choices)
            story.ask(ask.id, draw(DAYS if ask.type == "day" else st.sampled_from(choices)))
    steps = [step.id for step in data.steps]
    story.complete(draw(st.lists(st.sampled_from(steps), unique=True)))


def acts_of(story: Story) -> list[str]:
    """Return all acts that a gate of the procedure may refuse."""
    data = LAW.procedure(story.procedure)
    completed = [f"complete:{step.id}" for step in data.steps]
    return completed + [f"send:{kind}" for kind in data.documents]


def look_at(story: Story, law: Law, today: date = TODAY) -> Route:
    return route(story.case(), story.proceeding_id, law, today)


@given(stories(), st.dates(date(2024, 1, 1), date(2027, 12, 31)))
def test_the_route_never_fails_and_always_says_the_same(story: Story, today: date) -> None:
    law = LAW
    found = look_at(story, law, today)
    assert found == look_at(story, law, today)
    states = [step.state for step in found.steps]
    assert states.count("now") == (1 if found.current else 0)
    assert bool(found.current) or set(states) == {"done"}
    for clock in found.clocks:
        judged = clock.uncovered is None or clock.met_on is None
        assert (clock.state == "not_started") == (clock.why_not_started is not None or not judged)
        if clock.state in ("running", "due_today", "missed") and clock.met_on is None:
            assert (
                clock.deadline is None
                or clock.due is None
                or (clock.due.year > 2027 or clock.due.year < 2024 or clock.days_left is not None)
            )
    for step in found.steps:
        for gap in step.missing:
            assert gap.address.kind in RECORD_KINDS


@given(stories())
def test_nothing_but_verified_law_refuses(story: Story) -> None:
    law = LAW
    case = story.case()
    for act in acts_of(story):
        for state in refusals(case, story.proceeding_id, law, act, TODAY):
            assert state.gate.confidence == "verified"
            assert state.basis
            assert all(law.references.get(norm).confidence == "verified" for norm in state.basis)
            assert not case.one(Control, story.control_id).entered_afterwards


@given(stories())
def test_i_do_not_know_never_refuses(story: Story) -> None:
    """An answer or a day that becomes "I don't know" never closes a gate that was open.

    But for the day on which she herself completes the control: the final document is sent after
    it, within seven working days (13(2)).
    """
    if story.records["control"].by_group != "yes":  # type: ignore[attr-defined]
        story.set("control", "by_group", "no")
    before = _closed(story)
    for name, record in story.records.items():
        for path, kind in field_kinds(type(record)).items():
            answered = choices_of(kind) == ("yes", "no", "unknown") and path != "by_group"
            day = kind.typed == "day" and path != "completed_on"
            if answered or (day and getattr(record, path)):
                story.set(name, path, "unknown")
    assert _closed(story) <= before


def _closed(story: Story) -> set[tuple[str, str]]:
    return {
        (act, state.gate.id)
        for act in acts_of(story)
        for state in refusals(story.case(), story.proceeding_id, LAW, act, TODAY)
    }


@given(stories())
def test_a_past_control_is_never_refused_but_its_breaches_are_shown(story: Story) -> None:
    law = LAW
    story.set("control", "entered_afterwards", True)
    assert not any(
        refusals(story.case(), story.proceeding_id, law, act, TODAY) for act in acts_of(story)
    )
    found = look_at(story, law)
    shut = {gate.gate.id for step in found.steps for gate in step.gates if not gate.open}
    assert shut <= {warning.id for warning in found.warnings}


@given(stories())
def test_typing_can_always_go_on(story: Story) -> None:
    """Whatever gates are closed, each of them opens by something that can be typed."""
    law = LAW
    assume(story.records.get("covering-letter") is not None)
    for path, value in {
        "kind": "citizen", "registered_in_kazakhstan": "yes", "religious": "no",
        "suspended_or_banned": "no",
    }.items():  # fmt: skip
        story.set("subject", path, value)
    if "object" in story.records:
        story.set("object", "special_regime", "no")
        story.set("object", "excluded_sphere", "no")
    story.set("control", "by_group", "no")
    story.set("control", "completed_on", "2025-10-10")
    story.set("covering-letter", "sent_on", "2025-10-16")
    if "final-document" in story.records:
        story.set("final-document", "sent_on", "")
    if not any(name.startswith("member") for name in story.records):
        story.member(99)
    for name in [key for key in story.records if key.startswith("member")]:
        for path, value in {
            "citizen_of_kazakhstan": "yes", "adult": "yes", "declared_on": "2025-10-01",
            "conflict_of_interest": "no",
        }.items():  # fmt: skip
            story.set(name, path, value)
    if story.procedure == "council":
        story.ask("commissioned_on", "2025-10-01")
    elif story.procedure == "discussion":
        story.letter("discussion-protocol", "10.10.2025")
    for act in acts_of(story):
        assert refusals(story.case(), story.proceeding_id, law, act, TODAY) == ()


@pytest.mark.parametrize("step", STEPS)
def test_every_step_can_be_reached_and_done(step: str, law: Law) -> None:
    story = tell(
        "received; control.by_group = yes; control.manner = remote_and_visit; "
        "group protocol 06.10.2025; answer 31.10.2025; verdict accepted; "
        "answers.visit_on = 2025-10-09"
    )
    story.set("control", "completed_steps.look", "2025-10-10")
    data = law.procedure("monitoring").step(step)
    found = look_at(story, law).step(step)
    assert found is not None
    if data.marked:
        assert refusals(story.case(), story.proceeding_id, law, f"complete:{step}", TODAY) == ()
        story.complete([step])
    done = look_at(story, law).step(step)
    assert done is not None
    assert done.state == "done"


WHOLE = {
    "discussion": "ready; answers.planned_on = 2025-10-20; answers.planned_time = 15:00; "
    "texts.venue = Зал; texts.agenda = Күн; answers.discussion_form = indoors; "
    "letter discussion-invitation 06.10.2025 06.10.2025; "
    "answers.published_on = 2025-10-14; letter discussion-protocol 20.10.2025; "
    "postponed 2025-10-13",
    "expertise": "ready; expert; expert.conclusions = Тұжырым; expert.signed_on = 2025-10-09",
    "information-request": "ready; letter information-request 01.10.2025 01.10.2025; "
    "proof information-request stamp 01.10.2025; comes request-answer 10.10.2025",
    "appeal": "ready; letter appeal 01.10.2025 01.10.2025; "
    "answers.appeal_registered_on = 2025-10-01; comes appeal-answer 10.10.2025",
    "council": "ready; answers.commissioned_on = 2025-10-01",
    "remedies": "received; about covering-letter; finding.norms = access-16-3-4; "
    "letter reminder 05.11.2025 05.11.2025; letter complaint 05.11.2025 05.11.2025; "
    "proof complaint stamp 05.11.2025; answers.complaint_registered_on = 2025-11-10; "
    "letter inspection-request 05.11.2025 05.11.2025; "
    "letter prosecutor-letter 05.11.2025 05.11.2025; comes complaint-decision 08.12.2025",
}
"""For each procedure a case in which every step of its own can be done."""


@pytest.mark.parametrize("procedure", WHOLE)
def test_no_procedure_has_a_dead_end(procedure: str, law: Law) -> None:
    story, data, today = tell(WHOLE[procedure], procedure), law.procedure(procedure), TODAY
    shared = set(data.common.steps)
    for step in data.steps:
        if step.id in shared:
            continue
        found = look_at(story, law, today).step(step.id)
        assert found is not None, f"{step.id} does not belong to the route"
        if step.marked and found.state != "done":
            act = f"complete:{step.id}"
            assert refusals(story.case(), story.proceeding_id, law, act, today) == ()
            story.complete([step.id])
        done = look_at(story, law, today).step(step.id)
        assert done is not None
        assert done.state == "done", step.id


def test_every_procedure_is_walked_to_its_end(law: Law) -> None:
    assert {*WHOLE, "monitoring"} == set(law.procedures)


def test_a_whole_control_ends(law: Law) -> None:
    story = tell("received; answer 31.10.2025; verdict accepted")
    story.complete(STEPS)
    found = look_at(story, law, date(2025, 12, 1))
    assert found.current == ""
    assert {step.state for step in found.steps} == {"done"}
    gaps = [gap for step in found.steps if step.step.id != "causes" for gap in step.missing]
    assert not any(gap.needed for gap in gaps)


CLOSED = {
    "organisation-is-a-subject": "ready; subject.religious = yes",
    "organisation-not-barred": "ready; answers.foreign_barred = yes",
    "object-not-excluded": "ready; object.special_regime = yes",
    "members-declared": "ready; member.declared_on = empty",
    "members-may-control": "ready; member.adult = no",
    "no-known-conflict": "ready; member.conflict_of_interest = yes",
    "group-of-five": "ready; control.by_group = yes; members 6; group protocol 05.10.2025",
    "group-has-protocol": "ready; control.by_group = yes",
    "completed-before-sending": "ready; control.completed_on = empty",
}


def test_every_gate_opens_and_closes(law: Law) -> None:
    gates = {gate.id: gate for step in law.procedure("monitoring").steps for gate in step.gates}
    assert set(gates) == set(CLOSED)
    opened = tell("ready; control.by_group = yes; group protocol 05.10.2025")
    for gate_id, gate in gates.items():
        shut = tell(CLOSED[gate_id])
        for act in gate.acts:
            states = refusals(shut.case(), shut.proceeding_id, law, act, TODAY)
            assert [state.gate.id for state in states] == [gate_id]
            assert refusals(opened.case(), opened.proceeding_id, law, act, TODAY) == ()


def test_missing_names_the_field_the_language_and_what_is_wrong(law: Law) -> None:
    story = ready()
    story.set("control", "topic.ru", "")
    story.set("control", "completed_on", "32.10.2025")
    story.set("object", "bin", "123")
    found = look_at(story, law)
    gaps = {
        (gap.address.kind, gap.address.path): gap for step in found.steps for gap in step.missing
    }
    assert gaps["control", "topic.ru"].lang == "ru"
    assert gaps["control", "topic.ru"].step == "subject-matter"
    assert ("control", "topic.kk") not in gaps
    assert gaps["control", "completed_on"].fault == "step.not-a-day"
    assert gaps["object", "bin"].fault == "bin.not-twelve-digits"
    assert not gaps["object", "bin"].needed
    story.set("control", "languages", ("kk",))
    assert ("control", "topic.ru") not in {
        (gap.address.kind, gap.address.path)
        for step in look_at(story, law).steps
        for gap in step.missing
    }


def test_what_is_not_there_yet_leads_to_where_it_is_made(law: Law) -> None:
    story = blank()
    found = look_at(story, law)
    gaps = [(gap.address.kind, gap.address.path) for s in found.steps for gap in s.missing]
    assert len(gaps) == len(set(gaps))
    assert ("membership", "") in gaps
    assert ("finding", "") in gaps
    assert ("letter", "notice") in gaps
    assert ("receipt", "covering-letter") in gaps
    assert ("subject", "signatory_id") in gaps
    assert ("object", "head_id") in gaps
    assert ("look", "") not in gaps


def test_an_advice_gone_past_knowingly_is_remembered(law: Law) -> None:
    story = tell("ready; no notice")
    story.set("control", "acknowledged.notice-never-recorded", "Телефонмен айттық")
    send = look_at(story, law).step("send")
    assert send is not None
    advice = {each.advice.id: each for each in send.advice}["notice-never-recorded"]
    assert (advice.acknowledged, advice.why) == (True, "Телефонмен айттық")


def test_two_ends_of_a_receipt(law: Law) -> None:
    story = tell("sent; receipt postal_notification 17.10.2025; receipt stamp 20.10.2025")
    clock = {each.clock.id: each for each in look_at(story, law).clocks}["PC_RESPONSE"]
    assert clock.start == date(2025, 10, 20)
    assert clock.due == date(2025, 11, 4)
    assert clock.earliest is not None
    assert clock.earliest.due == date(2025, 11, 3)
    assert (clock.grade, clock.proof) == ("proven", "stamp")


def test_a_year_without_calendar_is_no_failure(law: Law) -> None:
    story = received()
    story.set("control", "completed_on", "2039-10-10")
    clock = look_at(story, law).clocks[0]
    assert clock.start == date(2039, 10, 10)
    assert clock.due is None


def test_an_unknown_procedure_is_named(law: Law) -> None:
    story = blank()
    story.set("proceeding", "procedure", "hearing")
    with pytest.raises(Problem) as caught:
        look_at(story, law)
    assert caught.value.code == "step.unknown-procedure"


def test_a_text_that_no_paper_prints_is_asked_in_one_language(law: Law) -> None:
    story = tell("received; about covering-letter", "remedies")

    def missing(step: str) -> list[str]:
        state = route(story.case(), story.proceeding_id, law, date(2025, 11, 5)).step(step)
        assert state is not None
        return [gap.address.path for gap in state.missing]

    assert "texts.checked_where.kk" in missing("check-came")
    assert "texts.checked_where.ru" not in missing("check-came")
    story.set(story.told_of, "texts.checked_where.ru", "Почта")
    assert not [path for path in missing("check-came") if path.startswith("texts.checked")]
    story.set(story.told_of, "texts.demands.kk", "Жауап")
    assert "texts.demands.ru" in missing("complaint")
