"""Where this user's files lie."""

import os
from pathlib import Path


class Folders:
    """Where this user's files lie. Case files may lie anywhere; `cases` is only the default."""

    __slots__ = ("cases", "home")

    def __init__(self, home: Path, cases: Path) -> None:
        self.home = home
        self.cases = cases

    @property
    def profile(self) -> Path:
        """The user's profile."""
        return self.home / "profile.json"

    @property
    def index(self) -> Path:
        """The library's index, rebuilt from the case files whenever it is lost."""
        return self.home / "library.sqlite"

    @property
    def library(self) -> Path:
        """What the user chose for her library: folders, saved views (0046)."""
        return self.home / "library.json"

    @property
    def search(self) -> Path:
        """The index of the search, rebuilt from the case files whenever it is lost (0045)."""
        return self.home / "search.sqlite"

    @property
    def directory_index(self) -> Path:
        """What the cases tell of institutions and people, rebuilt from them when lost (0048)."""
        return self.home / "directory.sqlite"

    @property
    def directory(self) -> Path:
        """The institutions and people that the user entered herself (0048)."""
        return self.home / "directory.json"

    @property
    def register(self) -> Path:
        """The organisation's register of outgoing numbers."""
        return self.home / "register.sqlite"

    @property
    def office_program(self) -> Path:
        """What LibreOffice remembers between two printings, apart from the user's own (0034)."""
        return self.home / "office-program"

    @property
    def calendar(self) -> Path:
        """The days off that the user changed."""
        return self.home / "calendar.json"

    @property
    def calendar_told(self) -> Path:
        """What calendars for phones were told, without names (0044)."""
        return self.home / "calendar-told.json"

    @property
    def campaign_table(self) -> Path:
        """What was typed into the table of a campaign and waits to be entered (0047)."""
        return self.home / "campaign-table.json"

    @property
    def campaign_list(self) -> Path:
        """The list of institutions of a campaign that is not made yet (0047)."""
        return self.home / "campaign-list.json"

    @property
    def own_letters(self) -> Path:
        """The user's own letter templates that are in force (0032)."""
        return self.home / "letters"

    @property
    def letterhead(self) -> Path:
        """The emblem and the Word file of the letterhead (0039)."""
        return self.home / "letterhead"

    @property
    def law_texts(self) -> Path:
        """Official texts that the user saved, a folder for each act."""
        return self.home / "law-texts"

    @property
    def watched(self) -> Path:
        """The folder that is watched for new evidence, and what was seen there."""
        return self.home / "watched.json"

    @property
    def word_forms(self) -> Path:
        """The endings of names and posts that the user wrote or confirmed."""
        return self.home / "word-forms.json"

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
