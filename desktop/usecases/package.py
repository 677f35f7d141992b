"""Handing a case over: all of it as a package that any program, and a person, can read and check.

What lies where is written down in `docs/file-format.md`.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from desktop.domain.case import Case, kind_name
from desktop.domain.control import Consent, Control, Evidence, Proceeding
from desktop.domain.correspondence import Attachment, Letter, Paper, Receipt, SentPaper
from desktop.domain.dates import short_date
from desktop.domain.errors import Problem
from desktop.domain.outcome import Outcome
from desktop.domain.parties import ControlObject, Subject
from desktop.domain.text import LANGS, Lang
from desktop.domain.values import UNKNOWN_DAY, read_day
from desktop.procedure.follow_up import comparison
from desktop.procedure.naming import title_of
from desktop.procedure.route import main_proceeding
from desktop.usecases.cases import storable
from desktop.usecases.desk import Desk
from desktop.usecases.exchange import case_json
from desktop.usecases.files import refuse_case
from desktop.usecases.reporting import sheets_of
from desktop.usecases.sample import AS_OF
from desktop.usecases.standing import standings

VERSION = "1.0"
"""Of the package: what lies where in the payload, and what its files say."""
PACKAGE, VARIANT, CASE, SAMPLE = (
    "Baqylau-Package", "Baqylau-Variant", "Baqylau-Case", "Baqylau-Sample",
)  # fmt: skip
"""What the bag says of itself besides the labels of the standard."""
RECORDS, LOG, CONTENTS = "case.json", "log.jsonl", "contents.csv"
LAWYER_BYTES = 20_000_000
"""The most that a lawyer's package holds, so that it goes by a messenger; READ-ME says it."""
_FOR_THE_LISTS = 500_000
"""Bytes of it kept for the lists and texts that are written last."""
_PACKED = (".txt", ".csv", ".html", ".htm", ".json", ".eml", ".xml", ".rtf")
"""Originals that shrink in a ZIP; pictures, recordings and office files do not."""
_LONGEST_NAME = 60

Progress = Callable[[int, int], bool]


class Packed(NamedTuple):
    """A package that was made.

    Attributes:
        path: the folder or the ZIP.
        listed: the SHA-256 of the list of its payload: the one number that fixes all of it.
        notes: what the user should know before she hands it on.
    """

    path: Path
    listed: str
    notes: tuple[Problem, ...]


class _Kept(NamedTuple):
    """A content of the case: where it goes, what it is called, and who names it."""

    sha256: str
    size: int
    path: str
    used_by: tuple[str, ...]

    @property
    def asked_for(self) -> bool:
        """Whether it is a document or an original, not what only programs read."""
        return not self.path.startswith("other/")


def make_package(
    desk: Desk,
    target: Path,
    *,
    for_lawyer: bool = False,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> Packed:
    """Write a case as a BagIt package: a ZIP where the target ends in .zip, else a folder.

    The same case gives the same bytes, but for the day on which it was packed. The package is read
    and checked before it takes its place; where anything fails nothing is left behind. The case is
    not changed.

    Args:
        desk: the open case.
        target: where to; the folder that holds it must be there.
        for_lawyer: the small variant: no log and no workbook, and of documents and originals what
            fits into `LAWYER_BYTES`; the rest is named with its check sum.
        overwrite: whether a ZIP that is there may be replaced. A folder never is.
        progress: gets the bytes done and all bytes; `False` from it stops.

    Raises:
        Problem: `package.exists`, `target.no-folder`, `target.is-a-case`, `package.stopped`,
            `package.lawyer-too-large`, `package.not-whole` (it did not read back as it was
            written), the disk is full, a template is broken, or a content of the case is damaged.
    """
    from desktop.casefile.bag import written_bag
    from desktop.usecases.package_check import check_package

    _refuse_target(target, overwrite=overwrite)
    work = _Work(desk, for_lawyer=for_lawyer)
    steps = _Steps(progress, 2 * sum(each.size for each in work.included))

    def read(made: Path) -> None:
        report = check_package(made, steps.second)
        if report.findings:
            found = report.findings[0]
            what = desk.office.messages().say(found.code, **found.params)
            raise Problem("package.not-whole", what=what)

    base = target.stem if target.suffix.lower() == ".zip" else target.name
    with written_bag(target, storable(base, 100) or "case", read) as bag:
        for path, data in work.made():
            bag.add(path, [data], size=len(data))
            steps.tell(0)
        for each in work.included:
            bag.add(
                each.path,
                steps.counted(desk.file.open_content(each.sha256)),
                size=each.size,
                packed=each.path.lower().endswith(_PACKED),
            )
        if not for_lawyer:
            bag.add(LOG, desk.file.log_lines())
        contents = work.contents()
        bag.add(CONTENTS, [contents], size=len(contents))
        listed = bag.finish(work.info(), work.read_me)
    return Packed(target, listed, work.notes())


def _refuse_target(target: Path, *, overwrite: bool) -> None:
    if not target.parent.is_dir():
        raise Problem("target.no-folder", folder=str(target.parent))
    if not target.is_dir():
        refuse_case(target)
        if not target.exists() or (overwrite and target.suffix.lower() == ".zip"):
            return
    raise Problem("package.exists", path=str(target))


@dataclass
class _Steps:
    """Counts bytes for whoever shows progress: once while writing, once while reading back."""

    progress: Progress | None
    total: int
    done: int = 0

    def tell(self, more: int) -> None:
        """Count some bytes.

        Raises:
            Problem: `package.stopped`.
        """
        self.done += more
        if self.progress is not None and not self.progress(self.done, max(self.total, self.done)):
            raise Problem("package.stopped")

    def counted(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Pass pieces through and count them."""
        for piece in pieces:
            yield piece
            self.tell(len(piece))

    def second(self, done: int, total: int) -> bool:
        """Tell of the reading back, whose bytes are counted by the reader."""
        share = done * (self.total - self.total // 2) // max(total, 1)
        if self.progress is not None and not self.progress(self.total // 2 + share, self.total):
            raise Problem("package.stopped")
        return True


class _Work:
    """What goes into the package of one case."""

    def __init__(self, desk: Desk, *, for_lawyer: bool) -> None:
        self._desk = desk
        self._office = desk.office
        self._case = desk.case
        self._for_lawyer = for_lawyer
        self._controls = sorted(self._case.all(Control), key=lambda each: each.number)
        self._sample = any(each.sample for each in self._controls)
        # The sample is told as it stood on its day: read later, everything in it would be late.
        self._on = AS_OF if self._sample else self._office.clock.today()
        self._made = dict(self._making())
        kept = list(_kept(desk))
        self.included = self._fitting(kept) if for_lawyer else kept
        there = set(self.included)
        self.left_out = [each for each in kept if each not in there]

    def made(self) -> Iterator[tuple[str, bytes]]:
        """Yield what is made for the package: its path in the payload, and its bytes."""
        yield from self._made.items()

    def _making(self) -> Iterator[tuple[str, bytes]]:
        from desktop.spreadsheets.workbook import workbook

        yield RECORDS, case_json(self._case)
        for control in self._controls:
            for lang in LANGS:
                yield f"lists/evidence-{control.number}.{lang}.docx", self._evidence(control, lang)
                yield f"lists/timeline-{control.number}.{lang}.docx", self._timeline(control, lang)
        if not self._for_lawyer:
            sheets = sheets_of(self._desk, on=self._on)
            for lang in LANGS:
                say = self._office.messages(lang).say
                book = workbook(sheets, self._office.law, lang, say)
                yield f"lists/workbook.{lang}.xlsx", book

    def _evidence(self, control: Control, lang: Lang) -> bytes:
        from desktop.documents.papers import compose

        return compose(
            self._case,
            main_proceeding(self._case, control.id).id,
            "evidence-list",
            lang,
            self._office.law,
            self._on,
            self._desk.file.content,
            sample=control.sample,
        ).docx

    def _timeline(self, control: Control, lang: Lang) -> bytes:
        from desktop.documents.sheets import Timeline, timeline_sheet
        from desktop.law.explain import explain

        say = self._office.messages(lang).say
        states = [
            state
            for route in standings(self._desk, control.id, self._on)
            for state in route.clocks
            if state.due is not None or state.start is not None
        ]
        told = Timeline(
            subject=self._case.one(Subject, control.subject_id).name.any_text(lang),
            institution=self._case.one(ControlObject, control.object_id).name.any_text(lang),
            on=short_date(self._on),
            days=[(_shown(day, say), what, how) for day, what, how in self._days(control, lang)],
            terms=[
                (
                    state.clock.title.text(lang),
                    short_date(state.start) if state.start else "",
                    short_date(state.due) if state.due else "",
                    say(f"workbook.clock_state.{state.outcome}"),
                )
                for state in states
            ],
            counts=[
                (state.clock.title.text(lang), explain(state.deadline, say, advice=False))
                for state in states
                if state.deadline is not None
            ],
        )
        return timeline_sheet(told, lang, say, sample=control.sample)

    def _days(self, control: Control, lang: Lang) -> list[tuple[str, str, str]]:
        """Return the days of a control: as typed, what, and how; the unknown ones last."""
        law, case = self._office.law, self._case

        def label(kind: str, name: str) -> str:
            return law.fields.get(kind, name).label.text(lang)

        found = [
            (getattr(control, name), label("control", name), "")
            for name in ("started_on", "completed_on")
        ]
        for letter in case.of_control(Letter, control.id):
            title = title_of(letter, case, law, lang)
            channels = law.fields.get("letter", "channel").choices
            channel = channels[letter.channel].text(lang) if letter.channel else ""
            for name, how in (("dated", ""), ("sent_on", channel), ("arrived_on", channel)):
                found.append((getattr(letter, name), f"{title}: {label('letter', name)}", how))
            for receipt in case.all(Receipt):
                if receipt.letter_id == letter.id:
                    proof = law.proofs.get(receipt.proof).title.text(lang)
                    numbered = f"{proof}, № {receipt.number}" if receipt.number else proof
                    found.append((receipt.day, f"{title}: {label('receipt', 'day')}", numbered))
        found += self._came_of_it(control, lang)
        return sorted(
            (each for each in found if each[0]), key=lambda each: read_day(each[0]) or date.max
        )

    def _came_of_it(self, control: Control, lang: Lang) -> Iterator[tuple[str, str, str]]:
        """Yield the days of what changed, and of the looks at findings again."""
        law, case = self._office.law, self._case
        for each in case.of_control(Outcome, control.id):
            number = f"№ {each.document_number}" if each.document_number else ""
            how = " ".join(part for part in (each.document.any_text(lang), number) if part)
            kind = law.fields.records["outcome"].one.text(lang)
            yield each.day, f"{kind}: {each.what.any_text(lang)}", how
        states = law.fields.get("follow_up", "state").choices
        kind = law.fields.records["follow_up"].one.text(lang)
        for line in comparison(case, control.id).lines:
            for look in (each for cell in line.cells for each in cell):
                state = states[look.state].text(lang) if look.state else ""
                yield look.day, f"{kind}: {line.finding.title.any_text(lang)}", state

    def _fitting(self, kept: list[_Kept]) -> list[_Kept]:
        """Return what fits into a lawyer's package: what went out, documents, then originals.

        Raises:
            Problem: `package.lawyer-too-large`.
        """
        room = LAWYER_BYTES - _FOR_THE_LISTS - sum(len(data) for data in self._made.values())
        if room < 0:
            size = (LAWYER_BYTES - room) // 1_000_000
            limit = LAWYER_BYTES // 1_000_000
            raise Problem("package.lawyer-too-large", size_mb=size, limit_mb=limit)
        found = []
        # What went out first; of the documents the last makings matter most.
        sent = [each for each in kept if each.path.startswith("sent/")]
        documents = [each for each in kept if each.path.startswith("documents/")]
        originals = [each for each in kept if each.path.startswith("originals/")]
        for each in (*reversed(sent), *reversed(documents), *originals):
            if each.size <= room:
                room -= each.size
                found.append(each)
        return sorted(found, key=lambda each: each.path)

    def contents(self) -> bytes:
        """Return the list of all contents: hash, size, where it lies, and who names it."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(("sha256", "size", "path", "used_by"))
        here = [(each, f"data/{each.path}") for each in self.included]
        away = [(each, "") for each in self.left_out]
        for each, path in sorted([*here, *away], key=lambda pair: (pair[0].path, pair[0].sha256)):
            writer.writerow((each.sha256, each.size, path, " ".join(each.used_by)))
        return out.getvalue().encode()

    def info(self) -> list[tuple[str, str]]:
        """Return what the bag says of itself."""
        say = {lang: self._office.messages(lang).say for lang in LANGS}
        told = [
            *((("Source-Organization"), name) for name in self._names(Subject)),
            *((("External-Description"), name) for name in self._names(ControlObject)),
            ("External-Identifier", str(self._case.id)),
            ("Bagging-Date", self._office.clock.today().isoformat()),
            ("Bag-Software-Agent", f"Baqylau {_program()}"),
            (PACKAGE, VERSION),
            (VARIANT, "lawyer" if self._for_lawyer else "whole"),
            (CASE, str(self._case.id)),
        ]
        if self._sample:
            told.append((SAMPLE, " / ".join(say[lang]("paper.sample") for lang in LANGS)))
        return told

    def _names(self, kind: type[Subject] | type[ControlObject]) -> list[str]:
        """Return the names of those whom the controls name, in each language once."""
        ids = {each.subject_id if kind is Subject else each.object_id for each in self._controls}
        names = [self._case.one(kind, each).name for each in sorted(ids)]
        return list(dict.fromkeys(t for name in names for lang in LANGS if (t := name.text(lang))))

    def read_me(self, listed: str) -> Mapping[str, bytes]:
        """Return the texts that say what lies where, how to check it and what that proves."""
        return {f"READ-ME.{lang}.txt": self._read_me(lang, listed) for lang in LANGS}

    def _read_me(self, lang: Lang, listed: str) -> bytes:
        say = self._office.messages(lang).say
        variant = "lawyer" if self._for_lawyer else "whole"
        names = [self._case.one(ControlObject, each.object_id).name for each in self._controls]
        lines = [
            *([say("paper.sample"), ""] if self._sample else []),
            say("package.read-me-title", name="; ".join({n.any_text(lang): 1 for n in names})),
            say("package.read-me-day", day=self._office.clock.today()),
            "",
            say(f"package.read-me-{variant}", limit_mb=LAWYER_BYTES // 1_000_000),
            "",
            say("package.read-me-what"),
            *(
                f"  data/{place} – {say(f'package.read-me-{word}')}"
                for place, word in self._places()
            ),
            "",
        ]
        left = [each for each in self.left_out if each.asked_for]
        if left:
            lines += [say("package.read-me-left-out", n=len(left))]
            lines += [f"  {each.path} – {each.size} – SHA-256 {each.sha256}" for each in left]
            lines += [""]
        example = next(iter(self._made))
        lines += [
            say("package.read-me-check"),
            f"  Windows: certutil -hashfile data\\{example} SHA256",
            f"  PowerShell: {_POWERSHELL}",
            "  Linux: sha256sum -c manifest-sha256.txt && sha256sum -c tagmanifest-sha256.txt",
            "  macOS: shasum -a 256 -c manifest-sha256.txt",
            "  Baqylau: baqylau verify .",
            "",
            say("package.read-me-one"),
            f"  SHA-256 {listed}",
            "",
            say("package.read-me-proves"),
            "",
            say("package.read-me-people"),
        ]
        # With the mark and the line ends without which an old Notepad shows no Kazakh letters.
        return ("\ufeff" + "".join(f"{line}\r\n" for line in lines)).encode()

    def _places(self) -> Iterator[tuple[str, str]]:
        """Yield what lies where, with the word that explains it."""
        if any(each.path.startswith("sent/") for each in self.included):
            yield "sent/", "sent"
        yield "documents/", "documents"
        yield "originals/", "originals"
        yield "lists/", "lists"
        yield RECORDS, "records"
        yield CONTENTS, "contents"
        if not self._for_lawyer:
            yield LOG, "log"
            yield "other/", "other"

    def notes(self) -> tuple[Problem, ...]:
        """Return what the user should know before she hands it on."""
        from desktop.documents.facts import hides_people

        there = {each.sha256 for each in self.included}
        shown = 0
        for piece in self._case.all(Evidence):
            attachment = self._case.get(Attachment, piece.attachment_id)
            shown += bool(
                attachment and attachment.sha256 in there and hides_people(piece, self._case)
            )
        notes = [Problem("package.people-shown", n=shown)] if shown else []
        left = sum(each.asked_for for each in self.left_out)
        return (*notes, *([Problem("package.left-out", n=left)] if left else []))


_POWERSHELL = (
    "Get-Content manifest-sha256.txt -Encoding UTF8 | ForEach-Object { $h, $f = $_ -split '  ', 2; "
    'if ((Get-FileHash -LiteralPath $f -Algorithm SHA256).Hash -ne $h) { "! $f" } }'
)
"""Names each file that is not as listed, and nothing if all are."""


def _shown(day: str, say: Callable[..., str]) -> str:
    if day == UNKNOWN_DAY:
        return say("paper.day-unknown")
    read = read_day(day)
    return short_date(read) if read else day


def _program() -> str:
    try:
        return version("baqylau")
    except PackageNotFoundError:  # run from a folder without being installed
        return ""


def _kept(desk: Desk) -> Iterator[_Kept]:
    """Yield every content that the case's records name, each once, by the path it gets."""
    case, sizes = desk.case, desk.file.content_sizes()
    users: dict[str, list[str]] = {}
    for kind, names in (
        (Attachment, ("sha256",)),
        (Paper, ("content_sha256", "facts_sha256", "template_sha256", "pure_sha256")),
        (SentPaper, ("content_sha256",)),
        (Proceeding, ("edition_sha256",)),
    ):
        for record in case.all(kind):
            for name in names:
                if sha256 := getattr(record, name):
                    users.setdefault(sha256, []).append(f"{kind_name(kind)}/{record.id}/{name}")
    taken = set[str]()
    for sha256, path in (
        *_sent(desk),
        *_documents(desk),
        *_originals(case),
        *((s, f"other/{s}") for s in users),
    ):
        if sha256 not in taken:
            taken.add(sha256)
            if sha256 not in sizes:
                raise Problem("file.content-missing", sha256=sha256)
            yield _Kept(sha256, sizes[sha256], path, tuple(users[sha256]))


def _sent(desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield what went out, in the order of its sending."""
    for n, sent in enumerate(desk.case.all(SentPaper), 1):
        ending = Path(sent.name).suffix or ".docx"
        name = _titled(desk, sent, sent.letter_id)
        yield sent.content_sha256, f"sent/{n:03d}-{_safe_file(name + ending)}"


def _documents(desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield the documents in the order of their making, each called by its title."""
    for n, paper in enumerate(desk.case.all(Paper), 1):
        name = _titled(desk, paper, paper.letter_id)
        yield paper.content_sha256, f"documents/{n:03d}-{name}.docx"


def _titled(desk: Desk, paper: Paper | SentPaper, letter_id: UUID | None) -> str:
    titles = {each.id: each.title for each in desk.office.law.documents}
    letter = desk.case.get(Letter, letter_id)
    day = read_day(letter.day_it_bears) if letter else None
    title = titles[paper.kind].text(paper.lang) if paper.kind in titles else paper.kind
    parts = (title, letter.number if letter else "", short_date(day) if day else "", paper.lang)
    return "-".join(safe for part in parts if (safe := _safe(part)))


def _originals(case: Case) -> Iterator[tuple[str, str]]:
    """Yield the originals: evidence, consents, documents of outcomes by their numbers, the rest."""
    numbers = {each.id: each.number for each in case.all(Control)}
    kinds: dict[type[Evidence | Consent | Outcome], str] = {
        Evidence: "", Consent: "consent-", Outcome: "outcome-"
    }  # fmt: skip
    order = tuple(kinds)
    pieces = [piece for kind in kinds for piece in case.all(kind)]
    pieces.sort(key=lambda e: (order.index(type(e)), numbers[e.control_id], e.number, e.id))
    used: dict[UUID, str] = {}
    taken = set[str]()
    for piece in pieces:
        attachment = case.get(Attachment, piece.attachment_id)
        if attachment is None or attachment.id in used:
            continue
        before = f"{numbers[piece.control_id]}-{kinds[type(piece)]}{piece.number:03d}"
        # Copies that were joined may both have a number 3.
        before = next(b for b in _and_more(before) if b not in taken)
        taken.add(before)
        used[attachment.id] = before
        yield attachment.sha256, f"originals/{before}-{_safe_file(attachment.name)}"
    rest = (each for each in case.all(Attachment) if each.id not in used)
    for n, attachment in enumerate(rest, 1):
        yield attachment.sha256, f"originals/other-{n:03d}-{_safe_file(attachment.name)}"


def _and_more(before: str) -> Iterator[str]:
    yield before
    n = 2
    while True:
        yield f"{before}.{n}"
        n += 1


def _safe(text: str) -> str:
    """Return a text as part of a name that every system stores and every shell takes as it is."""
    return re.sub(r"[^\w.]+", "_", storable(text, _LONGEST_NAME)).strip("._")


def _safe_file(name: str) -> str:
    """Return the name of a file so that every system stores it, with its ending."""
    ending = re.sub(r"\W", "", Path(name).suffix)[:10]
    stem = _safe(name.removesuffix(Path(name).suffix)) or "file"
    return f"{stem}.{ending}" if ending else stem
