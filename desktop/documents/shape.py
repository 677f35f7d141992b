"""What a template may say: the facts of a paper, field by field.

One shape serves every kind of paper, so that whoever edits letters learns one list
(`docs/letters.md`). Texts are of one language and one line; what may run over several
paragraphs is a list of them. What is unknown is an empty text or an empty list, never absent.
"""

from typing import NewType, TypedDict


class Day(TypedDict):
    """One day in the forms that sentences need; all empty if the day is not known."""

    figures: str
    words: str
    attribute: str
    on: str
    since: str


class Own(TypedDict):
    """The paper itself. `date` is its letter's, `made` the day as of which it speaks."""

    number: str
    date: str
    made: str
    numbered: bool
    city: str


class Subject(TypedDict):
    """Who controls."""

    organisation: bool
    citizen: bool
    group: bool
    kind: str
    name: str
    bin: str
    city: str
    address: str
    phone: str
    email: str
    website: str
    contacts: list[str]
    compliance: list[str]


class ObjectFacts(TypedDict):
    """Who is controlled."""

    name: str
    bin: str
    city: str
    address: str
    website: str
    authorised_body: str
    higher_body: str
    former_name: str


class ControlFacts(TypedDict):
    """The control itself."""

    topic: str
    public_interest: list[str]
    partners: list[str]
    tasks: list[str]
    manner: str
    visit: bool
    by_group: bool
    started: Day
    completed: Day
    period: str
    time: str
    place: str
    conclusion: list[str]


class FormFacts(TypedDict):
    """The forms of control that are combined in it (9(2)): how they are called, and their articles.

    `name` and `of` join them by "and": "public monitoring and public discussion"; `title` begins
    with a capital, `of` is the genitive. `articles` are the numbers of the Law's articles, 9 first.
    """

    name: str
    title: str
    of: str
    articles: list[str]
    monitoring: bool
    discussion: bool
    expertise: bool


class ExpertFacts(TypedDict):
    """One expert (11(2)-(4)); `qualified` says that all that the Law asks of one is confirmed."""

    number: int
    full_name: str
    speciality: str
    qualified: bool
    no_conflict: bool
    conclusions: list[str]
    signed: str


class Member(TypedDict):
    """One of those who carry the control out."""

    number: int
    full_name: str
    short_name: str
    post: str
    role: str
    chair: bool
    secretary: bool
    citizen_of_kazakhstan: bool
    adult: bool
    no_conflict: bool
    declared: str


class Signatory(TypedDict):
    """One line of signature."""

    post: str
    name: str


class LookFacts(TypedDict):
    """One look at one place."""

    number: int
    place: str
    day: str
    time: str
    walked: str
    words: str
    shown: str
    person: str
    evidence: str


class FindingFacts(TypedDict):
    """One established fact or circumstance."""

    number: int
    kind: str
    title: str
    circumstances: list[str]
    causes: list[str]
    norms: list[str]
    conditions: list[str]
    evidence: str
    looks: list[LookFacts]


class RecommendationFacts(TypedDict):
    """One proposal, to be answered separately.

    `verdict` is what kind of answer it got, `quote` what the answer says. `lacks` is what the
    answer leaves open, as a clause after "please tell"; `question` what the user asks besides.
    `heard` and the three after it are what came of it at a meeting.
    """

    number: int
    text: str
    more: list[str]
    responsible: str
    term: str
    norms: list[str]
    findings: str
    verdict: str
    quote: list[str]
    lacks: str
    question: list[str]
    heard: list[str]
    agreed: list[str]
    agreed_who: str
    agreed_by: str


class OutcomeFacts(TypedDict):
    """One thing that changed. `mark` is its day and its document in one line.

    `recommendations` are the numbers of those that it answers.
    """

    number: int
    text: str
    mark: str
    recommendations: str


class EvidenceFacts(TypedDict):
    """One line of the list of documents obtained; the last three are empty without a file."""

    number: int
    kind: str
    title: str
    source: str
    how: str
    made: str
    found: str
    taken: str
    by: str
    note: str
    file: str
    size: str
    checksum: str


Picture = NewType("Picture", str)
"""A picture: in the facts the SHA-256 of the original, in the paper the reduced copy drawn."""


class PictureFacts(TypedDict):
    """One picture of the annex."""

    number: int
    caption: str
    image: Picture


class Other(TypedDict):
    """What this paper says of another one of the same control."""

    number: str
    date: Day


class ResponseFacts(TypedDict):
    """The newest reasoned response. `mark` is its date, number and sender in one line."""

    came: bool
    arrived: Day
    mark: str


class ConsentFacts(TypedDict):
    """One person's consent, for the sheet to sign; all empty where a blank one is printed.

    `for_another` says that there is room for a representative's name. `purposes` are all purposes
    to choose from by hand, where none is chosen.
    """

    name: str
    representative: str
    for_another: bool
    purpose: str
    purposes: list[str]
    data: str
    details: str
    evidence: list[str]
    given: str


class Enclosed(TypedDict):
    """One of the papers that lie in the envelope; `mark` is its number and date in one line."""

    number: int
    title: str
    mark: str


class SendingFacts(TypedDict):
    """The letter that a paper helps to send or to prove: an envelope, an act of refusal.

    It is the letter of the step that makes the paper; all empty in papers of other steps. `mark`
    is its number and date in one line, `contents` what lies in the envelope, the letter first.
    """

    title: str
    mark: str
    contents: list[Enclosed]


class PostedFacts(TypedDict):
    """One letter of the case that goes by post on the day of the paper."""

    number: int
    mark: str
    title: str
    to: str
    address: str


class LawFacts(TypedDict):
    """Norms whose place depends on the paper's date."""

    participation: str


class AskedFacts(TypedDict):
    """The answer to a question that a procedure itself asks, by the id of the question.

    `words` is the answer in one line: the label of a choice, a day in figures, a text without its
    full stop; `lines` are the paragraphs of a text, `points` the same for a list that the paper
    numbers and closes itself, `day` is a day in all its forms, `former` the day that was answered
    before the steps began anew. `number` and `date` are those of our letter that was chosen.
    """

    words: str
    lines: list[str]
    points: list[str]
    day: Day
    former: Day
    number: str
    date: Day
    yes: bool
    no: bool


class AboutFacts(TypedDict):
    """The letter of ours that a remedy is about; all empty in papers of other proceedings.

    `kind` is the letter's. `received` is known only where the receipt is proven, `due` only where
    the start of the term is; `came` also where nobody knows the day of the answer. `count` counts
    the term day by day, a line a day, by what is law.
    """

    kind: str
    title: str
    number: str
    date: Day
    received: Day
    due: Day
    answered: Day
    came: bool
    silent: bool
    late: bool
    refused: bool
    count: list[str]


class Facts(TypedDict):
    """Everything that a paper can say."""

    own: Own
    subject: Subject
    object: ObjectFacts
    addressee: list[str]
    control: ControlFacts
    form: FormFacts
    experts: list[ExpertFacts]
    members: list[Member]
    chair: str
    secretary: str
    signatories: list[Signatory]
    executor: str
    findings: list[FindingFacts]
    negatives: list[FindingFacts]
    on_access: list[FindingFacts]
    recommendations: list[RecommendationFacts]
    recommendation_count: int
    unclear: list[RecommendationFacts]
    agreements: list[RecommendationFacts]
    fulfilled: list[RecommendationFacts]
    outcomes: list[OutcomeFacts]
    response: ResponseFacts
    evidence: list[EvidenceFacts]
    pictures: list[PictureFacts]
    annex_sheets: str
    final_document: Other
    complaint: Other
    protocol: Other
    consent: ConsentFacts
    sending: SendingFacts
    posted: list[PostedFacts]
    law: LawFacts
    asked: dict[str, AskedFacts]
    about: AboutFacts
