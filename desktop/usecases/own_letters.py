"""Letters in the user's own words: edited in Word, checked, and only then in force (0032)."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

import msgspec

from desktop.domain.errors import Problem
from desktop.domain.reading import NOT_JSON
from desktop.domain.text import LANGS, Lang
from desktop.law.letter_fields import LetterField
from desktop.usecases.cases import storable
from desktop.usecases.desk import Desk
from desktop.usecases.files import free_name, make_folder, refuse_case, write_whole
from desktop.usecases.office import Office

if TYPE_CHECKING:
    from desktop.documents.repair import Mended
    from desktop.documents.template import TemplateFault

_LONGEST_TITLE = 70
_FORMER = "former"
_MOST_TIMES = 20
"""One fault hides another: an open bracket keeps the names from being read."""
_LARGEST = 20_000_000
"""Bytes of a Word file; the largest of ours has 40,000."""


class OwnLetter(NamedTuple):
    """One letter in one language as the user has it.

    Attributes:
        kind: id of the kind of paper.
        lang: its language.
        own: an own template is in force.
        copy: the copy that she edits, `None` if there is none.
        pending: the copy says something else than what is in force.
        original_changed: the program brought another original since the own one was taken over.
    """

    kind: str
    lang: Lang
    own: bool
    copy: Path | None
    pending: bool
    original_changed: bool


class Checked(NamedTuple):
    """What is wrong in a copy.

    Attributes:
        faults: each fault, () if the copy can be taken over.
        can_repair: some of them are repaired by themselves.
    """

    faults: tuple["TemplateFault", ...]
    can_repair: bool


class Repaired(NamedTuple):
    """What a repair did.

    Attributes:
        checked: what is left.
        fields: the names of fields that were put right, each as it stood and as it stands.
    """

    checked: Checked
    fields: tuple[tuple[str, str], ...]


class Taken(NamedTuple):
    """Which letter's text was put in force.

    Attributes:
        kind, lang: the letter.
        doubt: what is odd about the text, as it is told; `None` if nothing is.
    """

    kind: str
    lang: Lang
    doubt: Problem | None


def letters(office: Office) -> tuple[OwnLetter, ...]:
    """Return every kind of letter in each language, in the order of the kinds.

    Raises:
        Problem: a template cannot be read.
    """
    based = _based(office)
    return tuple(
        _letter(office, kind.id, lang, based) for kind in office.law.documents for lang in LANGS
    )


def _letter(office: Office, kind: str, lang: Lang, based: dict[str, str]) -> OwnLetter:
    own = _own(office, kind, lang).is_file()
    copy = copy_of(office, kind, lang)
    pending = copy is not None and _read(copy) != _read(office.law.template(kind, lang))
    former = based.get(f"{kind}.{lang}", "")
    changed = own and former not in ("", _digest(_original(office, kind, lang)))
    return OwnLetter(kind, lang, own, copy, pending, changed)


def copy_of(office: Office, kind: str, lang: Lang) -> Path | None:
    """Return the copy of a letter that the user edits, wherever her language put it."""
    for one in LANGS:  # its folder is named in the language that she spoke then
        path = _folder(office, one) / _file_name(office, kind, lang)
        if path.is_file():
            return path
    return None


def edit(office: Office, kind: str, lang: Lang) -> Path:
    """Return the copy of a letter for editing in Word, made of what is in force if there is none.

    Raises:
        Problem: `procedure.unknown-document`, or the copy cannot be written (`target.*`).
    """
    there = copy_of(office, kind, lang)
    if there is not None:
        return there
    data = _read(office.law.template(kind, lang))
    folder = _folder(office, office.lang)
    make_folder(folder, parents=True)
    copy = folder / _file_name(office, kind, lang)
    write_whole(copy, data)
    return copy


def check(office: Office, copy: Path) -> Checked:
    """Return what is wrong in a copy; each fault names the paragraph it stands in.

    Raises:
        Problem: `template.unreadable`: the file cannot be read.
    """
    data = _read(copy)
    faults = _faults(office, data)
    better = _repaired(office, data).template
    return Checked(faults, better != data and _faults(office, better) != faults)


def repair(office: Office, copy: Path) -> Repaired:
    """Repair in a copy what needs no thought, and return what was done and what is left.

    The copy is written whole beside and put in place, so Word may have it open: then it is refused.

    Raises:
        Problem: `template.unreadable`, `target.in-use` (open in Word) or another `target.*`.
    """
    data = better = _read(copy)
    fields: dict[tuple[str, str], None] = {}
    for _ in range(_MOST_TIMES):
        once = _repaired(office, better)
        if once.template == better:
            break
        better = once.template
        fields |= dict.fromkeys(once.fields)
    if better != data:
        write_whole(copy, better)
    return Repaired(check(office, copy), tuple(fields))


def take_over(office: Office, kind: str, lang: Lang) -> Taken:
    """Put the edited copy of a letter in force. What was in force is kept beside.

    Raises:
        Problem: `template.no-copy`, `template.faulty` (it has faults and changes nothing),
            or it cannot be read or written.
    """
    copy = copy_of(office, kind, lang)
    if copy is None:
        raise Problem("template.no-copy")
    return _put_in_force(office, kind, lang, _read(copy))


def _put_in_force(office: Office, kind: str, lang: Lang, data: bytes) -> Taken:
    _refuse_faulty(office, data)
    taken = Taken(kind, lang, _doubt(office, kind, lang, data))
    own = _own(office, kind, lang)
    make_folder(own.parent, parents=True)
    original = _original(office, kind, lang)
    if data == original:  # edited back to what it was: nothing of one's own is left
        if own.is_file():
            _put_away(own, own)
        return taken
    if own.is_file() and _read(own) != data:
        _keep_former(own, own)
    write_whole(own, data)
    _note(office, f"{kind}.{lang}", _digest(original))
    return taken


def _doubt(office: Office, kind: str, lang: Lang, data: bytes) -> Problem | None:
    """Return that a text is a letter that was made already, or plainly another's."""
    from desktop.documents.likeness import has_fields, taken_for, words_of

    original = office.law.original_template(kind, lang)
    if has_fields(_read(original)) and not has_fields(data):
        return Problem("template.no-fields")
    known = {
        (each.id, one): _words(office.law.original_template(each.id, one))
        for each in office.law.documents
        for one in LANGS
    }
    found = taken_for(words_of(data), (kind, lang), known)
    if found is None:
        return None
    title = office.law.document(found[0]).title.local()
    return Problem("template.looks-like", title=title, lang=Problem(f"paper.in.{found[1]}"))


@cache
def _words(original: Path) -> frozenset[str]:
    from desktop.documents.likeness import words_of

    return words_of(_read(original))


def restore(office: Office, kind: str, lang: Lang) -> Path | None:
    """Put the original of a letter in force again.

    Where it is in force already, the copy that is being edited is put away, so that editing begins
    anew. Returns where what was put away is kept, `None` if there was neither.

    Raises:
        Problem: it cannot be put away (`target.*`).
    """
    own = _own(office, kind, lang)
    if own.is_file():
        return _put_away(own, own)
    copy = copy_of(office, kind, lang)
    return _put_away(own, copy) if copy is not None else None


def _put_away(own: Path, file: Path) -> Path:
    kept = _keep_former(own, file)
    try:
        file.unlink()
    except OSError as error:
        raise Problem("target.in-use", path=str(file), free=free_name(file).name) from error
    return kept


def _keep_former(own: Path, file: Path) -> Path:
    folder = own.parent / _FORMER
    make_folder(folder, parents=True)
    kept = free_name(folder / own.name)
    write_whole(kept, _read(file))
    return kept


def share(office: Office, kind: str, lang: Lang, target: Path) -> None:
    """Write the letter that is in force as a file for a colleague; it says of itself which it is.

    Raises:
        Problem: `template.unreadable`, `template.faulty`, or it cannot be written (`target.*`).
    """
    from desktop.documents.label import labelled

    refuse_case(target)
    data = _read(office.law.template(kind, lang))
    _refuse_faulty(office, data)
    title = office.law.document(kind).title.text(lang)
    write_whole(target, labelled(data, kind, lang, title))


def take_in(office: Office, file: Path, kind: str, lang: Lang) -> Taken:
    """Put in force a template that somebody shared, if it is sound.

    A file that says of which letter it is goes there; any other is taken for `kind` in `lang`. A
    copy of one's own in which nothing was changed becomes the new text, too; a changed one stays.

    Raises:
        Problem: `template.faulty`, `template.unreadable`, or it cannot be written.
    """
    from desktop.documents.label import label_of

    data = _read(file)
    _refuse_faulty(office, data)
    said_kind, said_lang = label_of(data)
    known = [(each.id, one) for each in office.law.documents for one in LANGS]
    for each in known:
        if each == (said_kind, said_lang):
            kind, lang = each
    copy = copy_of(office, kind, lang)
    untouched = copy is not None and _read(copy) == _read(office.law.template(kind, lang))
    taken = _put_in_force(office, kind, lang, data)
    if copy is not None and untouched:
        with suppress(Problem):  # open in Word: it stays as it is, and is shown as changed
            write_whole(copy, data)
    return taken


def _refuse_faulty(office: Office, data: bytes) -> None:
    faults = _faults(office, data)
    if faults:
        raise Problem("template.faulty", n=len(faults), first=faults[0].problem())


# -- what a letter may name ------------------------------------------------------------------------


def fields(office: Office, kind: str) -> tuple[LetterField, ...]:
    """Return everything that a letter of a kind may name, with what is put into Word for it."""
    return tuple(office.law.letter_fields.offered(office.law.asks_of(kind)))


def samples(
    desk: Desk, proceeding_id: UUID, kind: str, lang: Lang
) -> Mapping[tuple[tuple[str, ...], str], str]:
    """Return what each field says in an open case, by `LetterField.key`.

    Of a list it is the first line, of what stands within a list that of its first element. "" where
    the case says nothing; what is only asked with `if`, and a list of records, is left out.
    """
    from desktop.documents.facts import facts

    office = desk.office
    told = facts(
        desk.case,
        proceeding_id,
        office.law.document(kind),
        lang,
        office.law,
        on=office.clock.today(),
        say=office.messages(lang).say,
    )
    found = {}
    for each in fields(office, kind):
        if each.sample is not None:
            places = [_first(told, of) for of in each.of] or [told]
            way = each.name.split(".")[bool(each.of) :]
            found[each.key] = next(filter(None, (_text(place, way) for place in places)), "")
    return found


def _first(told: Mapping[str, Any], of: str) -> Any:
    """Return the first element of a list, {} if it is empty; the first look of any finding."""
    whole, _, inner = of.rpartition(".")
    if not whole:
        return next(iter(told[of]), {})
    if whole in told:
        return next(iter(told[whole][inner]), {})
    return next((each for finding in told["findings"] for each in finding[inner]), {})


def _text(told: Any, way: Sequence[str]) -> str:
    for part in way:
        if not told:
            return ""
        told = told[part]
    return str(next(iter(told), "") if isinstance(told, list) else told)


def _repaired(office: Office, data: bytes) -> "Mended":
    """Return a template with those faults repaired that are found at the first look."""
    from desktop.documents.repair import REPAIRED, Mended, repaired

    faults = _faults(office, data)
    if not any(each.code in REPAIRED for each in faults):  # nor is it unpacked if it is a bomb
        return Mended(data, ())
    return repaired(data, faults)


# -- where it lies ---------------------------------------------------------------------------------


def _folder(office: Office, lang: Lang) -> Path:
    return office.folders.cases / office.messages(lang).say("template.folder")


def _file_name(office: Office, kind: str, lang: Lang) -> str:
    title = storable(office.law.document(kind).title.text(lang), _LONGEST_TITLE)
    return f"{title} ({lang}).docx"


def _own(office: Office, kind: str, lang: Lang) -> Path:
    return office.folders.own_letters / f"{kind}.{lang}.docx"


def _original(office: Office, kind: str, lang: Lang) -> bytes:
    return _read(office.law.original_template(kind, lang))


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise Problem("template.not-word")
        return path.read_bytes()
    except OSError as error:
        raise Problem("template.unreadable", path=str(path)) from error


def _digest(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()


def _faults(office: Office, data: bytes) -> tuple["TemplateFault", ...]:
    from desktop.documents.template import Template, TemplateFault

    try:
        return Template(data, office.law.ask_ids).tried()
    except Problem as problem:
        return (TemplateFault.of(problem),)


def _notes(office: Office) -> Path:
    return office.folders.own_letters / "based-on.json"


def _based(office: Office) -> dict[str, str]:
    """Return by which original each own template was made, as far as that is known."""
    with suppress(OSError, *NOT_JSON):
        return msgspec.json.decode(_notes(office).read_bytes(), type=dict[str, str])
    return {}


def _note(office: Office, name: str, digest: str) -> None:
    write_whole(_notes(office), msgspec.json.encode({**_based(office), name: digest}))
