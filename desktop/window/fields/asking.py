"""From the data to questions: which editor a field gets, and what it says. No rule lives here."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, get_args, get_origin
from uuid import UUID

from desktop.domain.case import RECORD_KINDS
from desktop.domain.fields import FieldKind
from desktop.domain.record import Record
from desktop.domain.values import Answer
from desktop.usecases.declining import OF_PERSON
from desktop.window.fields.field import Asked, Option, Said
from desktop.window.fields.saving import Place
from desktop.window.session import Snapshot

if TYPE_CHECKING:
    from desktop.domain.basis import Texts
    from desktop.law.law import Law
    from desktop.law.procedures import Ask

FEW = 4
"""So many choices stand open side by side; more are a list to open."""


def said(texts: "Texts | None") -> Said:
    """Return a text of the data as something that can be said in any language."""
    return texts.text if texts is not None else lambda _lang: ""


def options(choices: "Mapping[str, Texts]") -> tuple[Option, ...]:
    """Return choices as the editors take them."""
    return tuple(Option(value, said(texts)) for value, texts in choices.items())


def record_place(kind: str, record_id: UUID) -> Place:
    """Return the place of a record that exists."""
    made = RECORD_KINDS[kind]

    def find(shot: Snapshot) -> Record | None:
        return shot.case.get(made, record_id)

    return Place(kind, f"{kind}:{record_id}", find, lambda _desk: record_id)


def asked(law: "Law", place: Place, name: str, pattern: str = "") -> Asked:
    """Return the question for a field of a record; `pattern` is how the procedure names it."""
    field = law.fields.get(place.kind, name)
    choices: Mapping[str, Texts] = field.choices
    control = _control(field.kind, len(choices))
    offered = options(choices)
    if (place.kind, name) == ("control", "tasks"):
        offered = tuple(Option(task.id, said(task.text)) for task in law.tasks)
    elif (place.kind, name) == ("object", "region"):
        control = "list"
        offered = tuple(Option(one.code, said(one.name)) for one in law.regions)
    elif (place.kind, name) == ("object", "higher_body"):
        control = "superior"
    elif place.kind == "person" and name in OF_PERSON:
        control = "dative"
    elif place.kind == "object" and name in _addressees(law):
        control = "addressee"
    elif (place.kind, name) == ("control", "languages"):
        control = "languages"
    return Asked(
        place=place,
        path=name,
        control=control,
        label=said(field.label),
        help=said(field.help),
        options=offered,
        long=field.multiline,
        pattern=pattern,
        explained=field.explained,
        not_asked_if=field.not_asked_if,
        internal=bool(field.internal),
        may_be_empty=get_origin(field.kind.type) is not Literal or "" in get_args(field.kind.type),
    )


def declared(law: "Law", place: Place, ask: "Ask") -> Asked:
    """Return the question for a fact that the procedure declares itself."""
    offered = tuple(Option(choice.id, said(choice.label)) for choice in ask.choices)
    controls: dict[str, str] = {
        "text": "local",
        "answer": "answer",
        "choice": "choice" if len(offered) <= FEW else "list",
        "day": "day",
        "time": "time",
        "line": "line",
    }
    if ask.type == "answer":
        offered = options(law.fields.answers)
    return Asked(
        place=place,
        path=ask.pattern,
        control="addressee" if ask.pattern in _addressees(law) else controls[ask.type],
        label=said(ask.label),
        help=said(ask.help),
        options=offered,
        long=ask.type == "text",
        internal=bool(ask.internal),
        of_letter=ask.of_letter,
        pattern=ask.pattern,
    )


def _addressees(law: "Law") -> frozenset[str]:
    """Return the fields from which papers take the lines of their addressee."""
    return frozenset(kind.addressee for kind in law.documents)


def _control(kind: FieldKind, choices: int) -> str:
    if kind.form != "scalar":
        return "set" if kind.form == "set" else "local"
    if kind.typed:
        return kind.typed
    if kind.type == Answer:
        return "answer"
    if kind.type is bool:
        return "flag"
    few = choices <= FEW
    return ("choice" if few else "list") if choices else "line"
