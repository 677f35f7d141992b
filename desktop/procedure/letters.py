"""Which letter of a kind counts: the newest, since a letter may have to be written anew."""

from desktop.domain.case import Case
from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter, SentPaper
from desktop.domain.text import Lang
from desktop.law.law import Law


def letters_of(case: Case, proceeding: Proceeding) -> tuple[Letter, ...]:
    """Return the letters that a proceeding sees, in the order of their making.

    Those of the control as a whole, and its own; not those of other proceedings.
    """
    return tuple(
        letter
        for letter in case.of_control(Letter, proceeding.control_id)
        if letter.proceeding_id in (None, proceeding.id)
    )


def own_letter(case: Case, proceeding: Proceeding, kind: str) -> Letter | None:
    """Return the outgoing letter of a kind that counts, `None` if none is begun."""
    mine = [
        letter
        for letter in letters_of(case, proceeding)
        if letter.direction == "out" and letter.kind == kind
    ]
    return mine[-1] if mine else None


def went_out(case: Case, proceeding: Proceeding, kind: str, law: Law) -> bool:
    """Return whether a document was sent, itself or with the letter with which it goes."""
    letters = (own_letter(case, proceeding, k) for k in (kind, law.document(kind).goes_with))
    return any(letter is not None and letter.sent for letter in letters)


def kept_at_sending(case: Case, letter: Letter) -> tuple[SentPaper, ...]:
    """Return the files that were kept when a letter was last marked as sent, its own first.

    None where its mark was taken back; what was kept then is in `kept_before`. Where copies were
    joined in each of which it was marked, those of both.
    """
    mine = [each for each in case.all(SentPaper) if each.letter_id == letter.id]
    last = max((each.sending for each in mine), default=0)
    return tuple(each for each in mine if letter.sent and each.sending == last)


def went_with(case: Case, letter: Letter) -> Letter | None:
    """Return the letter with which a paper went that has a number of its own; `None` if with none.

    A protocol or a final document is not marked as sent by itself: what was kept at the sending of
    its covering letter tells it.
    """
    alike = [
        each
        for each in case.of_control(Letter, letter.control_id)
        if (each.direction, each.kind) == ("out", letter.kind)
        and each.proceeding_id == letter.proceeding_id
    ]
    for sent in case.of_control(SentPaper, letter.control_id):
        host = case.get(Letter, sent.letter_id)
        if sent.kind != letter.kind or host is None or host.kind == letter.kind:
            continue
        then = [each.id for each in alike if each.id < sent.id]  # ids sort by time of making
        if then[-1:] == [letter.id] and sent in kept_at_sending(case, host):
            return host
    return None


def went(case: Case, letter: Letter) -> bool:
    """Return whether a letter is in the world: marked as sent, or gone with one that was."""
    return letter.sent or went_with(case, letter) is not None


def kept_before(case: Case, letter: Letter) -> tuple[SentPaper, ...]:
    """Return the files that were kept at former sendings of a letter."""
    stands = {each.id for each in kept_at_sending(case, letter)}
    mine = [each for each in case.all(SentPaper) if each.letter_id == letter.id]
    return tuple(each for each in mine if each.id not in stands)


def as_it_went(
    case: Case, proceeding: Proceeding, kind: str, lang: Lang, law: Law
) -> tuple[SentPaper, ...]:
    """Return the Word files of a document that went, itself or with its letter; none if none did.

    More than one only where copies were joined in each of which it was sent.
    """
    letters = (own_letter(case, proceeding, each) for each in (kind, law.document(kind).goes_with))
    return tuple(
        each
        for letter in letters
        if letter is not None
        for each in kept_at_sending(case, letter)
        if (each.kind, each.lang) == (kind, lang) and each.name.lower().endswith(".docx")
    )
