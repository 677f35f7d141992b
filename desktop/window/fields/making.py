"""The editor for a question."""

from desktop.window.fields.choices import ChoiceField, FlagField, ListField, SetField
from desktop.window.fields.dative import AddresseeField, DativeField
from desktop.window.fields.field import Asked, Field
from desktop.window.fields.languages import LanguagesField
from desktop.window.fields.local import LocalField, shown_langs
from desktop.window.fields.superior import SuperiorField
from desktop.window.fields.typed import BinField, DayField, EmailField, LineField, TimeField
from desktop.window.session import CaseSession, Snapshot

_TEXTS: dict[str, type[LocalField]] = {
    "local": LocalField,
    "superior": SuperiorField,
    "dative": DativeField,
    "addressee": AddresseeField,
}


def make_field(session: CaseSession, asked: Asked, shot: Snapshot) -> Field:
    """Return the editor for a question, showing what is stored."""
    made: Field
    if asked.control in _TEXTS:
        made = _TEXTS[asked.control](session, asked, shown_langs(shot))
    elif asked.control == "day":
        made = DayField(session, asked)
    elif asked.control == "time":
        made = TimeField(session, asked)
    elif asked.control == "bin":
        made = BinField(session, asked)
    elif asked.control == "email":
        made = EmailField(session, asked)
    elif asked.control in ("answer", "choice"):
        made = ChoiceField(session, asked)
    elif asked.control == "list":
        made = ListField(session, asked)
    elif asked.control == "set":
        made = SetField(session, asked)
    elif asked.control == "flag":
        made = FlagField(session, asked)
    elif asked.control == "languages":
        made = LanguagesField(session, asked)
    else:
        made = LineField(session, asked)
    made.refresh(shot)
    return made
