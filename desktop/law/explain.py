"""A deadline as sentences: every day that was walked and why, from the same walk as the date."""

from collections.abc import Iterable, Iterator
from datetime import date

from desktop.domain.basis import Basis
from desktop.domain.calendar import WEEKEND, CalendarDay
from desktop.domain.dates import kazakh_date, long_date, not_later_than, with_weekday
from desktop.domain.terms import CountedDay
from desktop.domain.text import LocalText
from desktop.law.clocks import OWN_ACTORS, Deadline
from desktop.messages.catalogue import Say


def explain(deadline: Deadline, say: Say, *, advice: bool = True) -> tuple[str, ...]:
    """Explain a deadline day by day, in the language of `say`.

    Only a norm whose text was read is cited; the use of another act's counting rule is called an
    analogy (Civil Code 173-175 where a law has no counting rule of its own).

    Args:
        deadline: what was counted.
        say: the message catalogue's function.
        advice: also say what to do with the date (safe day, two readings, estimate, projected
            year, note); without it the text fits an outgoing paper.
    """
    lines = [*_rule(deadline, say), *_walk(deadline, say)]
    lines.append(say(f"terms.end.{_end(deadline)}", day=_weekday(deadline.due)))
    if advice:
        lines += _advice(deadline, say)
    return tuple(lines)


def explain_move(was: date, days: Iterable[CalendarDay], say: Say) -> str:
    """Say that days which became known as off or worked moved a last day, and from where."""
    named = (
        say(f"calendar.moved.{each.kind}", day=_weekday(each.date), order=_order(each))
        for each in days
    )
    return say("calendar.moved", days="; ".join(named), was=_weekday(was))


def cite(bases: Iterable[Basis], say: Say) -> str:
    """Name norms as a paper does, joined by semicolons: "Article 13(4) of the Law …"."""
    return "; ".join(_cite(basis, say) for basis in bases)


def _cite(basis: Basis, say: Say) -> str:
    code, paragraph = f"terms.cite.{basis.act}", basis.paragraph
    if paragraph is None:
        return say(code, article=basis.article)
    if basis.act == "appc" and paragraph.isdecimal():  # a code's parts are named by ordinal words
        paragraph = say(f"terms.part.{paragraph}")
    return say(f"{code}.paragraph", article=basis.article, paragraph=paragraph)


def _rule(deadline: Deadline, say: Say) -> Iterator[str]:
    clock, variant = deadline.clock, deadline.variant
    term = clock.term(variant)
    head = clock.direction if clock.kind == "limit" else clock.kind
    yield say(
        f"terms.head.{head if term.amount else 'same-day'}",
        title=clock.title.local(),
        length=say(f"terms.length.{term.unit}", n=term.amount),
    )
    if variant:
        yield say("terms.variant", when=variant.when.local())
    if clock.confidence == "verified":
        yield say("terms.law", citations=cite((variant or clock).basis, say))
    else:
        yield say("terms.not-law")
    yield say(
        f"terms.start.{_manner(deadline) if term.amount else 'same-day'}",
        day=_weekday(deadline.count.start),
        event=clock.starts_text.local(),
        citations=cite(clock.counting_basis, say),
    )


def _walk(deadline: Deadline, say: Say) -> Iterator[str]:
    term = deadline.clock.term(deadline.variant)
    walked = [day for day in deadline.count.days if day.part != "roll"]
    roll = [day for day in deadline.count.days if day.part == "roll"]
    for day in walked[1:]:
        if term.unit == "month":
            length = say("terms.length.month", n=term.amount)
            code = "clamped" if day.clamped else "same"
            yield say(f"terms.month.{code}", day=_weekday(day.date), length=length)
        elif day.number is None:
            yield say("terms.day.skipped", day=_weekday(day.date), why=_why(day, say))
        elif day.entry is not None and day.entry.kind == "working":
            code = "worked" if day.date.weekday() >= 5 else "not-off"
            yield say(
                f"terms.day.{code}", day=_weekday(day.date), n=day.number, order=_order(day.entry)
            )
        else:
            yield say("terms.day.counted", day=_weekday(day.date), n=day.number)
    if roll:
        for day in (walked[-1], *roll[:-1]):
            yield say("terms.roll.off", day=_weekday(day.date), why=_why(day, say))
        yield say(
            f"terms.roll.{term.roll}.{_manner(deadline)}",
            day=_weekday(roll[-1].date),
            citations=cite(deadline.clock.counting_basis, say),
        )


def _why(day: CountedDay, say: Say) -> str:
    entry = day.entry
    if entry is None or day.reason == WEEKEND:
        return say("terms.off.weekend")
    source = f" ({cite(entry.basis, say)})" if entry.confidence == "verified" else _order(entry)
    if entry.moved_from is None:
        return say("terms.off.holiday", name=entry.names.local(), source=source)
    code = "by-law" if entry.known_since is None else "by-order"
    return say(
        f"terms.off.{code}",
        name=entry.names.local(),
        origin=_since(entry.moved_from),
        source=source,
        order=_order(entry),
    )


def _order(entry: CalendarDay) -> str:
    return f" ({entry.order})" if entry.order else ""


def _end(deadline: Deadline) -> str:
    if deadline.clock.kind == "window":
        return "window"
    # Where the roll was walked but is not the reading taken, the last sentence must say so.
    return "limit" if deadline.due == deadline.count.days[-1].date else "unrolled"


def _advice(deadline: Deadline, say: Say) -> Iterator[str]:
    clock, count = deadline.clock, deadline.count
    own_act = clock.actor in OWN_ACTORS
    if count.earliest != count.latest:
        yield say(
            f"terms.readings.{'own' if own_act else 'others'}",
            letter=_on(count.last_by_letter),
            rolled=_on(count.days[-1].date),
        )
    if own_act and clock.direction == "before":
        yield say("terms.safe", day=_not_later(count.safe))
    if clock.estimate:
        yield say("terms.estimate")
    if count.projected:
        yield say("terms.projection")
    if clock.note is not None:
        yield say("terms.note", note=clock.note.local())


def _manner(deadline: Deadline) -> str:
    return "law" if deadline.clock.counting_confidence == "verified" else "analogy"


# The catalogue writes a bare day in its plain form; a sentence that needs another one gets the
# day in all three languages and the catalogue takes its own.


def _weekday(day: date) -> LocalText:
    return LocalText(
        kk=with_weekday(day, "kk"), ru=with_weekday(day, "ru"), en=with_weekday(day, "en")
    )


def _on(day: date) -> LocalText:
    return LocalText(
        kk=kazakh_date(day, "locative"), ru=long_date(day, "ru"), en=long_date(day, "en")
    )


def _since(day: date) -> LocalText:
    return LocalText(
        kk=kazakh_date(day, "ablative"), ru=long_date(day, "ru"), en=long_date(day, "en")
    )


def _not_later(day: date) -> LocalText:
    return LocalText(
        kk=not_later_than(day, "kk"), ru=not_later_than(day, "ru"), en=not_later_than(day, "en")
    )
