"""The office: what use cases need besides the case: clock, law, folders, the user's profile."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec

from desktop.domain.author import Author
from desktop.domain.clock import Clock, SystemClock
from desktop.domain.errors import Problem
from desktop.domain.parties import Person, Subject
from desktop.domain.text import Lang
from desktop.law.places import data_root
from desktop.usecases.files import write_whole

if TYPE_CHECKING:
    from desktop.law.law import Law
    from desktop.messages.catalogue import Catalogue


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who works here: the person at this computer and the organisation she writes for.

    Copied into each new case, so that a case keeps the name and address it was made under.
    """

    installation: UUID
    person: UUID
    name: str = ""
    lang: Lang = "kk"
    subject: Subject | None = None
    people: tuple[Person, ...] = ()
    number_pattern: str = "{n}"
    window: Mapping[str, str] = msgspec.field(default_factory=dict)


@dataclass(frozen=True)
class Folders:
    """Where this user's files lie. Case files may lie anywhere; `cases` is only the default."""

    home: Path
    cases: Path

    @property
    def profile(self) -> Path:
        """The user's profile."""
        return self.home / "profile.json"

    @property
    def index(self) -> Path:
        """The library's index, rebuilt from the case files whenever it is lost."""
        return self.home / "library.sqlite"

    @property
    def register(self) -> Path:
        """The organisation's register of outgoing numbers."""
        return self.home / "register.sqlite"

    @property
    def backups(self) -> Path:
        """Copies made before upgrades."""
        return self.home / "backups"

    @classmethod
    def of_user(cls) -> "Folders":
        """Return the folders of the user at this computer.

        `BAQYLAU_HOME` moves everything into one folder: a portable copy on a stick, or a test.
        """
        moved = os.environ.get("BAQYLAU_HOME")
        if moved:
            home = Path(moved).resolve()
            return cls(home / "data", home / "cases")
        from platformdirs import user_data_path, user_documents_path

        return cls(user_data_path("Baqylau", appauthor=False), user_documents_path() / "Baqylau")


@dataclass
class Office:
    """The clock, the law, the folders and the profile that use cases work with."""

    clock: Clock = field(default_factory=SystemClock)
    folders: Folders = field(default_factory=Folders.of_user)

    @cached_property
    def law(self) -> "Law":
        """The law's data, each part read when first asked for."""
        from desktop.law.law import Law

        return Law(data_root())

    @cached_property
    def profile(self) -> Profile:
        """The user's profile, made on first use."""
        try:
            return msgspec.json.decode(self.folders.profile.read_bytes(), type=Profile)
        except FileNotFoundError:
            from desktop.domain.ids import new_id

            profile = Profile(installation=new_id(), person=new_id())
        except (msgspec.ValidationError, msgspec.DecodeError) as error:
            # Never overwrite what cannot be read: it may hold the only copy of her letterhead.
            kept = self.folders.profile.with_suffix(".unreadable.json")
            if not kept.exists():
                self.folders.profile.rename(kept)
            raise Problem("profile.unreadable", kept=str(kept)) from error
        self.save_profile(profile)
        return profile

    def save_profile(self, profile: Profile) -> None:
        """Keep a changed profile.

        Raises:
            Problem: the user's folder cannot be written to.
        """
        self.__dict__["profile"] = profile
        self.folders.home.mkdir(parents=True, exist_ok=True)
        write_whole(
            self.folders.profile, msgspec.json.format(msgspec.json.encode(profile), indent=1)
        )

    @property
    def author(self) -> Author:
        """Who the log names for an act done here."""
        profile = self.profile
        return Author(profile.installation, profile.person, profile.name)

    def messages(self, lang: Lang | None = None) -> "Catalogue":
        """Return the sentences in `lang`; `None` takes the window's language."""
        from desktop.messages.catalogue import Catalogue

        return Catalogue(lang or self.profile.lang, data_root() / "resources" / "messages")
