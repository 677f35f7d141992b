"""Reader of `forms/common/letter-fields.toml`: what a letter's text may name, and how it is put in.

The list is for people who edit letters in Word. What a template may really name is the shape of the
facts (`desktop.documents.shape`); a test holds both together.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field

from desktop.domain.basis import Line, Texts
from desktop.domain.text import LANGS
from desktop.law.procedures import Ask, AskType
from desktop.law.reading import DataFault, read_toml

ASK = "<id>"
"""Stands in a name for each question that a procedure itself asks."""
_SUITS: dict[str, tuple[AskType, ...]] = {
    "words": ("answer", "choice", "day", "time", "line", "text"),
    "lines": ("text",),
    "points": ("text",),
    "day": ("day",),
    "former": ("day",),
    "number": ("choice",),
    "date": ("choice",),
    "yes": ("answer",),
    "no": ("answer",),
}
"""Of which questions each part of an answer says anything."""

Sample = Line | Texts


class DayForm(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the forms in which a letter may say a day."""

    id: Line
    meaning: Texts
    sample: Sample


class FieldRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of the file.

    Attributes:
        name: the field as a letter names it; within a list the name of its loop stands first.
        of: the lists within whose repetition it has a meaning; () everywhere.
        day: it is a day, which stands in all forms of a day.
        meaning: what it says.
        sample: an example, the same in all languages or each its own; `None` for a list of
            records and for what is only asked with `if`.
        insert: what is put into Word for it; a line is a paragraph.
    """

    name: Line
    of: tuple[Line, ...] = ()
    day: bool = False
    meaning: Texts
    sample: Sample | None = None
    insert: Line


class FieldPart(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rows that belong together, under a heading."""

    id: Line
    title: Texts
    fields: tuple[FieldRow, ...] = field(name="field")


class LetterField(NamedTuple):
    """A field as it is offered: each form of a day and each question for itself.

    Attributes:
        part: the heading under which it stands.
        name: as in `FieldRow`, like `of`, `meaning`, `sample` and `insert`.
    """

    part: FieldPart
    name: str
    of: tuple[str, ...]
    meaning: Texts
    sample: Sample | None
    insert: str

    @property
    def key(self) -> tuple[tuple[str, ...], str]:
        """What tells it from every other field: several lists have a field of the same name."""
        return self.of, self.name


class LetterFields(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole list: the forms of a day, and the parts in their order."""

    days: tuple[DayForm, ...] = field(name="day")
    parts: tuple[FieldPart, ...] = field(name="part")

    def offered(self, asks: Iterable[Ask] = ()) -> Iterator[LetterField]:
        """Yield every field, in the order of the file.

        Args:
            asks: the questions whose answers are offered; none leaves them out.
        """
        asked = tuple(asks)
        for part in self.parts:
            rows = (row for row in part.fields if ASK not in row.name)
            for row in rows:
                yield from self._forms(LetterField(part, *_told(row)), is_day=row.day)
            answers = [row for row in part.fields if ASK in row.name]
            for ask in asked:
                for row in answers:
                    part_of_it = row.name.rpartition(".")[2]
                    of_letter = part_of_it in {"number", "date"}
                    if ask.type in _SUITS[part_of_it] and (ask.of_letter or not of_letter):
                        of_ask = _answer(LetterField(part, *_told(row)), ask)
                        yield from self._forms(of_ask, is_day=row.day)

    def _forms(self, each: LetterField, *, is_day: bool) -> Iterator[LetterField]:
        if not is_day:
            yield each
            return
        for form in self.days:
            name = f"{each.name}.{form.id}"
            insert = each.insert.replace(each.name, name)
            meaning = _joined("{} ({})", each.meaning, form.meaning)
            yield each._replace(name=name, insert=insert, meaning=meaning, sample=form.sample)


def _told(row: FieldRow) -> tuple[str, tuple[str, ...], Texts, Sample | None, str]:
    return row.name, row.of, row.meaning, row.sample, row.insert


def _answer(each: LetterField, ask: Ask) -> LetterField:
    return each._replace(
        name=each.name.replace(ASK, ask.id),
        insert=each.insert.replace(ASK, ask.id),
        meaning=_joined("{} – {}", ask.label, each.meaning),
    )


def _joined(how: str, one: Texts, other: Texts) -> Texts:
    kk, ru, en = (how.format(one.text(each), other.text(each)) for each in LANGS)
    return Texts(kk, ru, en)


def load_letter_fields(path: Path) -> LetterFields:
    """Read the list of fields.

    Raises:
        DataFault: the file breaks the form (see `read_toml`), `data.duplicate` (a field of the same
            list), `data.dangling` (a list that is not there), `data.wrong-value` (what is put into
            Word does not name the field).
    """
    found = read_toml(path, LetterFields)
    names = {row.name for part in found.parts for row in part.fields}
    seen: set[tuple[str, str]] = set()
    for p, part in enumerate(found.parts):
        for n, row in enumerate(part.fields):
            key = f"part[{p}].field[{n}]"
            for of in row.of or ("",):
                if (of, row.name) in seen:
                    raise DataFault("data.duplicate", path, f"{key}.name", detail=row.name)
                seen.add((of, row.name))
                if of and of not in names:
                    raise DataFault("data.dangling", path, f"{key}.of", detail=of)
            if row.name not in row.insert:
                raise DataFault("data.wrong-value", path, f"{key}.insert", detail=row.insert)
    return found
