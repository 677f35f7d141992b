"""Sentences for codes: the core says `clock.unknown`, the user reads a sentence in her language."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from desktop.domain.dates import long_date
from desktop.domain.errors import Problem
from desktop.domain.text import Lang, LocalText

Say = Callable[..., str]
"""`say(code, **params)`: the sentence of a code in one language."""


def plural_form(lang: Lang, n: int) -> str:
    """Return which of a text's counted forms goes with `n` (Unicode plural rules).

    A Kazakh noun stays singular after any number, so both its forms read alike.
    """
    if lang != "ru":
        return "one" if n == 1 else "other"
    if n % 10 == 1 and n % 100 != 11:
        return "one"
    if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14):
        return "few"
    return "many"


class Catalogue:
    """The sentences of one language, read topic by topic when first needed.

    The part of a code before its first dot is its topic and names the file:
    `clock.unknown` stands in `clock.<lang>.toml` as `unknown`.
    """

    def __init__(self, lang: Lang, folder: Path) -> None:
        self.lang = lang
        self._folder = folder

    def say(self, code: str, /, **params: object) -> str:
        """Return the sentence of `code` with its parameters filled in.

        Days are written out, texts taken in the catalogue's language, several things joined by
        commas. A counted sentence picks its form by the parameter `n`.

        Raises:
            KeyError: no such sentence: a mistake of ours that a test finds.
        """
        topic, _, rest = code.partition(".")
        text = _topic(self._folder, topic, self.lang)[rest]
        if isinstance(text, Mapping):
            n = params["n"]
            text = text[plural_form(self.lang, n if isinstance(n, int) else 0)]
        return str(text).format(**{name: self._shown(value) for name, value in params.items()})

    def problem(self, problem: Problem) -> str:
        """Return the sentence of a named problem."""
        return self.say(problem.code, **problem.params)

    def _shown(self, value: object) -> object:
        if isinstance(value, Problem):
            return self.problem(value)
        if isinstance(value, date):
            return long_date(value, self.lang)
        if isinstance(value, LocalText):
            return value.any_text(self.lang)
        if isinstance(value, (tuple, list, frozenset)):
            return ", ".join(str(self._shown(part)) for part in value)
        return value


@cache
def _topic(folder: Path, topic: str, lang: Lang) -> Mapping[str, Any]:
    with (folder / f"{topic}.{lang}.toml").open("rb") as file:
        return tomllib.load(file)
