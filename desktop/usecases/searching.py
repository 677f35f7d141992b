"""Searching all cases: what is searched, how a typed word finds its forms, and where (0045)."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from functools import cache, lru_cache
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

import msgspec

from desktop.casefile.catalogues import throw_away
from desktop.casefile.search_index import Found, SearchIndex, Source, Text
from desktop.domain.case import RECORD_KINDS, Case, kind_name
from desktop.domain.control import Consent, Evidence
from desktop.domain.correspondence import Attachment, Letter, Receipt
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress, field_kinds
from desktop.domain.folding import Word, runs, runs_at, words
from desktop.domain.ids import new_id
from desktop.domain.outcome import Outcome
from desktop.domain.reading import NOT_JSON
from desktop.domain.record import Record, links
from desktop.domain.text import LANGS, Lang, LocalText, clean
from desktop.evidence import limits
from desktop.evidence.kinds import ending
from desktop.evidence.reading import SHOWN, words_of
from desktop.usecases.office import Office
from desktop.wordforms.stems import RULES, stems

if TYPE_CHECKING:
    from desktop.usecases.desk import Desk

MOST = 50
"""So many places are shown; who sees as many types one more word."""
_BEGINNING = 2
"""Letters from which on the beginning of a word is looked for."""
_SMALL = 2
"""Words of so many letters need not stand in a text if a longer one is typed as well."""
_PARAGRAPH = 600
"""Letters after which the words of a file are cut, so that the place is near."""

_SHORT = 60
"""Letters of a text that are shown in a narrow list."""
_TOGETHER = 50
"""Cases that are written to the index at once."""

_FOR_NOW = frozenset({"file.busy", "file.io"})
"""Why a case cannot be read at this moment: what is known of it stays."""

WORDS = "words"
"""The path under which the words inside an attachment stand; no leaf has that name."""
_HEADS = frozenset({"title", "name", "number", "own_number", "full_name", "topic"})
_TYPED = frozenset({"line", "email", "bin"})
_UNTYPED_LINES = frozenset({"media_type", "number_series", "kind", "written_at"})
_TYPED_MAPS = frozenset({"answers", "acknowledged", "reasons", "void_numbers"})
_CHOICE = re.compile(r"[a-z_]*|\d{4}-\d\d-\d\d.*|[0-9a-f]{8}-[0-9a-f-]{27}|–")


class Hit(NamedTuple):
    """A place that was found: the case and its institution, the text, and where the words stand."""

    path: Path
    case_id: str
    institution: LocalText
    place: Text
    marks: tuple[tuple[int, int], ...]


class Excerpt(NamedTuple):
    """A piece of a text around the words that were looked for, in one line."""

    text: str
    marks: tuple[tuple[int, int], ...]


class Unread(NamedTuple):
    """A case that is not searched, and why."""

    path: Path
    problem: Problem


# -- words -----------------------------------------------------------------------------------------


def _keys(word: Word, lang: str) -> tuple[str, ...]:
    """Return under what a word is found: its folded form first, then its stems."""
    if word.reference:
        return (word.folded,)
    return tuple(dict.fromkeys((word.folded, *stems(word.folded, "kk" if word.kazakh else lang))))


@lru_cache(1 << 16)
def _keys_in(run: str, lang: str) -> tuple[str, ...]:
    """Return under what the words of a piece of text are found; most pieces come again."""
    return tuple(key for word in words(run) for key in _keys(word, lang))


def _in_line(text: str, lang: str) -> str:
    """Return the words of a text as the index keeps them."""
    return " ".join(dict.fromkeys(key for run in runs(text) for key in _keys_in(run, lang)))


class _Wanted(NamedTuple):
    """A typed word: under what it is found, and the beginning that is enough ("" if none is)."""

    keys: frozenset[str]
    beginning: str

    def fits(self, keys: Iterable[str]) -> bool:
        """Return whether a word found under `keys` is meant."""
        if not self.keys.isdisjoint(keys):
            return True
        return bool(self.beginning) and any(key.startswith(self.beginning) for key in keys)


def _wanted(query: str) -> list[_Wanted]:
    """Return the words of a query. One with a star behind it is the beginning of a word."""
    text = clean(query)
    found: list[tuple[Word, _Wanted]] = []
    end = 0
    for word in words(text):
        if word.end <= end:  # a part of a reference that is looked for as a whole
            continue
        if word.reference:
            end = word.end
        begins = text[word.end : word.end + 1] == "*" and len(word.folded) >= _BEGINNING
        wanted = _Wanted(frozenset(_keys(word, "")), word.folded if begins else "")
        found.append((word, wanted))
    long = [each for word, each in found if len(word.folded) > _SMALL or not word.folded.isalpha()]
    return long or [each for _word, each in found]


def _match(wanted: Iterable[_Wanted]) -> str:
    """Return a query in the language of FTS5; no key holds a quotation mark."""
    groups = []
    for each in wanted:
        terms = [f'"{key}"' for key in sorted(each.keys)]
        if each.beginning:
            terms = [term for term in terms if not term[1:].startswith(each.beginning)]
            terms.append(f'"{each.beginning}"*')
        groups.append(f"({' OR '.join(terms)})")
    return " AND ".join(groups)


def _marks(text: Text, wanted: Iterable[_Wanted]) -> tuple[tuple[int, int], ...]:
    keys = frozenset[str]().union(*(each.keys for each in wanted))
    beginnings = tuple(each.beginning for each in wanted if each.beginning)
    found: list[tuple[int, int]] = []
    for start, run in runs_at(text.text):
        here = _keys_in(run, text.lang)
        # Most pieces hold nothing of it: only where one does is it looked at word by word.
        if keys.isdisjoint(here) and not (
            beginnings and [key for key in here if key.startswith(beginnings)]
        ):
            continue
        inside = 0
        for word in words(run):
            if word.start >= inside and any(each.fits(_keys(word, text.lang)) for each in wanted):
                found.append((start + word.start, start + word.end))
                inside = word.end
    return tuple(found)


def excerpt(hit: Hit, length: int = 160) -> Excerpt:
    """Return the piece of a text around the first word found, with the places of all in it."""
    text = hit.place.text
    first = hit.marks[0][0] if hit.marks else 0
    start = 0
    if len(text) > length and first > length // 4:
        start = text.find(" ", first - length // 4, first) + 1 or first
    end = min(len(text), start + length)
    if end < len(text):
        end = max(text.rfind(" ", start + length // 2, end), start + length // 2)
    before, behind = "…" * (start > 0), "…" * (end < len(text))
    line = "".join(" " if each in "\n\t" else each for each in text[start:end])
    moved = len(before) - start
    marks = tuple((a + moved, b + moved) for a, b in hit.marks if start <= a and b <= end)
    return Excerpt(f"{before}{line}{behind}", marks)


# -- texts -----------------------------------------------------------------------------------------


def texts_of(case: Case) -> Iterator[Text]:
    """Yield all that was typed in a case, leaf by leaf."""
    for name, kind in RECORD_KINDS.items():
        for record in case.all(kind):
            yield from _texts_of(name, record)


def _texts_of(kind: str, record: Record) -> Iterator[Text]:
    record_id = str(record.id)
    for name, field in field_kinds(type(record)).items():
        value = getattr(record, name)
        if not value:
            continue
        head = name in _HEADS
        if field.form == "local":
            yield from _parts(kind, record_id, name, value, head=head)
        elif field.form == "local_map":
            for key, text in value.items():
                yield from _parts(kind, record_id, f"{name}.{key}", text, head=head)
        elif field.form == "map" and name in _TYPED_MAPS:
            for key, line in value.items():
                said = f"{key}: {line}" if name == "void_numbers" else line
                if not _CHOICE.fullmatch(said):
                    yield Text(kind, record_id, f"{name}.{key}", said)
        elif field.typed in _TYPED and name not in _UNTYPED_LINES and value.strip():
            yield Text(kind, record_id, name, value, head=head)


def _parts(kind: str, record_id: str, path: str, text: LocalText, *, head: bool) -> Iterator[Text]:
    for lang in LANGS:
        part = text.text(lang)
        if part and not part.isspace():
            yield Text(kind, record_id, f"{path}.{lang}", part, lang, head=head)


def _files_of(case: Case) -> dict[str, Attachment]:
    return {
        str(each.id): each
        for each in case.all(Attachment)
        if ending(each.name) in SHOWN and each.size <= limits.SHOWN
    }


def _words_of(record: str, file: Attachment, content: Callable[[str], bytes]) -> Iterator[Text]:
    """Yield the words of a kept file, a paragraph a text; nothing where none can be read."""
    try:
        text = words_of(BytesIO(content(file.sha256)), file.name)
    except Problem as problem:
        if problem.code.startswith(("evidence.", "file.content-")):
            return  # it is kept all the same, and its check says what is damaged
        raise
    part = 0
    for line in text.splitlines():
        while line:
            cut = line.rfind(" ", 1, _PARAGRAPH) if len(line) > _PARAGRAPH else len(line)
            cut = cut if cut > 0 else _PARAGRAPH
            part += 1
            yield Text("attachment", record, WORDS, line[:cut], part=part)
            line = line[cut:].lstrip()  # noqa: PLW2901 - what is left of it


# -- keeping -------------------------------------------------------------------------------------


def _opened(office: Office) -> SearchIndex:
    return SearchIndex(office.folders.search, RULES, _in_line)


def in_memory() -> SearchIndex:
    """Return an index that nothing is kept of: for a protected case, or a colleague's folder."""
    return SearchIndex(None, RULES, _in_line)


def _told(
    office: Office,
    index: SearchIndex,
    place: tuple[Path, str, int],
    case: Case,
    content: Callable[[str], bytes],
) -> tuple[Source, list[Text]]:
    """Return what an index is to know of a case.

    `place` is where it lies, with its stamp and the count of its erasing acts.
    """
    from desktop.usecases.library import shown_name

    path, stamp, erasing_acts = place
    files = _files_of(case)
    contents = {record: file.sha256 for record, file in files.items()}
    texts = list(texts_of(case))
    for record in index.unread(str(path), contents):
        texts += _words_of(record, files[record], content)
    name = LocalText()
    # A case without a control, or with one whose institution is lost, is searched all the same.
    with suppress(Problem, LookupError):
        name = shown_name(office, case)
    plain = LocalText(kk=name.kk, ru=name.ru, en=name.en)
    spelled = msgspec.json.encode(plain).decode()
    return Source(str(path), str(case.id), spelled, stamp, contents, erasing_acts), texts


def _stamp(path: Path) -> str:
    """Return by what one sees that a file was changed; "" if it is not there.

    Raises:
        OSError: the place cannot be looked into.
    """
    try:
        stat = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    return f"{stat.st_mtime_ns}:{stat.st_size}"


def note(desk: "Desk", index: SearchIndex | None = None) -> None:
    """Bring an index up to date with an open case; without one, the user's.

    Of a protected case the user's index keeps nothing: it is taken out, also where it lay before.

    Raises:
        Problem: the index cannot be written to.
    """
    if index is not None:
        index.put(*_told(desk.office, index, (desk.path, "", 0), desk.case, desk.file.content))
    elif desk.file.is_protected:
        _keep_nothing(desk)
    elif stamp := _seen(desk.path):  # else the stick is gone, or the file was moved
        with _mending(desk.office), _opened(desk.office) as kept:
            place = desk.path, stamp, desk.file.erasing_acts()
            kept.put(*_told(desk.office, kept, place, desk.case, desk.file.content))


def _keep_nothing(desk: "Desk") -> None:
    if not desk.office.folders.search.exists():
        return
    with _mending(desk.office), _opened(desk.office) as index:
        for path in index.paths_of(str(desk.case.id)):
            if path == str(desk.path) or not Path(path).exists():
                index.forget(path)
        if index.unclean:
            index.clean()


def forget(office: Office, path: Path, *, at_once: bool = False) -> None:
    """Take a case out of the index.

    What the file's free pages still hold of it goes when the files are looked at next, or
    `at_once`, which takes seconds where there are many cases.

    Raises:
        Problem: the index cannot be written to.
    """
    if office.folders.search.exists():
        with _mending(office), _opened(office) as index:
            index.forget(str(path))
            if at_once and index.unclean:
                index.clean()


def known_files(office: Office) -> tuple[str, ...]:
    """Return the case files that the index knows.

    Raises:
        Problem: the index cannot be read.
    """
    if not office.folders.search.exists():
        return ()
    with _mending(office), _opened(office) as index:
        return tuple(index.stamps())


def note_for_good(desk: "Desk") -> None:
    """Bring the index up to date with a case from which something went for good.

    Where its file cannot be cleaned of that, it is thrown away.
    """
    path = desk.office.folders.search
    if not path.exists():
        return
    try:
        note(desk)
        with _opened(desk.office) as index:
            index.clean()
    except Problem:
        with suppress(Problem):
            throw_away(path)


@contextmanager
def _mending(office: Office) -> Iterator[None]:
    """Throw a damaged index away: whoever asks for it next has it made anew."""
    path = office.folders.search
    try:
        yield
    except Problem as problem:
        if (problem.code, problem.params.get("path")) != ("file.damaged", path):
            raise
        throw_away(path)
        raise


def refresh(office: Office, paths: Iterable[Path]) -> tuple[Unread, ...]:
    """Read those of all cases that changed since they were read, and drop those that are gone.

    Returns what could not be read. An index that turns out damaged is thrown away and made anew.

    Raises:
        Problem: the index cannot be written to.
    """
    wanted = sorted(set(paths))
    try:
        with _mending(office), _opened(office) as index:
            return _refresh(office, index, wanted)
    except Problem as problem:
        if problem.code != "file.damaged":
            raise
    with _opened(office) as index:
        return _refresh(office, index, wanted)


def _refresh(office: Office, index: SearchIndex, paths: Iterable[Path]) -> tuple[Unread, ...]:
    known = index.stamps()
    unread = read_in(office, index, paths, known)
    stay = {str(path) for path in paths if _seen(path) != ""}
    stay -= {str(each.path) for each in unread if each.problem.code not in _FOR_NOW}
    gone = sorted(known.keys() - stay)
    with index.together():
        for path in gone:
            index.forget(path)
    if index.unclean:
        index.clean()
    return unread


def read_in(
    office: Office, index: SearchIndex, paths: Iterable[Path], known: Mapping[str, str]
) -> tuple[Unread, ...]:
    """Read cases into an index, but those that it knows as they are; return what does not read.

    Raises:
        Problem: the index cannot be written to.
    """
    unread: list[Unread] = []
    changed = iter([path for path in paths if known.get(str(path)) != _seen(path)])
    while some := list(islice(changed, _TOGETHER)):
        with index.together():
            unread += [each for path in some if (each := _read(office, index, path))]
    return tuple(unread)


def _seen(path: Path) -> str | None:
    try:
        return _stamp(path)
    except OSError:  # reading it says why
        return None


def _read(office: Office, index: SearchIndex, path: Path) -> Unread | None:
    """Read a case into an index; return why it cannot be read."""
    from desktop.casefile.quick import in_passing
    from desktop.usecases.register_file import reached

    with ExitStack() as undo:
        try:
            with reached(path):
                stamp = _stamp(path)
                if not stamp:
                    return None
                _refuse_protected(path)
                read = undo.enter_context(in_passing(path))
                place = path, stamp, read.erasing_acts()
                source, texts = _told(office, index, place, read.case, read.content)
        except Problem as problem:
            return Unread(path, problem)
        index.put(source, texts)
    return None


def _refuse_protected(path: Path) -> None:
    from desktop.casefile.header import is_protected

    if is_protected(path):
        raise Problem("search.locked", path=path)


# -- searching -----------------------------------------------------------------------------------


def search(
    index: SearchIndex, query: str, most: int = MOST, there: Callable[[str], bool] | None = None
) -> tuple[Hit, ...]:
    """Return where the words of a query stand together, at most so many places.

    Places in files of which `there` says no are passed over.

    Raises:
        Problem: the index cannot be read.
    """
    wanted = _wanted(query)
    if not wanted:
        return ()
    return tuple(_hit(found, wanted) for found in index.search(_match(wanted), most, there))


def _hit(found: Found, wanted: Iterable[_Wanted]) -> Hit:
    name = LocalText()
    with suppress(*NOT_JSON):
        name = msgspec.json.decode(found.name, type=LocalText)
    return Hit(Path(found.path), found.case_id, name, found.text, _marks(found.text, wanted))


def search_all(office: Office, query: str, most: int = MOST) -> tuple[Hit, ...]:
    """Return where the words of a query stand in the user's cases that are there.

    Raises:
        Problem: the index cannot be read.
    """
    with _mending(office), _opened(office) as index:
        return search(index, query, most, _looking())


def _looking() -> Callable[[str], bool]:
    """Return what says whether a file is there. A file is asked once, so is a folder that is away.

    A share that is not there takes its time to say so.
    """

    @cache
    def is_folder(folder: Path) -> bool:
        return os.path.isdir(folder)  # noqa: PTH112 - nor where nobody may look

    @cache
    def is_there(path: str) -> bool:
        return is_folder(Path(path).parent) and bool(_seen(Path(path)))

    return is_there


def search_case(desk: "Desk", query: str, most: int = MOST) -> tuple[Hit, ...]:
    """Return where the words of a query stand in an open case, also in one with a password.

    What is needed for that stays in the memory until the case is closed.

    Raises:
        Problem: the case file cannot be read.
    """
    index = desk.searched[1] if desk.searched else in_memory()
    if desk.searched is None or desk.searched[0] is not desk.case:
        note(desk, index)
        desk.searched = (desk.case, index)
    return search(index, query, most)


Searched = tuple[tuple[Hit, ...], tuple[Unread, ...]]
"""What was found, and which cases could not be searched."""


def search_own(office: Office, query: str) -> Searched:
    """Search the cases of the list and of the user's folder, as their files stand now.

    Raises:
        Problem: the index cannot be written to.
    """
    from desktop.usecases.register_file import own_cases

    unread = refresh(office, own_cases(office))
    return search_all(office, query), unread


def search_folder(office: Office, query: str, folder: Path) -> Searched:
    """Search the cases in a folder; nothing of them is kept.

    Raises:
        Problem: "file.missing": there is no such folder.
    """
    from desktop.usecases.register_file import cases_in, reached

    with reached(folder):
        folder.stat()
    with in_memory() as index:
        unread = read_in(office, index, sorted(cases_in([folder])), {})
        return search(index, query), unread


def asked_field(case: Case, address: FieldAddress) -> FieldAddress:
    """Return the field by which a file was taken in, where an address names what is in the file."""
    if address.kind == "attachment":
        kinds: tuple[type[Record], ...] = (Evidence, Letter, Receipt, Consent, Outcome)
        for each in (each for kind in kinds for each in case.all(kind)):
            if ("attachment_id", address.record_id) in links(each):
                return FieldAddress(kind_name(type(each)), each.id, "attachment_id")
    return address


def places_in(desk: "Desk", typed: str, lang: Lang) -> list[tuple[str, FieldAddress]]:
    """Return where in an open case stands what is being typed: the words there, and the field.

    Raises:
        Problem: the case file cannot be read.
    """
    label = labels(desk.office, lang)
    return [
        (f"{excerpt(hit, _SHORT).text} · {label(hit.place)}", address_of(hit.place))
        for hit in search_case(desk, as_typed(typed))
    ]


def as_typed(typed: str) -> str:
    """Return the query of what is being typed: its last word may go on."""
    return typed if not typed or typed[-1].isspace() else f"{typed}*"


def address_of(place: Text) -> FieldAddress:
    """Return the address of the field in which a text stands."""
    return FieldAddress(place.kind, UUID(place.record), place.path)


def labels(office: Office, lang: Lang) -> Callable[[Text], str]:
    """Return what says in which field of what a text stands."""
    from desktop.usecases.history import Called

    called = Called(Case(new_id(), {}), office.law, lang)
    in_file = office.messages(lang).say("search.words")

    def label(place: Text) -> str:
        field = in_file if place.path == WORDS else called.label(place.kind, place.path)
        return f"{called.one(place.kind)}: {field}"

    return label
