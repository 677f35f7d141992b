"""A control's standing as plain data and as lines to read."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from desktop.domain.control import Proceeding
from desktop.domain.dates import counter
from desktop.domain.text import LANGS, Lang
from desktop.law.clocks import Deadline
from desktop.law.explain import explain, explain_move
from desktop.messages.catalogue import Say
from desktop.procedure.missing import Missing
from desktop.procedure.naming import Names
from desktop.procedure.route import main_proceeding
from desktop.procedure.states import ClockState, Route, StepState, Warning_
from desktop.usecases.cases import current_control, institution
from desktop.usecases.counting import deadline_plain
from desktop.usecases.desk import Desk
from desktop.usecases.papers import latest, outdated
from desktop.usecases.second_reading import Reading, all_readings
from desktop.usecases.standing import day_of, standings


def status_data(
    desk: Desk, on: date | None, lang: Lang, number: int | None = None
) -> dict[str, Any]:
    """Return where a control stands on a day, as plain JSON.

    `None` means the latest control, and today or the day on which a sample stands.

    Steps with state, what is missing, gates and advice; clocks with start, due, basis and
    explanation; warnings; orphans (records that hang in the air). The control's first proceeding
    stands at the top, all others in `proceedings`, each with the same keys. `readings` says what
    colleagues were asked to read and said of it. Sentences are in `lang`, ids in English.
    """
    control = current_control(desk.case, number)
    on = on or day_of(desk, control.id)
    main_proceeding(desk.case, control.id)  # names what is wrong with a control that has none
    first, *others = standings(desk, control.id, on)
    names = Names(desk.case, control.id, desk.office.law, lang)
    return {
        "case": str(desk.case.id),
        "object": institution(desk.case).name.any_text(lang),
        "topic": control.topic.text(lang),
        "control": control.number,
        "sample": control.sample,
        "on": on.isoformat(),
        **_route(desk, first, lang, names),
        "proceedings": [_route(desk, each, lang, names) for each in others],
        "readings": [_reading(each.reading) for each in all_readings(desk, control.id)],
    }


def _reading(found: Reading) -> dict[str, Any]:
    review = found.review
    return {
        "paper": review.kind,
        "state": found.state,
        "reviewer": review.reviewer,
        "asked_by": found.asked_by,
        "at": review.at.isoformat() if review.at is not None else None,
        "changed_since": found.changed,
        "not_in_order": [check for check, said in sorted(review.ticks.items()) if said == "no"],
    }


def _route(desk: Desk, route: Route, lang: Lang, names: Names) -> dict[str, Any]:
    say = desk.office.messages(lang).say
    cite = desk.office.law.references.short
    return {
        "procedure": route.procedure,
        "title": desk.office.law.procedure(route.procedure).title.text(lang),
        "edition": route.edition,
        "phase": route.phase,
        "current": route.current,
        "steps": [
            {"phase": phase.id, **_step(step, lang, cite, names)}
            for phase in route.phases
            for step in phase.steps
        ],
        "clocks": [_clock(clock, lang, say, cite) for clock in route.clocks],
        "warnings": [
            {**_warning(warning, lang, cite), "whose": _letter(warning, names)}
            for warning in route.warnings
        ],
        "orphans": [
            {**_warning(orphan, lang, cite), "whose": names.place(orphan.addresses[0])}
            for orphan in route.orphans
        ],
    }


def _letter(warning: Warning_, names: Names) -> str:
    return names.letter(warning.addresses[0]) if warning.addresses else ""


def _warning(warning: Warning_, lang: Lang, cite: Any) -> dict[str, Any]:
    return {
        "id": warning.id,
        "text": warning.text.text(lang),
        "basis": [cite(basis, lang) for basis in warning.basis],
        "confidence": warning.confidence,
        "fields": [f"{address.kind}.{address.path}" for address in warning.addresses],
    }


def _step(state: StepState, lang: Lang, cite: Any, names: Names) -> dict[str, Any]:
    step = state.step
    return {
        "id": step.id,
        "title": step.title.text(lang),
        "state": state.state,
        "basis": [cite(basis, lang) for basis in step.basis],
        "confidence": step.confidence,
        "missing": [
            {**_missing(gap, lang), "whose": whose}
            for gap, whose in zip(state.missing, names.owners(state.missing), strict=True)
        ],
        "gates": [
            {
                "id": gate.gate.id,
                "act": gate.act,
                "open": gate.open,
                "refuses": gate.refuses,
                "text": gate.text.text(lang),
                "basis": [cite(basis, lang) for basis in gate.basis],
            }
            for gate in state.gates
        ],
        "advice": [
            {
                "id": advice.advice.id,
                "text": advice.advice.text.text(lang),
                "basis": [cite(basis, lang) for basis in advice.advice.basis],
                "acknowledged": advice.acknowledged,
                "confidence": advice.advice.confidence,
            }
            for advice in state.advice
        ],
        "documents": list(state.documents),
    }


def _missing(gap: Missing, lang: Lang) -> dict[str, Any]:
    return {
        "field": f"{gap.address.kind}.{gap.address.path}",
        "record": str(gap.address.record_id),
        "label": gap.label.text(lang),
        "lang": gap.lang,
        "fault": gap.fault,
    }


def _clock(clock: ClockState, lang: Lang, say: Say, cite: Any) -> dict[str, Any]:
    counted = clock.deadline
    return {
        "id": clock.clock.id,
        "title": clock.clock.title.text(lang),
        "state": clock.state,
        "why_not_started": clock.why_not_started.text(lang) if clock.why_not_started else None,
        "basis": [cite(basis, lang) for basis in clock.clock.basis],
        "confidence": clock.clock.confidence,
        "counting_confidence": clock.clock.counting_confidence,
        "estimate": clock.estimate,
        "met_on": clock.met_on.isoformat() if clock.met_on else None,
        "days_left": clock.days_left,
        "to_be_checked": clock.to_be_checked,
        **(_counted(counted, clock, say) if counted else _uncounted(clock, say)),
    }


def _counted(counted: Deadline, clock: ClockState, say: Say) -> dict[str, Any]:
    lines = explain(counted, say)
    if clock.moved is not None:
        lines = (*lines, explain_move(clock.moved.was, clock.moved.days, say))
    return deadline_plain(counted, lines)


def _uncounted(clock: ClockState, say: Say) -> dict[str, Any]:
    """Return the keys of a deadline for a clock that has none, and why a running one has none."""
    keys = ("start", "due", "earliest", "latest", "safe")
    plain: dict[str, Any] = {**dict.fromkeys(keys), "projected": False, "explanation": []}
    if clock.start is not None:
        # It runs, into a year without a calendar or out of one.
        plain["start"] = clock.start.isoformat()
        plain["explanation"] = [say("calendar.not-covered", year=clock.uncovered)]
    return plain


def status_lines(data: dict[str, Any], say: Say, lang: Lang) -> Iterable[str]:
    """Yield a control's standing as lines to read in a terminal."""
    yield from (line for line in (data["object"], data["topic"]) if line)
    if data["sample"]:
        yield say("report.sample", day=date.fromisoformat(data["on"]))
    yield from _route_lines(data, say, lang)
    for beside in data["proceedings"]:
        yield ""
        yield beside["title"]
        yield from _route_lines(beside, say, lang)


def _route_lines(data: dict[str, Any], say: Say, lang: Lang) -> Iterator[str]:
    yield ""
    for step in data["steps"]:
        left_open = len(step["missing"]) if step["state"] == "done" else 0
        gaps = f" ({say('report.left-open', n=left_open)})" if left_open else ""
        yield f"{_MARKS[step['state']]} {step['title']}{gaps}"
        if step["state"] == "now":
            yield from (f"      {say('report.missing', what=_what(m))}" for m in step["missing"])
            closed = (gate for gate in step["gates"] if not gate["open"])
            yield from (f"      ! {_founded(gate, say)}" for gate in closed)
        if step["state"] in ("now", "open"):
            heard = (advice for advice in step["advice"] if not advice["acknowledged"])
            yield from (f"      – {_founded(advice, say)}" for advice in heard)
    yield ""
    for clock in data["clocks"]:
        yield f"{clock['id']}  {_founded({**clock, 'text': _clock_words(clock, say, lang)}, say)}"
    for sign, shown in (("!", data["warnings"]), ("?", data["orphans"])):
        for each in shown:
            whose = f"{each['whose']}: " if each["whose"] else ""
            yield f"{sign} {whose}{_founded(each, say)}"


def _clock_words(clock: dict[str, Any], say: Say, lang: Lang) -> str:
    words = [clock["due"] or clock["why_not_started"] or " ".join(clock["explanation"])]
    if clock["to_be_checked"]:  # nobody is late on the day for looking whether it came
        words.append(say("today.kind.check_arrival"))
        return f"{clock['title']}: {', '.join(words)}"
    if clock["state"] != "not_started":
        words.append(say(f"workbook.clock_state.{clock['state']}"))
    if clock["met_on"]:
        words.append(clock["met_on"])
    elif clock["days_left"] is not None:
        words.append(counter(clock["days_left"], lang))
    if clock["estimate"]:
        words.append(say("workbook.confidence.estimate"))
    # A whole sentence may be among them: its full stop stands at the end or not at all.
    return f"{clock['title']}: {', '.join(word.removesuffix('.') for word in words)}"


def _founded(said: dict[str, Any], say: Say) -> str:
    """Return a text with the articles it rests on; what is not verified law says how sure it is."""
    grounds = list(said["basis"])
    if said.get("confidence", "verified") != "verified":
        grounds.append(say(f"workbook.confidence.{said['confidence']}"))
    counting = said.get("counting_confidence")
    if counting and counting != said["confidence"]:
        how_sure = say(f"workbook.confidence.{counting}")
        grounds.append(say("workbook.confidence.counting", confidence=how_sure))
    return f"{said['text']} ({'; '.join(grounds)})" if grounds else str(said["text"])


def _what(missing: dict[str, Any]) -> str:
    whose = f"{missing['whose']} – " if missing["whose"] else ""
    lang = f" ({missing['lang']})" if missing["lang"] else ""
    return f"{whose}{missing['label']}{lang}"


def papers_data(desk: Desk, lang: Lang, number: int | None = None) -> list[dict[str, Any]]:
    """Return the papers of a control's proceedings (`None`: the latest's) and which are made.

    A paper that several proceedings share stands with the first of them.
    """
    control = current_control(desk.case, number)
    law, found, shared = desk.office.law, [], set[str]()
    for proceeding in desk.case.of_control(Proceeding, control.id):
        procedure = law.edition(proceeding.procedure, proceeding.edition_sha256)
        for kind in procedure.documents:
            if kind in shared:
                continue
            if kind in procedure.common.documents:
                shared.add(kind)
            makings = ((one, latest(desk.case, proceeding, kind, one)) for one in LANGS)
            found.append(
                {
                    "id": kind,
                    "title": law.document(kind).title.text(lang),
                    "proceeding": proceeding.number,
                    "procedure": procedure.title.text(lang),
                    "made": [
                        {
                            "lang": one,
                            "at": paper.made_at.isoformat(),
                            "outdated": outdated(desk, proceeding.id, paper),
                        }
                        for one, paper in makings
                        if paper
                    ],
                }
            )
    return found


def paper_lines(papers: list[dict[str, Any]], say: Say) -> Iterator[str]:
    """Yield a line for each paper: id, title, procedure and in which languages it is made."""
    for paper in papers:
        langs = [
            say("report.outdated", lang=made["lang"]) if made["outdated"] else made["lang"]
            for made in paper["made"]
        ]
        made = say("report.made", langs=tuple(langs)) if langs else say("report.not-made")
        yield "\t".join((paper["id"], paper["title"], paper["procedure"], made))


_MARKS = {"done": "[x]", "now": "[>]", "open": "[ ]", "later": " · "}
