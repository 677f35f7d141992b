"""What a remedy's papers say of the letter that was ignored, refused or answered late."""

from datetime import date

from desktop.documents.days import NO_DAY, day_forms
from desktop.documents.shape import AboutFacts
from desktop.domain.case import Case
from desktop.domain.control import Proceeding
from desktop.domain.text import Lang
from desktop.domain.values import read_day
from desktop.law.explain import explain
from desktop.law.law import Law
from desktop.messages.catalogue import Say
from desktop.procedure.about import about_of, facts_on


def about_facts(  # noqa: PLR0917 - what a paper is made of
    case: Case, proceeding: Proceeding, law: Law, lang: Lang, on: date, say: Say
) -> AboutFacts:
    """Return what is said of the letter that a remedy is about; all empty in other proceedings.

    An accusation is counted by the later reading, and only on proof: a term whose start is not
    proven has no last day here, and nobody is called late or silent by it. An answer that the
    remedy itself records is an answer.

    Args:
        case: the case.
        proceeding: the remedy.
        law: the law's data.
        lang: the language of the paper.
        on: the day of the paper.
        say: words of that language.
    """
    facts, _ = facts_on(case, proceeding, law, on)
    about = about_of(facts)
    found = AboutFacts(
        kind="",
        title="",
        number="",
        date=NO_DAY,
        received=NO_DAY,
        due=NO_DAY,
        answered=NO_DAY,
        came=False,
        silent=False,
        late=False,
        refused=False,
        count=[],
    )
    if about is None:
        return found
    letter = about.letter
    found["kind"] = letter.kind
    found["title"] = law.document(letter.kind).title.text(lang)
    found["number"] = " ".join(letter.number.split())
    found["date"] = day_forms(read_day(letter.day_it_bears), lang)
    found["received"] = day_forms(about.received, lang)
    found["answered"] = day_forms(about.came if isinstance(about.came, date) else None, lang)
    found["came"] = about.came is not None
    found["silent"], found["late"], found["refused"] = about.silent, about.late, about.refused
    clock = about.clock
    if clock is not None and clock.deadline is not None and not clock.estimate:
        found["due"] = day_forms(clock.due, lang)
        found["count"] = list(explain(clock.deadline, say, advice=False))
    return found
