"""Who controls and who is controlled: subjects, objects and the people on both sides."""

from typing import Literal
from uuid import UUID

from desktop.domain.record import Record
from desktop.domain.text import LocalText
from desktop.domain.values import Answer, BinText, DayText, EmailText, LineText

SubjectKind = Literal["organisation", "citizen", "group"]
LegalForm = Literal[
    "",
    "public_foundation",
    "public_association",
    "private_foundation",
    "association_of_legal_entities",
    "institution",
    "other",
]
ObjectKind = Literal[
    "",
    "state_body",
    "state_institution",
    "quasi_public",
    "autonomous_education",
    "performs_functions",
    "named_by_law",
    "public_council",
    "unknown",
]
Side = Literal["subject", "object", "third"]
GroupRole = Literal["chair", "secretary", "member"]


class Subject(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A subject of public control: a citizen, a group or a non-profit organisation (1(5), 6(1)).

    The three facts on foreign participation (6(2)(6)) are separate and none is guessed from
    another; the Law does not define the term.
    """

    kind: SubjectKind = "organisation"
    name: LocalText = LocalText()
    legal_form: LegalForm = ""
    bin: BinText = ""
    registered_in_kazakhstan: Answer = ""
    religious: Answer = ""
    suspended_or_banned: Answer = ""
    foreign_founder: Answer = ""
    foreign_branch: Answer = ""
    foreign_grants: Answer = ""
    foreign_decision: LocalText = LocalText()
    city: LocalText = LocalText()
    address: LocalText = LocalText()
    phone: LineText = ""
    email: EmailText = ""
    website: LineText = ""
    signatory_id: UUID | None = None
    executor_id: UUID | None = None


class ControlObject(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An object of public control: the institution that the case file is about (1(4))."""

    kind: ObjectKind = ""
    special_regime: Answer = ""
    excluded_sphere: Answer = ""
    name: LocalText = LocalText()
    bin: BinText = ""
    region: LineText = ""
    city: LocalText = LocalText()
    address: LocalText = LocalText()
    phone: LineText = ""
    email: EmailText = ""
    website: LineText = ""
    head_id: UUID | None = None
    higher_body: LocalText = LocalText()
    former_name: LocalText = LocalText()
    authorised_body: LocalText = LocalText()


class Person(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person in the case, with the forms of name and post that letters need, as entered.

    `post` of an institution's head holds the institution's name as part of the post, as the
    addressee line asks ("Руководитель ГУ «…»"); a dative form is what the user entered, or took
    of what a rule proposes.
    """

    side: Side = "subject"
    full_name: LocalText = LocalText()
    short_name: LocalText = LocalText()
    short_name_dative: LocalText = LocalText()
    post: LocalText = LocalText()
    post_dative: LocalText = LocalText()
    phone: LineText = ""
    email: EmailText = ""


class Membership(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person's part in one control: the declaration under 6(2) and the conflict of interest."""

    control_id: UUID
    person_id: UUID
    role: GroupRole = "member"
    citizen_of_kazakhstan: Answer = ""
    adult: Answer = ""
    declared_on: DayText = ""
    conflict_of_interest: Answer = ""


class Expert(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An expert whom the subject engages (11(2)), and what the Law asks of one (11(3)).

    `speciality` is the field of knowledge; `attachment_id` a copy of the diploma or the record of
    experience; `conclusions` what the expert found, signed on `signed_on` (11(4)).
    """

    control_id: UUID
    person_id: UUID | None = None
    speciality: LocalText = LocalText()
    education: Answer = ""
    two_years: Answer = ""
    knowledge: Answer = ""
    conflict_of_interest: Answer = ""
    attachment_id: UUID | None = None
    conclusions: LocalText = LocalText()
    signed_on: DayText = ""
