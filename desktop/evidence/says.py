"""What a file says of itself, as one frozen value."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from desktop.domain.clock import KAZAKHSTAN
from desktop.domain.control import EvidenceKind, EvidenceLanguage
from desktop.domain.errors import Problem
from desktop.domain.text import Lang, clean

_KAZAKH = frozenset("әғқңөұүһі")
_LONGEST = 500


@dataclass(frozen=True)
class Moment:
    """A day in ISO and a time of day (HH:MM, "" if not told), as people in Kazakhstan count."""

    day: str
    time: str = ""


@dataclass(frozen=True)
class Says:
    """What a file says of itself; "" and `None` where it says nothing.

    Attributes:
        kind: what kind of evidence it looks like.
        title: its own title.
        source: the address of a page, the sender of a letter.
        made: when the document itself came into being.
        found: when this copy of a page was saved.
        made_by: its author.
        language: the language that it names.
        gps: it holds the place where it was taken.
        to: to whom a letter went.
        attached: names of the files that a letter or an archive holds.
        problems: why something in it was not read.
    """

    kind: EvidenceKind = "other"
    title: str = ""
    source: str = ""
    made: Moment | None = None
    found: Moment | None = None
    made_by: str = ""
    language: EvidenceLanguage = ""
    gps: bool = False
    to: str = ""
    attached: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def one_line(self) -> "Says":
        """Return it with its texts clean, in one line each and of a length that a field bears."""
        return replace(
            self,
            title=one_line(self.title),
            source=one_line(self.source),
            made_by=one_line(self.made_by),
            to=one_line(self.to),
            attached=tuple(one_line(each) for each in self.attached),
        )


def one_line(text: str) -> str:
    """Return a text of a foreign file as one clean line, cut where it is endless."""
    return " ".join(clean(text[: _LONGEST * 8]).split())[:_LONGEST]


def moment_of(instant: datetime | None) -> Moment | None:
    """Return an instant as a day and an hour of Kazakhstan; one without a zone stays as it is."""
    if instant is None or not 1970 <= instant.year <= 9000:
        return None
    local = instant if instant.tzinfo is None else instant.astimezone(KAZAKHSTAN)
    return Moment(local.date().isoformat(), local.strftime("%H:%M"))


def moment_from(text: str) -> Moment | None:
    """Return the moment that an ISO 8601 text names; a day alone has no hour, `None` if none."""
    stripped = text.strip()
    try:
        if len(stripped) == 10:
            return Moment(date.fromisoformat(stripped).isoformat())
        return moment_of(datetime.fromisoformat(stripped))
    except ValueError:
        return None


def language_of(tag: str) -> EvidenceLanguage:
    """Return the language that a tag such as "kk-KZ" names; "" if it is none of ours."""
    tags: dict[str, EvidenceLanguage] = {"kk": "kk", "kz": "kk", "ru": "ru", "en": "en"}
    return tags.get(tag.strip().lower().replace("_", "-").partition("-")[0], "")


def written_in(text: str) -> Lang:
    """Return in which language a title is written, as its letters tell."""
    letters = text.casefold()
    if any(letter in _KAZAKH for letter in letters):
        return "kk"
    return "ru" if any("а" <= letter <= "я" for letter in letters) else "en"
