"""What can be wrong in the files of sentences: a missing language, sentence or place."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

from desktop.domain.text import LANGS, Lang

FORMS: Mapping[Lang, frozenset[str]] = {
    "kk": frozenset({"one", "other"}),
    "ru": frozenset({"one", "few", "many"}),
    "en": frozenset({"one", "other"}),
}
"""The forms of a counted sentence (see `plural_form`)."""


class MessageFault(NamedTuple):
    """A fault of a file of sentences: its code, the file, the sentence and what is wrong."""

    code: str
    file: Path
    key: str
    detail: str


def message_faults(folder: Path) -> Iterator[MessageFault]:
    """Yield every fault of the sentences in a folder; none if all is well.

    `data.missing-file` (a topic without one of the languages), `data.not-toml`,
    `data.missing-key` (a sentence that another language has), `data.wrong-value` (no text, the
    wrong counted forms, a broken place, or other places than the Kazakh sentence has).
    """
    topics = sorted({path.name.split(".")[0] for path in folder.glob("*.toml")})
    if not topics:
        yield MessageFault("data.missing-file", folder, "", "")
    for topic in topics:
        read: dict[Lang, Mapping[str, Any]] = {}
        for lang in LANGS:
            path = folder / f"{topic}.{lang}.toml"
            try:
                plain = tomllib.loads(path.read_text("utf-8"))
            except FileNotFoundError:
                yield MessageFault("data.missing-file", path, "", "")
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                yield MessageFault("data.not-toml", path, "", str(error))
            else:
                read[lang] = {key: text for key, text in plain.items() if key != "proofread"}
        yield from _compared(folder, topic, read)


def _compared(
    folder: Path, topic: str, read: Mapping[Lang, Mapping[str, Any]]
) -> Iterator[MessageFault]:
    for key in sorted({key for sentences in read.values() for key in sentences}):
        first: frozenset[str] | None = None
        for lang, sentences in read.items():
            path = folder / f"{topic}.{lang}.toml"
            if key not in sentences:
                yield MessageFault("data.missing-key", path, key, key)
                continue
            wrong, places = _judged(sentences[key], lang)
            first = places if first is None else first
            if not wrong and places != first:
                wrong = f"{{{', '.join(sorted(places ^ first))}}}"
            if wrong:
                yield MessageFault("data.wrong-value", path, key, wrong)


def _judged(text: Any, lang: Lang) -> tuple[str, frozenset[str]]:
    """Return what is wrong with one sentence, "" if nothing is, and the places it has."""
    forms = text if isinstance(text, Mapping) else {"": text}
    if isinstance(text, Mapping) and forms.keys() != FORMS[lang]:
        return ", ".join(sorted(FORMS[lang])), frozenset()
    places: set[str] = set()
    for form in forms.values():
        if not isinstance(form, str):
            return str(form), frozenset()
        try:
            places |= {name for _, name, _, _ in Formatter().parse(form) if name is not None}
        except ValueError as error:
            return str(error), frozenset()
    return "", frozenset(places)
