"""The office: what use cases need besides the case: clock, law, folders, the user's profile."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec
from msgspec.structs import replace

from desktop.domain.author import Author
from desktop.domain.clock import Clock, SystemClock
from desktop.domain.errors import Problem
from desktop.domain.letterhead import Letterhead
from desktop.domain.parties import Person, Subject
from desktop.domain.reading import NOT_JSON
from desktop.domain.text import Lang
from desktop.law.places import data_root
from desktop.usecases.files import free_name, make_folder, write_whole
from desktop.usecases.folders import Folders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.domain.calendar import CalendarDay
    from desktop.law.law import Law
    from desktop.messages.catalogue import Catalogue

__all__ = ["Folders", "Office", "Profile", "SecondPlace"]


class SecondPlace(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A folder on a stick or another disk for backups.

    `name` is written there too: by it the place is known again. `seen_at`: when it took
    all that it lacked last.
    """

    folder: str
    name: UUID
    seen_at: datetime


LOCK_AFTER_MINUTES = 15
"""So long without a key or a click a protected case stays open, unless the user chose otherwise."""


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who works here: the person at this computer and the organisation she writes for.

    Copied into each new case, so that a case keeps the name and address it was made under.
    `lock_after_minutes` without a key or a click an open protected case is locked; 0 is never.
    """

    installation: UUID
    person: UUID
    name: str = ""
    lang: Lang = "kk"
    subject: Subject | None = None
    people: tuple[Person, ...] = ()
    number_pattern: str = "{n}"
    incoming_pattern: str = "К-{n}"
    second_place: SecondPlace | None = None
    window: Mapping[str, str] = msgspec.field(default_factory=dict)
    lock_after_minutes: int = LOCK_AFTER_MINUTES
    letterhead: Letterhead = Letterhead()

    @property
    def given_mark(self) -> str:
        """The mark of this computer in its outgoing numbers, "" once the user chose her own."""
        return _mark(self.installation) if self.number_pattern == _series(self.installation) else ""


def _mark(installation: UUID) -> str:
    return str(installation.int % 90 + 10)


def _series(installation: UUID) -> str:
    return f"{_mark(installation)}/{{n}}"


def _first_profile(lang: Lang) -> Profile:
    """Return the profile of a new installation, with a series of outgoing numbers of its own.

    Two colleagues at two computers write for one organisation: without a mark of the
    installation both would begin with No. 1. The user changes the pattern as she likes.
    """
    from desktop.domain.ids import new_id

    installation = new_id()
    return Profile(
        installation=installation,
        person=new_id(),
        lang=lang,
        number_pattern=_series(installation),
        incoming_pattern=f"К-{_series(installation)}",
    )


@dataclass
class Office:
    """The clock, the law, the folders and the profile that use cases work with.

    `unchosen_lang` is spoken as long as no profile says another language. `count_pages` returns how
    many pages a Word file takes, `None` if it cannot tell; without it nothing is counted.
    """

    clock: Clock = field(default_factory=SystemClock)
    folders: Folders = field(default_factory=Folders.of_user)
    unchosen_lang: Lang = "kk"
    count_pages: "Callable[[bytes], int | None] | None" = None
    _calendar_told: bool = field(default=False, init=False, repr=False)
    # A place that was seen is noted beside the work: neither may lose what the other keeps.
    _changing: RLock = field(default_factory=RLock, init=False, repr=False, compare=False)

    @cached_property
    def law(self) -> "Law":
        """The law's data, each part read when first asked for."""
        from desktop.law.law import Law

        return Law(data_root(), self._changed_days, self.folders.own_letters)

    def _changed_days(self) -> "Iterable[CalendarDay]":
        from desktop.usecases.calendars import own_changes

        try:
            return own_changes(self.folders.calendar)
        except Problem:
            # Said once: where it cannot even be put aside, work goes on without it.
            if self._calendar_told:
                return ()
            self._calendar_told = True
            raise

    @cached_property
    def profile(self) -> Profile:
        """The user's profile, made on first use.

        Raises:
            Problem: `profile.unreadable` (it was put aside), `profile.no-access`.
        """
        profile = self._stored()
        if profile is None:
            profile = _first_profile(self.unchosen_lang)
            # Where nothing can be kept one can still read; whoever saves will hear why it fails.
            with suppress(Problem):
                self._keep(profile)
        return profile

    @property
    def lang(self) -> Lang:
        """The language of the user. Asking for it makes no profile.

        Raises:
            Problem: as `profile`.
        """
        known: Profile | None = self.__dict__.get("profile") or self._stored()
        return known.lang if known else self.unchosen_lang

    @property
    def name(self) -> str:
        """The name of the user, "" if nobody has said it. Asking for it makes no profile.

        Raises:
            Problem: as `profile`.
        """
        known: Profile | None = self.__dict__.get("profile") or self._stored()
        return known.name if known else ""

    @property
    def second_place(self) -> SecondPlace | None:
        """The second place for backups, `None` without one. Asking for it makes no profile.

        Raises:
            Problem: as `profile`.
        """
        known: Profile | None = self.__dict__.get("profile") or self._stored()
        return known.second_place if known else None

    def _stored(self) -> Profile | None:
        path = self.folders.profile
        try:
            return self._read()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except NOT_JSON as error:
            # Never overwrite what cannot be read: it may hold the only copy of her letterhead.
            kept = free_name(path.with_suffix(".unreadable.json"))
            try:
                path.rename(kept)
            except OSError:
                raise Problem("profile.no-access", path=str(path)) from error
            raise Problem("profile.unreadable", kept=str(kept)) from error
        except OSError as error:
            raise Problem("profile.no-access", path=str(path)) from error

    def _read(self) -> Profile:
        return msgspec.json.decode(self.folders.profile.read_bytes(), type=Profile)

    def change_profile(self, change: "Callable[[Profile], Profile]") -> None:
        """Change the profile as it is kept now: another program may have changed it meanwhile.

        Raises:
            Problem: `profile.unreadable`, `profile.no-access`, or the user's folder cannot be
                written to.
        """
        with self._changing:
            self._keep(change(self._stored() or self.profile))

    def _keep(self, profile: Profile) -> None:
        make_folder(self.folders.home, parents=True)
        write_whole(
            self.folders.profile, msgspec.json.format(msgspec.json.encode(profile), indent=1)
        )
        self.__dict__["profile"] = profile

    def remember(self, name: str, value: str) -> None:
        """Keep something small about the window for its next start, if it can be kept.

        A profile that cannot be read stays where it is: the next start says so.
        """
        with self._changing, suppress(OSError, *NOT_JSON, Problem):
            profile = self._read()
            if profile.window.get(name) != value:
                self._keep(replace(profile, window={**profile.window, name: value}))

    @property
    def author(self) -> Author:
        """Who the log names for an act done here."""
        profile = self.profile
        return Author(profile.installation, profile.person, profile.name)

    def messages(self, lang: Lang | None = None) -> "Catalogue":
        """Return the sentences in `lang`; `None` takes the user's language."""
        from desktop.messages.catalogue import Catalogue

        return Catalogue(lang or self.lang, data_root() / "resources" / "messages")
