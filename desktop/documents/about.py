"""What a remedy's papers say of the letter that was ignored, refused or answered late."""

from datetime import date

from desktop.documents.days import NO_DAY, day_forms
from desktop.documents.shape import AboutFacts
from desktop.domain.case import Case
from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter
from desktop.domain.text import Lang
from desktop.domain.values import read_day
from desktop.law.explain import explain
from desktop.law.law import Law
from desktop.messages.catalogue import Say
from desktop.procedure.about import answer_to


def about_facts(  # noqa: PLR0917 - what a paper is made of
    case: Case, proceeding: Proceeding, law: Law, lang: Lang, on: date, say: Say
) -> AboutFacts:
    """Return what is said of the letter that a remedy is about; all empty in other proceedings.

    An accusation is counted by the later reading, and only on proof: a term whose start is not
    proven has no last day here, and nobody is called late or silent by it.

    Args:
        case: the case.
        proceeding: the remedy.
        law: the law's data.
        lang: the language of the paper.
        on: the day of the paper.
        say: words of that language.
    """
    found = AboutFacts(
        covering_letter=False,
        information_request=False,
        appeal=False,
        visit_request=False,
        complaint=False,
        title="",
        number="",
        date=NO_DAY,
        received=NO_DAY,
        due=NO_DAY,
        answered=NO_DAY,
        silent=False,
        late=False,
        refused=False,
        count=[],
    )
    letter = case.get(Letter, proceeding.about_letter_id)
    if letter is None:
        return found
    found["covering_letter"] = letter.kind == "covering-letter"
    found["information_request"] = letter.kind == "information-request"
    found["appeal"] = letter.kind == "appeal"
    found["visit_request"] = letter.kind == "visit-request"
    found["complaint"] = letter.kind == "complaint"
    found["title"] = law.document(letter.kind).title.text(lang)
    found["number"] = " ".join(letter.number.split())
    found["date"] = day_forms(read_day(letter.dated), lang)
    answer = answer_to(case, letter, law, on)
    if answer is None:
        return found
    clock = answer.clock
    came = answer.came is not None
    found["refused"] = answer.refused
    found["silent"] = clock.state == "missed" and not came
    found["late"] = clock.state == "missed" and came
    found["answered"] = day_forms(answer.came if isinstance(answer.came, date) else None, lang)
    if clock.deadline is not None and not clock.estimate:
        found["received"] = day_forms(clock.start, lang)
        found["due"] = day_forms(clock.due, lang)
        found["count"] = list(explain(clock.deadline, say, advice=False))
    return found
