"""The law's data as documents to read: for a lawyer, and for a reader of Kazakh."""

from pathlib import Path

from desktop.domain.text import Lang
from desktop.usecases.files import refuse_case, write_whole
from desktop.usecases.office import Office


def make_law_book(office: Office, lang: Lang, target: Path) -> None:
    """Write every procedure, clock, citation and day off as one document.

    Raises:
        Problem: the target cannot be written to, or a part of the data is at fault.
    """
    from desktop.documents.lawbook import law_book

    refuse_case(target)
    write_whole(target, law_book(office.law, lang, office.messages(lang).say))


def make_review(office: Office, lang: Lang, target: Path) -> None:
    """Write the Kazakh texts that nobody has read yet; the window's labels stand elsewhere.

    Raises:
        Problem: as `make_law_book`.
    """
    from desktop.documents.lawbook import review

    refuse_case(target)
    write_whole(target, review(office.law, lang, office.messages(lang).say))
