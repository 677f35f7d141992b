"""`check-forms`: every fault in the data, each with its file, its key and what to do."""

import datetime as dt
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from desktop.domain.basis import Basis
from desktop.law.calendars import RULES, load_rules
from desktop.law.documents import ADDRESSEES
from desktop.law.fields import FieldsFile, field_faults
from desktop.law.law import PROCEDURE_FILE, Law
from desktop.law.procedure_check import procedure_faults, shared_faults
from desktop.law.procedures import Definition, Edition, Shared, Step, resolve
from desktop.law.reading import DataFault, fault_of, read_toml
from desktop.law.references import References, ReferencesFile
from desktop.messages.check import message_faults

T = TypeVar("T")


def check_forms(root: Path) -> tuple[DataFault, ...]:
    """Return every fault in `forms/` and `resources/` under a root; none if all is well.

    A file that cannot be read names each broken entry of its lists, not only the first. What
    leans on a broken file is checked once that file is whole.
    """
    return tuple(_faults(Law(root)))


def _faults(law: Law) -> Iterator[DataFault]:
    yield from _of_law(law)
    for found in message_faults(law.root / "resources" / "messages"):
        yield DataFault(found.code, found.file, found.key, detail=found.detail)


def _of_law(law: Law) -> Iterator[DataFault]:
    references: References | None = None
    broken = list(read_faults(law.tables / "references.toml", ReferencesFile))
    yield from broken
    if not broken:
        yield from (found := list(_first(lambda: law.references)))
        references = None if found else law.references
    clocks = list(_first(lambda: law.clocks))
    yield from clocks
    calendar = list(_first(lambda: law.calendar))
    yield from calendar
    if not calendar and not law.calendar.years:
        yield DataFault("data.missing-file", law.calendars, "")
    if not law.procedures:
        yield DataFault("data.missing-file", law.forms / "monitoring" / PROCEDURE_FILE, "")
    yield from _of_bodies(law)
    yield from _first(lambda: law.letter_fields)
    documents = list(_first(lambda: law.documents))
    yield from documents
    kinds = None if documents else frozenset(kind.id for kind in law.documents)
    fields = law.forms / "common" / "fields.toml"
    unreadable = list(read_faults(fields, FieldsFile))
    yield from unreadable
    if not unreadable:
        yield from field_faults(fields, kinds)
    if not documents:
        yield from _first(lambda: law.second_reading)
    if references is None:
        return
    for part in (
        lambda: law.proofs, lambda: law.tasks, lambda: law.orphans, lambda: law.glossary,
        lambda: law.reply_checks,
        lambda: law.publications,
    ):  # fmt: skip
        yield from _first(part)
    no_cards = list(_first(lambda: law.cards))
    yield from no_cards
    if not clocks:
        yield from _acts_of_clocks(law)
    if not calendar and law.calendar.years:
        yield from _acts_of_calendar(law)
    if not documents:
        yield from _norms_of_documents(law)
    if not clocks:
        yield from _procedures(law, kinds)
    if not no_cards and law.procedures:
        yield from _no_such_card(law)


def _of_bodies(law: Law) -> Iterator[DataFault]:
    regions = list(_first(lambda: law.regions))
    superiors = list(_first(lambda: law.superiors))
    yield from (*regions, *superiors)
    if not regions and not superiors:
        yield from _first(lambda: law.bodies)


def _first(load: Callable[[], object]) -> Iterator[DataFault]:
    try:
        load()
    except DataFault as fault:
        yield fault


def _procedures(law: Law, kinds: frozenset[str] | None) -> Iterator[DataFault]:
    unreadable = list(read_faults(law.shared_steps, Shared))
    yield from unreadable
    shared = None if unreadable else read_toml(law.shared_steps, Shared)
    editions, told, paths = [], set(), sorted(law.forms.glob(f"*/{PROCEDURE_FILE}"))
    for path in paths:
        unreadable = list(read_faults(path, Definition))
        yield from unreadable
        if unreadable or shared is None:
            continue
        own = read_toml(path, Definition)
        if own.id != path.parent.name:
            yield DataFault("procedure.wrong-folder", path, "id", detail=own.id)
        yield from _no_such_paper(path, own.steps, kinds)
        both = (path, law.shared_steps)
        # What is wrong with a shared step is said once, not by each procedure that has it.
        for fault in procedure_faults(own, shared, both, law.references, law.clocks):
            if (place := (fault.code, *fault.params.values())) not in told:
                told.add(place)
                yield fault
        editions.append(resolve(own, shared))
    if shared is not None:
        yield from _no_such_paper(law.shared_steps, shared.steps, kinds)
        for n, ask in enumerate(shared.asks):
            for k, choice in enumerate(ask.choices if ask.of_letter else ()):
                if kinds is not None and choice.id not in kinds:
                    key = f"ask[{n}].choice[{k}].id"
                    yield DataFault("data.dangling", law.shared_steps, key, detail=choice.id)
    if shared is not None and editions and len(editions) == len(paths):
        yield from shared_faults(shared, law.shared_steps, editions)
        yield from _never_answered(law, editions)
        if kinds is not None:
            yield from _no_such_addressee(law, editions)


def _never_answered(law: Law, editions: list[Edition]) -> Iterator[DataFault]:
    """Yield letters that a remedy may be about although no procedure says what answers them."""
    answered = {answer.id for each in editions for answer in each.answers}
    for each in editions:
        for n, letter in enumerate(each.about.letters if each.about else ()):
            if letter not in answered:
                path = law.forms / each.id / PROCEDURE_FILE
                yield DataFault("data.dangling", path, f"about.letters[{n}]", detail=letter)


def _no_such_addressee(law: Law, editions: list[Edition]) -> Iterator[DataFault]:
    asked = {ask.pattern for each in editions for ask in each.asks}
    for kind in law.documents:
        if kind.addressee not in ADDRESSEES and kind.addressee not in asked:
            path = law.original_template(kind.id, "kk").with_name(f"{kind.id}.toml")
            yield DataFault("data.dangling", path, "addressee", detail=kind.addressee)


def _no_such_card(law: Law) -> Iterator[DataFault]:
    named = {name for path in _readable(law) for step in path[1] for name in step.cards}
    for path, steps in _readable(law):
        for n, step in enumerate(steps):
            for m, name in enumerate(step.cards):
                if name not in law.cards:
                    yield DataFault("data.dangling", path, f"step[{n}].cards[{m}]", detail=name)
    for n, card in enumerate(law.cards):
        if card.id not in named:
            path = law.forms / "common" / "cards.toml"
            yield DataFault("procedure.unused", path, f"card[{n}]", detail=card.id)


def _readable(law: Law) -> Iterator[tuple[Path, tuple[Step, ...]]]:
    """Yield each file of steps that can be read, with them."""
    if not list(read_faults(law.shared_steps, Shared)):
        yield law.shared_steps, read_toml(law.shared_steps, Shared).steps
    for path in sorted(law.forms.glob(f"*/{PROCEDURE_FILE}")):
        if not list(read_faults(path, Definition)):
            yield path, read_toml(path, Definition).steps


def _no_such_paper(
    path: Path, steps: tuple[Step, ...], kinds: frozenset[str] | None
) -> Iterator[DataFault]:
    for n, step in enumerate(steps):
        for m, kind in enumerate(step.documents):
            if kinds is not None and kind not in kinds:
                yield DataFault("data.dangling", path, f"step[{n}].documents[{m}]", detail=kind)


def _acts_of_clocks(law: Law) -> Iterator[DataFault]:
    path = law.tables / "clocks.toml"
    for n, clock in enumerate(law.clocks):
        yield from _acts(law, path, f"clock[{n}].basis", clock.basis)
        yield from _acts(law, path, f"clock[{n}].counting_basis", clock.counting_basis)
        for m, variant in enumerate(clock.variants):
            yield from _acts(law, path, f"clock[{n}].variant[{m}].basis", variant.basis)


def _acts_of_calendar(law: Law) -> Iterator[DataFault]:
    for day, entry in law.calendar.days.items():
        path = law.calendars / f"{day.year}.toml"
        if path.exists():
            yield from _acts(law, path, f"day ({day}).basis", entry.basis)
    for n, holiday in enumerate(load_rules(law.calendars)):
        yield from _acts(law, law.calendars / RULES, f"holiday[{n}].basis", holiday.basis)


def _acts(law: Law, path: Path, key: str, bases: tuple[Basis, ...]) -> Iterator[DataFault]:
    for n, basis in enumerate(bases):
        if basis.act not in law.references.acts:
            yield DataFault("data.dangling", path, f"{key}[{n}].act", detail=basis.act)


def _norms_of_documents(law: Law) -> Iterator[DataFault]:
    known = {each.id for each in law.documents}
    for kind in law.documents:
        path = law.original_template(kind.id, "kk").with_name(f"{kind.id}.toml")
        if kind.goes_with and kind.goes_with not in known:
            yield DataFault("data.dangling", path, "goes_with", detail=kind.goes_with)
        for n, norm in enumerate(kind.basis):
            if norm not in law.references:
                yield DataFault("data.dangling", path, f"basis[{n}]", detail=norm)


def read_faults(path: Path, kind: type[T]) -> Iterator[DataFault]:
    """Yield the faults that keep a file from being read: of each broken entry the first.

    Args:
        path: the file.
        kind: the Struct that the whole file must be.
    """
    try:
        read_toml(path, kind)
    except DataFault as fault:
        first = fault
    else:
        return
    found: list[DataFault] = []
    if first.code not in ("data.missing-file", "data.not-toml"):
        plain = tomllib.loads(path.read_text("utf-8"))
        hints = get_type_hints(kind, include_extras=True)
        for field in msgspec.structs.fields(kind):  # type: ignore[arg-type]
            found += _entries(path, field.encode_name, hints[field.name], plain)
    # What is wrong outside the lists, or is the only thing wrong, comes first.
    if not any(fault.params == first.params for fault in found):
        yield first
    yield from found


def _entries(path: Path, name: str, hint: Any, plain: dict[str, Any]) -> Iterator[DataFault]:
    value = plain.get(name)
    if not isinstance(value, list) or get_origin(hint) is not tuple:
        return
    for n, entry in enumerate(value):
        try:
            msgspec.convert(entry, get_args(hint)[0], builtin_types=(dt.date,))
        except msgspec.ValidationError as error:
            fault = fault_of(str(error))
            inner = fault.key if fault.key.startswith("[") or not fault.key else f".{fault.key}"
            yield DataFault(fault.code, path, f"{name}[{n}]{inner}", detail=fault.detail)
