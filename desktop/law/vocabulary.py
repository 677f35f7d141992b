"""The facts that procedures may name in conditions: the whole list, with their types.

`desktop.procedure.facts` computes each of them from a case; a test holds both lists together.
Facts of families (letters, steps, answers, clocks) are made from what a procedure declares.
"""

from collections.abc import Iterable, Mapping
from typing import get_args

from desktop.domain.control import Manner
from desktop.domain.correspondence import Channel
from desktop.domain.parties import ObjectKind, SubjectKind
from desktop.law.conditions import FactName

FACTS: Mapping[str, FactName] = {
    "today": FactName("day", "the day on which the route is looked at"),
    # who controls
    "subject.kind": FactName("choice", "citizen, group or organisation", get_args(SubjectKind)),
    "subject.name": FactName("text", "the subject's name in the control's languages"),
    "subject.registered": FactName("answer", "the organisation is registered in Kazakhstan"),
    "subject.religious": FactName("answer", "the organisation is a religious association"),
    "subject.suspended": FactName("answer", "the organisation is suspended or banned"),
    "subject.foreign_founder": FactName("answer", "it has a foreign founder or member"),
    "subject.foreign_branch": FactName("answer", "it is a branch of a foreign organisation"),
    "subject.foreign_grants": FactName("answer", "it receives foreign grants"),
    "subject.foreign_decision": FactName("text", "what was decided about foreign participation"),
    "subject.website": FactName("text", "the subject's own website"),
    "subject.signatory": FactName("text", "who signs for the subject"),
    # who is controlled
    "object.kind": FactName("choice", "the kind of object", get_args(ObjectKind)),
    "object.name": FactName("text", "the object's name in the control's languages"),
    "object.special_regime": FactName("answer", "a regime or special-regime facility"),
    "object.excluded_sphere": FactName("answer", "the matter belongs to a sphere of Art. 3(2)"),
    "object.head": FactName("text", "the head to whom letters are addressed"),
    "object.higher_body": FactName("text", "the higher body"),
    # the control
    "form.monitoring": FactName("flag", "the control has a public monitoring (12)"),
    "form.discussion": FactName("flag", "the control has a public discussion (10)"),
    "form.expertise": FactName("flag", "the control has a public expertise (11)"),
    "control.forms": FactName("count", "forms of control that the control combines (9)"),
    "control.topic": FactName("text", "the topic in the control's languages"),
    "control.public_interest": FactName("text", "whom the matter touches, in those languages"),
    "control.tasks": FactName("count", "how many tasks of Art. 4(2) were chosen"),
    "control.manner": FactName("choice", "remote, visit or both", get_args(Manner)),
    "control.with_visit": FactName("flag", "a visit is planned"),
    "control.hours_reversed": FactName(
        "flag", "it lasted one day, and ended at an hour before that of its beginning"
    ),
    "control.by_group": FactName("flag", "a group controls (6(3)): by kind of subject or answer"),
    "control.languages": FactName("count", "how many languages the documents have"),
    "control.kazakh": FactName("flag", "Kazakh is one of them"),
    "control.started": FactName("day", "the day on which it began"),
    "control.completed": FactName("day", "the day on which it was completed"),
    "control.completed_known": FactName("flag", "that day is entered, and not as unknown"),
    "control.time": FactName("text", "the hours of the control (13(1))"),
    "control.place": FactName("text", "the place of the control (13(1))"),
    "control.conclusion": FactName("text", "the conclusion in the control's languages"),
    "proceeding.begun_anew": FactName("flag", "steps of it began anew"),
    "control.entered_afterwards": FactName("flag", "a past control, entered as it happened"),
    # people
    "members.count": FactName("count", "people who take part in the control"),
    "members.undeclared": FactName("count", "of them, those without a signed declaration"),
    "members.not_citizens": FactName("count", "of them, those who are not citizens by own word"),
    "members.not_adults": FactName("count", "of them, those under eighteen by own word"),
    "members.with_conflict": FactName("count", "of them, those with a conflict of interest"),
    "members.conflict_unanswered": FactName("count", "of them, those not asked or not sure"),
    # evidence, looks, findings, recommendations
    "experts.count": FactName("count", "experts who are engaged"),
    "experts.without_education": FactName("count", "experts stated to lack the education (11(3))"),
    "experts.without_years": FactName("count", "experts stated to lack two years of experience"),
    "experts.without_knowledge": FactName("count", "experts stated to lack special knowledge"),
    "experts.with_conflict": FactName("count", "experts with a conflict of interest"),
    "experts.unanswered": FactName("count", "experts of whom some question is not answered"),
    "experts.without_conclusions": FactName("count", "experts whose findings are not entered"),
    "experts.last_signed": FactName("day", "the latest day on which an expert signed findings"),
    "evidence.count": FactName("count", "pieces of evidence"),
    "evidence.first_day": FactName(
        "day", "the earliest day on which evidence of the control was made or found"
    ),
    "evidence.last_day": FactName("day", "the latest such day"),
    "evidence.with_people": FactName("count", "pieces on which people can be recognised"),
    "evidence.without_consent": FactName("count", "of them, those without consent"),
    "evidence.without_sheet": FactName(
        "count", "pieces of which consent is said, and no sheet speaks of it"
    ),
    "evidence.people_unanswered": FactName(
        "count",
        "pictures of which it is not said whether people can be recognised, or may be shown",
    ),
    "evidence.unused": FactName("count", "pieces to which no finding leads"),
    "consents.withdrawn_shown": FactName(
        "count",
        "consents withdrawn, of whose evidence it is not said that nobody can be recognised",
    ),
    "findings.count": FactName("count", "findings"),
    "findings.negative": FactName("count", "findings of an absence, breach or shortcoming"),
    "findings.absences": FactName("count", "findings of an absence"),
    "findings.weak": FactName("count", "findings that lean on an unanswered condition of a norm"),
    "findings.without_evidence": FactName("count", "negative findings without evidence or look"),
    "findings.without_norm": FactName("count", "negative findings without a norm"),
    "findings.on_access": FactName("count", "findings that name the Law on Access to Information"),
    "looks.count": FactName("count", "looks at places"),
    "looks.without_time": FactName("count", "looks without a day or an hour"),
    "looks.last_day": FactName("day", "the day of the latest look"),
    "absences.without_look": FactName("count", "absences for which no look is recorded"),
    "recommendations.count": FactName("count", "recommendations"),
    "recommendations.without_finding": FactName("count", "those to which no finding leads"),
    "recommendations.unanswered": FactName("count", "those on which no reply is recorded"),
    "recommendations.refused": FactName("count", "those refused, or not answered, by the reply"),
    "recommendations.declined": FactName("count", "those refused by the reply, in words"),
    "recommendations.replied": FactName("count", "those on which a reply in words is recorded"),
    "replies.all_positive": FactName("flag", "every recommendation was accepted or done"),
    "outcomes.count": FactName("count", "things that changed after the control"),
}

PROOFS = ("proven", "dated", "claimed", "none")

LETTER_FACTS: Mapping[str, FactName] = {
    "prepared": FactName("flag", "the letter was begun"),
    "made": FactName("flag", "its paper was made here, or the signed one was put into the case"),
    "number": FactName("text", "its outgoing number"),
    "dated": FactName("day", "its date"),
    "channel": FactName("choice", "how it goes", get_args(Channel)),
    "sent_on": FactName("day", "the day of sending, as entered"),
    "sent": FactName("flag", "it is marked as sent"),
    "ever_sent": FactName("flag", "it, or a former one of its kind, is marked as sent"),
    "first_dated": FactName("day", "the first date of a letter of its kind"),
    "first_sent_on": FactName("day", "the first day of sending of a letter of its kind"),
    "marked_sent_on": FactName("day", "the day of sending, once it is marked as sent"),
    "proof": FactName("choice", "the best proof of receipt", PROOFS),
    "received_earliest": FactName("day", "the first day of receipt that is proven"),
    "received_safe": FactName("day", "the last day of receipt that is proven"),
    "claimed_on": FactName("day", "the first day of receipt that is only claimed"),
}
"""Facts of `letter.<kind>.…`, the newest outgoing letter of a kind."""

EACH_LETTER = "*"
"""In place of a kind of letter, in a warning only: each outgoing letter in turn."""

OF_EACH_LETTER = {f"letter.{EACH_LETTER}.{part}": name for part, name in LETTER_FACTS.items()}

INCOMING_FACTS: Mapping[str, FactName] = {
    "count": FactName("count", "letters of the kind that came"),
    "arrived": FactName("day", "when the first came; unknown if no day is entered"),
    "dated": FactName("day", "the sender's first date; unknown if one of them bears none"),
}
"""Facts of `incoming.<kind>.…`."""

CLOCK_STATES = ("not_started", "running", "due_today", "kept", "missed")


ABOUT_FACTS: Mapping[str, FactName] = {
    "kind": FactName("choice", "what kind of letter it is"),
    "sent_on": FactName("day", "the day on which it was sent, as entered"),
    "proof": FactName("choice", "the best proof of its receipt", PROOFS),
    "state": FactName("choice", "state of the term of its answer", CLOCK_STATES),
    "due": FactName("day", "the last day for the answer, for which an accusation waits"),
    "answered": FactName("day", "the day on which the answer came; unknown if no day is entered"),
    "refused": FactName("flag", "the answer is a refusal"),
    "passed": FactName("flag", "its term ended without an answer; one came later, or none"),
    "learned_on": FactName("day", "the day on which the refusal or the silence became known"),
}
"""Facts of `about.…`, the letter that a remedy is about; only remedies have them."""


def facts_of(
    *,
    documents: Iterable[str],
    incoming: Iterable[str],
    answers: Mapping[str, FactName],
    texts: Iterable[str],
    steps: Iterable[str],
    advice: Iterable[str],
    clocks: Iterable[str],
    about: tuple[str, ...],
) -> Mapping[str, FactName]:
    """Return all facts that one procedure may name: the list above and its own families."""
    facts = dict(FACTS)
    if about:
        facts |= {f"about.{part}": name for part, name in ABOUT_FACTS.items()}
        facts["about.kind"] = ABOUT_FACTS["kind"]._replace(choices=about)
    for kind in documents:
        facts.update({f"letter.{kind}.{part}": name for part, name in LETTER_FACTS.items()})
    for kind in incoming:
        facts.update({f"incoming.{kind}.{part}": name for part, name in INCOMING_FACTS.items()})
    facts.update({f"answers.{ask}": name for ask, name in answers.items()})
    facts.update({f"texts.{ask}": FactName("text", "a declared text") for ask in texts})
    facts.update({f"step.{step}.marked": FactName("flag", "marked as completed") for step in steps})
    for each in advice:
        facts[f"advice.{each}.acknowledged"] = FactName("flag", "the user went on knowingly")
    days = [ask for ask, name in answers.items() if name.type == "day"]
    facts.update({f"off.{ask}": FactName("flag", "that day is a day off") for ask in days})
    for clock in clocks:
        facts[f"clock.{clock}.due"] = FactName(
            "day", "the last day of the clock, while it is known"
        )
        facts[f"clock.{clock}.silent"] = FactName(
            "flag", "what others owed did not come, and the day for looking has passed too"
        )
        facts[f"clock.{clock}.end"] = FactName("day", "the same, whether it is owed or not")
        facts[f"clock.{clock}.state"] = FactName("choice", "state of the clock", CLOCK_STATES)
    return facts
