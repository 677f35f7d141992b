"""How letters are called where several stand side by side, and what tells equal names apart."""

from collections import Counter
from collections.abc import Iterable, Sequence

from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter
from desktop.law.law import Law
from desktop.law.procedures import Procedure
from desktop.window.language import lang, shown_day
from desktop.window.session import Snapshot

_LONGEST = 60


def procedures_of(shot: Snapshot, law: Law) -> tuple[Procedure, ...]:
    """Return the procedures of the control's proceedings, each in its edition."""
    return tuple(
        law.edition(each.procedure, each.edition_sha256)
        for each in shot.case.of_control(Proceeding, shot.control.id)
    )


def letter_title(letter: Letter, shot: Snapshot, law: Law) -> str:
    """Return what kind of letter it is, whichever proceeding it is of; "" if nobody knows."""
    titles = (
        {kind.id: kind.title for kind in law.documents}
        if letter.direction == "out"
        else {kind.id: kind.title for each in procedures_of(shot, law) for kind in each.incoming}
    )
    title = titles.get(letter.kind)
    return title.text(lang()) if title else ""


def letter_mark(letter: Letter) -> str:
    """Return the number of a letter, else its day, "" if it has neither."""
    return f"№ {letter.number}" if letter.number else shown_day(letter.dated or letter.sent_on)


def letter_words(letter: Letter, shot: Snapshot, law: Law) -> str:
    """Return title, number, day and subject of a letter."""
    parts = (
        letter_title(letter, shot, law),
        f"№ {letter.number}" if letter.number else "",
        shown_day(letter.sent_on or letter.dated),
        _subject(letter, shot, law),
    )
    return " · ".join(part for part in parts if part)


def _subject(letter: Letter, shot: Snapshot, law: Law) -> str:
    """Return how the first text begins that its own proceeding asks for and the letter prints."""
    home = shot.case.get(Proceeding, letter.proceeding_id)
    if home is None:
        return ""
    procedure = law.edition(home.procedure, home.edition_sha256)
    for ask in procedure.asks:
        if ask.type == "text" and letter.kind in ask.appears and ask.id in home.texts:
            text = " ".join(home.texts[ask.id].any_text(lang()).split())
            return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
    return ""


def told_apart(titles: Iterable[str]) -> Sequence[str]:
    """Number those that say the same."""
    titles = list(titles)
    all_of_them, before = Counter(titles), Counter[str]()
    found = []
    for title in titles:
        before[title] += 1
        found.append(f"{title} ({before[title]})" if all_of_them[title] > 1 else title)
    return found
