"""An open case on the desk: the file, the case as it now stands, and the way to change it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from desktop.casefile.file import CaseFile
from desktop.domain import ids
from desktop.domain.case import RECORD_KINDS, Case
from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter, Receipt
from desktop.domain.errors import Problem
from desktop.domain.fields import from_leaves
from desktop.domain.reading import NOT_JSON
from desktop.domain.record import Record
from desktop.domain.text import clean
from desktop.usecases.office import Office

if TYPE_CHECKING:
    from desktop.casefile.search_index import SearchIndex
    from desktop.law.law import Law


def keep_editions(law: "Law", case: Case, content: Callable[[str], bytes]) -> None:
    """Give the law the editions that a case's proceedings are pinned to.

    Raises:
        Problem: the file cannot be read.
    """
    for proceeding in case.all(Proceeding):
        pinned = proceeding.edition_sha256
        shipped = proceeding.procedure in law.procedures
        if pinned is None or (shipped and law.procedure(proceeding.procedure).sha256 == pinned):
            continue
        # A text that a later program wrote, or one that was damaged, cannot be read: the
        # shipped edition stands in, and the check of the case brings the text back.
        try:
            with suppress(*NOT_JSON):
                law.keep(content(pinned))
        except Problem as problem:
            if problem.code not in ("file.content-damaged", "file.content-missing"):
                raise


class Desk:
    """One case file, open. Belongs to the thread that opened it."""

    def __init__(self, office: Office, file: CaseFile) -> None:
        self.office = office
        self.file = file
        self.register_trouble: Problem | None = None
        """Why the register of letters could not follow the last act; the next one catches up."""
        self.searched: tuple[Case, SearchIndex] | None = None
        """The index of this case alone, in memory, and the case of which it was made."""
        self.told_directory: tuple[object, ...] | None = None
        """What the register of institutions was told last of this case (0048)."""
        self.case: Case = file.read()
        for kind in RECORD_KINDS.values():
            for last in self.case.all(kind)[-1:]:
                ids.make_after(last.id)
        self.keep_editions()

    def keep_editions(self) -> None:
        """Give the law the editions that this case's proceedings are pinned to."""
        keep_editions(self.office.law, self.case, self.file.content)

    @property
    def path(self) -> Path:
        """The case file."""
        return self.file.path

    @property
    def read_only(self) -> str | None:
        """The code of the reason why the case can only be read; `None` if it can be changed."""
        return self.file.read_only

    def act(
        self, kind: str, put: Iterable[Record], removed: Iterable[Record] = (), note: str = ""
    ) -> None:
        """Do one act of the user: all of it is in the file and in its log, or none of it.

        Raises:
            Problem: the file cannot be written to; the case is as it was. Or
                `file.changed-meanwhile`: another program changed it where locks lie; `case` is
                then what stands there now, so that the act can be done again upon that.
        """
        put, removed = tuple(put), tuple(removed)
        with self.file.act(kind, self.office.author, clean(note)) as act:
            if act.case is not self.case:
                # The records to put were made from what stood before: they would undo the change.
                self.case = act.case
                raise Problem("file.changed-meanwhile", path=self.path)
            for record in put:
                act.put(record)
            for record in removed:
                act.remove(record)
            self.case = act.commit()
        if any(isinstance(each, Letter | Receipt) for each in (*put, *removed)):
            self.enter_in_register()

    def enter_in_register(self, *, put_back: bool = False) -> None:
        """Let the register of letters follow; `register_trouble` says why it cannot.

        `put_back`: the file was, as a whole, so that it lacks acts which the register knows.
        """
        from desktop.usecases.register import enter

        self.register_trouble = None
        try:
            enter(self, put_back=put_back)
        except Problem as problem:  # what was done is done: no list stands in its way
            self.register_trouble = problem

    def taken_out(self) -> Iterator[Record]:
        """Yield the records that were taken out and that the log still holds, as they stood last.

        Those of a kind come in the order in which they went.

        Raises:
            Problem: the file cannot be read.
        """
        for (kind, record_id), found in self.file.taken_out().items():
            if kind in RECORD_KINDS and found:
                yield from_leaves(RECORD_KINDS[kind], record_id, found)

    def close(self) -> None:
        """Close the file and let others edit it. Of a protected one no opened copies stay."""
        if self.searched is not None:
            self.searched[1].close()
        if self.file.is_protected:
            from desktop.usecases.protection import wipe_opened

            wipe_opened(self)
        self.file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
