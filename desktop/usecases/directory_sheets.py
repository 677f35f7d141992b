"""Registers of institutions and people written as a workbook and taken in from one (0048).

What is taken in is shown first, row by row; nothing is written over that was not shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from msgspec.structs import replace

from desktop.domain.bin import bin_fault
from desktop.domain.directory import (
    FORMER,
    OF_HEAD,
    OF_INSTITUTION,
    OF_PERSON,
    Entry,
    Head,
    Kept,
    Kind,
    Own,
    Told,
    entries,
    folded_words,
    is_named,
    plain_bin,
    same_head,
)
from desktop.domain.errors import Problem
from desktop.domain.ids import new_id
from desktop.domain.text import LANGS, Lang
from desktop.domain.values import read_day, typed_day
from desktop.law.law import Law
from desktop.spreadsheets.directory import Line, Sheet, directory_workbook, read_tables
from desktop.spreadsheets.table import Row
from desktop.usecases.directory import Changed, Directory, change, new_own
from desktop.usecases.files import write_whole
from desktop.usecases.office import Office

State = Literal["new", "changed", "same", "faulty"]
SheetKind = Literal["institutions", "heads", "people"]

_KEY = "key"
_LARGEST = 40 << 20
_OF_HEADS = ("institution", *OF_HEAD, "since", "until")
_COLUMNS: Mapping[SheetKind, tuple[str, ...]] = {
    "institutions": (*OF_INSTITUTION, _KEY),
    "heads": (*_OF_HEADS, _KEY),
    "people": (*OF_PERSON, _KEY),
}
_HELD = {"institutions": "name.ru", "heads": "institution", "people": "full_name.ru"}
_ALWAYS = frozenset(
    {
        "name.kk", "name.ru", "bin", "region", "address.kk", "address.ru", "phone", "email",
        "institution", "full_name.kk", "full_name.ru", "post.kk", "post.ru", "since", _KEY,
    }
)  # fmt: skip
"""Columns that are written also when nothing stands in them: they ask to be filled in."""
_WIDTHS = {"kind": 20, "bin": 14, "region": 20, "phone": 16, "since": 11, "until": 11, _KEY: 39}


class Change(NamedTuple):
    """A text that a row brings: its column's heading, what stands now and what would."""

    label: str
    was: str
    becomes: str


class ReadRow(NamedTuple):
    """A row of a workbook, and what would become of it.

    Attributes:
        state: what it is to the register.
        sheet: the name of its sheet.
        number: of the row there.
        name: what it is about.
        changes: what it brings.
        why: why it is faulty or what is to be known of it, as problems.
        kind: which register it goes to.
        key: of the entry that it changes; of a new one that of the workbook, "" without.
        leaves: what it brings, by leaf.
        head: who heads the institution, of a row of heads.
    """

    state: State
    sheet: str
    number: int
    name: str
    changes: tuple[Change, ...] = ()
    why: tuple[Problem, ...] = ()
    kind: Kind = "institution"
    key: str = ""
    leaves: Mapping[str, str] = {}
    head: Head | None = None


class Preview(NamedTuple):
    """All rows of a workbook, and the columns that nobody knows."""

    rows: tuple[ReadRow, ...]
    strange: tuple[str, ...]

    def how_many(self, state: State) -> int:
        """Return how many rows are of a state."""
        return sum(each.state == state for each in self.rows)


# -- writing ---------------------------------------------------------------------------------------


def heading(office: Office, kind: SheetKind, column: str, lang: Lang) -> str:
    """Return what a column is called in a language."""
    name, _, part = column.partition(".")
    say = office.messages(lang).say
    if name in ("route", FORMER, "since", "until", _KEY, "institution"):
        said = say(f"directory.column.{name}")
    else:
        address = _address(kind, name)
        said = office.law.fields.get(*address).label.text(lang)
    return f"{said} ({say(f'directory.in.{part}')})" if part else said


def _address(kind: SheetKind, name: str) -> tuple[str, str]:
    if kind == "institutions":
        return "object", name
    return ("expert" if name in ("speciality", "education", "two_years", "knowledge") else
            "person"), name  # fmt: skip


def write_directory(office: Office, found: Directory, target: Path, lang: Lang) -> None:
    """Write all institutions with their heads over time, and all people, as a workbook.

    Raises:
        Problem: `directory.nothing-to-export`, or the target cannot be written to.
    """
    if not found.institutions and not found.people:
        raise Problem("directory.nothing-to-export")
    say = office.messages(lang).say
    rows: Mapping[SheetKind, Sequence[Row]] = {
        "institutions": [_shown(office.law, each, lang) for each in found.institutions],
        "heads": [
            {
                **head.leaves,
                "institution": each.text("name", lang),
                "since": read_day(head.since) or head.since,
                "until": read_day(head.until) or head.until,
                _KEY: each.key,
            }
            for each in found.institutions
            for head in each.heads
        ],
        "people": [_shown(office.law, each, lang) for each in found.people],
    }
    kinds: tuple[SheetKind, ...] = ("institutions", "heads", "people")

    def told(code: str, **params: object) -> str:
        topic, _, column = code.rpartition("column.")
        kind, _, name = column.partition(":")
        if topic == "directory." and name:
            return heading(office, kind, name, lang)  # type: ignore[arg-type]
        return say(code, **params)

    tables: dict[str, tuple[Mapping[str, int], Sequence[Row]]] = {}
    for kind in kinds:
        used = _ALWAYS.union(*rows[kind])
        names = [name for name in _COLUMNS[kind] if name in used]
        if rows[kind]:
            tables[kind] = (
                {f"{kind}:{name}": _WIDTHS.get(name, 24) for name in names},
                [{f"{kind}:{name}": row.get(name, "") for name in names} for row in rows[kind]],
            )
    held = {str(kind): f"{kind}:{_HELD[kind]}" for kind in kinds}
    write_whole(target, directory_workbook(tables, held, lang, told))


def _shown(law: Law, entry: Entry, lang: Lang) -> dict[str, str]:
    shown = {**entry.leaves, _KEY: entry.key}
    if FORMER in shown or entry.former:
        shown[FORMER] = "\n".join(entry.former)
    region = law.regions.get(entry.leaves.get("region", ""))
    if region is not None:
        shown["region"] = region.name.text(lang)
    for kind, name in _CHOICES:
        if shown.get(name):
            choices = law.fields.get(kind, name).choices
            if shown[name] in choices:
                shown[name] = choices[shown[name]].text(lang)
    return shown


_CHOICES = (("object", "kind"), ("expert", "education"), ("expert", "two_years"),
            ("expert", "knowledge"))  # fmt: skip


# -- reading ---------------------------------------------------------------------------------------


def preview(office: Office, found: Directory, source: Path, lang: Lang) -> Preview:
    """Read a workbook and say what would become of each row; nothing is changed.

    Columns are known by their headings in any of the three languages.

    Raises:
        Problem: `directory.no-workbook`, `directory.too-large`, `directory.no-columns`.
    """
    try:
        if source.stat().st_size > _LARGEST:
            raise Problem("directory.too-large", name=source.name)
        data = source.read_bytes()
    except OSError as error:
        raise Problem("directory.no-workbook", name=source.name) from error
    reader = _Reader(office, found, lang)
    rows: list[ReadRow] = []
    strange: list[str] = []
    for sheet in sorted(read_tables(data, source.name), key=reader.order):
        kind, columns = reader.columns(sheet)
        if kind is None:
            continue
        strange += [
            each for n, each in enumerate(sheet.headings) if each.strip() and n not in columns
        ]
        rows += reader.rows(kind, sheet, columns)
    if not reader.known_any:
        raise Problem("directory.no-columns", name=source.name)
    return Preview(tuple(rows), tuple(dict.fromkeys(strange)))


class _Reader:
    def __init__(self, office: Office, found: Directory, lang: Lang) -> None:
        self._office, self._found, self._lang = office, found, lang
        self.known_any = False
        kinds: tuple[SheetKind, ...] = ("institutions", "heads", "people")
        self._headings = {
            kind: {
                folded_words(said): name
                for name in _COLUMNS[kind]
                for said in (name, *(heading(office, kind, name, each) for each in LANGS))
            }
            for kind in kinds
        }
        self._regions = {
            folded_words(said): each.code
            for each in office.law.regions
            for said in (each.code, *(each.name.text(one) for one in LANGS))
        }
        self._choices = {
            name: {
                folded_words(said): value
                for value, texts in office.law.fields.get(kind, name).choices.items()
                for said in (value, *(texts.text(one) for one in LANGS))
            }
            for kind, name in _CHOICES
        }
        institutions = found.institutions
        self._by_key = {key: each for each in institutions for key in (each.key, *each.ids)}
        self._by_name = {
            folded_words(text): each for each in reversed(institutions) for text in _names(each)
        }
        self._new: set[str] = set()
        """The keys of institutions that the workbook brings: its heads may be theirs."""

    def columns(self, sheet: Sheet) -> tuple[SheetKind | None, dict[int, str]]:
        """Return what a sheet holds, and its columns by their place; `None`: nothing of ours."""
        best: tuple[SheetKind | None, dict[int, str]] = (None, {})
        for kind, headings in self._headings.items():
            columns: dict[int, str] = {}
            for n, said in enumerate(sheet.headings):
                name = headings.get(folded_words(said))
                if name is not None and name not in columns.values():
                    columns[n] = name
            if len(columns) > len(best[1]) and any(
                each.partition(".")[0] in ("name", "full_name", "short_name")
                for each in columns.values()
            ):
                best = (kind, columns)
        self.known_any |= best[0] is not None
        return best

    def order(self, sheet: Sheet) -> bool:
        """Heads are read after the institutions that they head."""
        return self.columns(sheet)[0] == "heads"

    def rows(self, kind: SheetKind, sheet: Sheet, columns: Mapping[int, str]) -> Iterator[ReadRow]:
        """Yield what would become of each row of a sheet."""
        if kind == "heads":
            yield from (self._head(sheet, line, columns) for line in sheet.lines)
            return
        register: Kind = "institution" if kind == "institutions" else "person"
        read = [self._leaves(line, columns) for line in sheet.lines]
        keys = [_cell(line, columns, _KEY) for line in sheet.lines]
        there = {key: each for each in self._found.of(register) for key in (*each.ids, each.key)}
        matched = self._matched(register, read, keys, there)
        seen: dict[str, int] = {}
        for n, (line, (leaves, why)) in enumerate(zip(sheet.lines, read, strict=True)):
            faults = list(why)
            if not is_named(leaves):
                faults.append(Problem("directory.row-nameless"))
            entry, group = matched[n]
            if group in seen:
                faults.append(Problem("directory.row-twice", number=seen[group]))
            number = plain_bin(leaves.get("bin", ""))
            if number and number in seen:
                faults.append(Problem("directory.row-bin-twice", number=seen[number]))
            if faults:
                yield self._row("faulty", sheet, line, leaves, why=tuple(faults), kind=register)
                continue
            seen[group] = line.number
            if number:
                seen[number] = line.number
            row = self._row("same", sheet, line, leaves, kind=register)
            yield self._told(row, entry, keys[n])

    def _told(self, row: ReadRow, entry: Entry | None, key: str) -> ReadRow:
        """Return a row with what it brings to an entry, or as a new one."""
        stands = dict(entry.leaves) if entry else {}
        if entry is not None and entry.former:
            stands[FORMER] = "\n".join(entry.former)
        fresh = {name: text for name, text in row.leaves.items() if stands.get(name, "") != text}
        sheet: SheetKind = "institutions" if row.kind == "institution" else "people"
        changes = tuple(
            Change(
                heading(self._office, sheet, name, self._lang),
                self._say(name, stands.get(name, "")),
                self._say(name, text),
            )
            for name, text in fresh.items()
        )
        state: State = ("changed" if fresh else "same") if entry else "new"
        if entry is None and key:
            self._new.add(key)
        wrong = bin_fault(row.leaves.get("bin") or _SOUND)
        return row._replace(
            state=state,
            changes=changes,
            why=(Problem("directory.row-bin"),) if wrong else (),
            key=entry.key if entry else key,
            leaves=fresh,
        )

    def _say(self, name: str, text: str) -> str:
        region = self._office.law.regions.get(text) if name == "region" else None
        if region is not None:
            return region.name.text(self._lang)
        for kind, choice in _CHOICES:
            if name == choice and text in self._office.law.fields.get(kind, name).choices:
                return self._office.law.fields.get(kind, name).choices[text].text(self._lang)
        return text

    def _row(
        self,
        state: State,
        sheet: Sheet,
        line: Line,
        leaves: Mapping[str, str],
        *,
        why: tuple[Problem, ...] = (),
        kind: Kind = "institution",
    ) -> ReadRow:
        entry = Entry("", leaves)
        names = ("name", "full_name", "short_name")
        name = next((t for each in names if (t := entry.text(each, self._lang))), "")
        return ReadRow(state, sheet.name, line.number, name, why=why, kind=kind, leaves=leaves)

    def _leaves(
        self, line: Line, columns: Mapping[int, str]
    ) -> tuple[dict[str, str], tuple[Problem, ...]]:
        """Return what a row says, and what keeps it from being taken."""
        found: dict[str, str] = {}
        for n, name in columns.items():
            text = line.cells[n] if n < len(line.cells) else ""
            if name == "region":
                text = self._regions.get(folded_words(text), text)
            elif name in self._choices and text:
                text = self._choices[name].get(folded_words(text), "")
            elif name in ("since", "until"):
                text = typed_day(text)
            if text and name not in (_KEY, "institution"):
                found[name] = text
        used = line.formulas & columns.keys()
        return found, (Problem("directory.row-formula"),) if used else ()

    def _matched(
        self,
        register: Kind,
        read: Sequence[tuple[dict[str, str], tuple[Problem, ...]]],
        keys: Sequence[str],
        there: Mapping[str, Entry],
    ) -> list[tuple[Entry | None, str]]:
        """Return of each row the entry that it is about, and what it and its doubles share.

        It is what the register itself would take for one; a key that was exported comes first.
        """
        ours = [
            Own(id=f"entry:{each.key}", leaves=dict(each.leaves))
            for each in self._found.of(register)
        ]
        rows = [
            Own(
                id=f"row:{n}",
                leaves=leaves,
                of=(f"entry:{there[key].key}",) if key in there else (),
            )
            for n, ((leaves, _why), key) in enumerate(zip(read, keys, strict=True))
        ]
        kept = (
            Kept(institutions=(*ours, *rows))
            if register == "institution"
            else Kept(people=(*ours, *rows))
        )
        groups = entries(register, dict[str, Told](), kept)
        by_row = {key: each for each in groups for key in each.ids}
        found: list[tuple[Entry | None, str]] = []
        for n in range(len(rows)):
            group = by_row.get(f"row:{n}")
            ids = sorted(group.ids) if group else []
            mine = [each.removeprefix("entry:") for each in ids if each.startswith("entry:")]
            entry = there[keys[n]] if keys[n] in there else there[mine[0]] if mine else None
            found.append((entry, entry.key if entry else ids[0] if ids else f"row:{n}"))
        return found

    def _head(self, sheet: Sheet, line: Line, columns: Mapping[int, str]) -> ReadRow:
        leaves, why = self._leaves(line, columns)
        since, until = leaves.pop("since", ""), leaves.pop("until", "")
        head = Head(leaves=leaves, since=since, until=until)
        key, name = (_cell(line, columns, each) for each in (_KEY, "institution"))
        entry = self._by_key.get(key) if key else self._by_name.get(folded_words(name))
        row = self._row("faulty", sheet, line, leaves, why=why)._replace(head=head)
        row = row._replace(name=f"{name}: {row.name}".strip(": "))
        if not is_named(leaves):
            return row._replace(why=(*why, Problem("directory.row-nameless")))
        if entry is None and key not in self._new:
            return row._replace(why=(*why, Problem("directory.row-no-institution", name=name)))
        if why:
            return row
        known = (
            next((each for each in entry.heads if same_head(each, head)), None) if entry else None
        )
        stands = {**known.leaves, "since": known.since, "until": known.until} if known else {}
        told = {**leaves, "since": since, "until": until}
        changes = tuple(
            Change(heading(self._office, "heads", n, self._lang), stands.get(n, ""), text)
            for n, text in told.items()
            if text and text != stands.get(n, "")
        )
        state: State = "new" if known is None else "changed" if changes else "same"
        return row._replace(state=state, changes=changes, key=entry.key if entry else key)


_SOUND = "990140000007"
"""Stands for a BIN that is not given, of which nothing is to be said."""


def _names(entry: Entry) -> tuple[str, ...]:
    return tuple(text for lang in LANGS if (text := entry.leaves.get(f"name.{lang}", "")))


def _cell(line: Line, columns: Mapping[int, str], wanted: str) -> str:
    place = next((n for n, name in columns.items() if name == wanted), None)
    return line.cells[place] if place is not None and place < len(line.cells) else ""


def take(office: Office, found: Directory, read: Preview) -> Changed:
    """Take in the rows that are new or changed, as they were shown.

    Returns what `directory.put_back` needs.

    Raises:
        Problem: `directory.*`, or the user's folder cannot be written to.
    """
    there = {("institution", each.key): each for each in found.institutions}
    there |= {("person", each.key): each for each in found.people}
    rows = [each for each in read.rows if each.state in ("new", "changed")]

    def taken(kept: Kept) -> Kept:
        owns = {
            "institution": {each.id: each for each in kept.institutions},
            "person": {each.id: each for each in kept.people},
        }
        made: dict[str, str] = {}
        for row in rows:
            mine = owns[row.kind]
            entry = there.get((row.kind, row.key))
            if entry is not None:
                known = next((mine[key] for key in sorted(entry.ids) if key in mine), None)
                own = known or new_own(entry)
            elif row.head is not None:
                own = mine[made[row.key]]
            else:  # by its key there it is known again at the next taking in
                own = Own(id=str(new_id()), leaves={}, of=(row.key,) if row.key else ())
                made[row.key] = own.id
            if row.head is not None:
                heads = [each for each in own.heads if not same_head(each, row.head)]
                own = replace(own, heads=(*heads, row.head))
            else:
                own = replace(own, leaves={**own.leaves, **row.leaves})
            mine[own.id] = own
            if entry is not None:
                there[row.kind, row.key] = entry._replace(ids=entry.ids | {own.id})
        institutions, people = (tuple(owns[kind].values()) for kind in ("institution", "person"))
        return replace(kept, institutions=institutions, people=people)

    return change(office, taken)
