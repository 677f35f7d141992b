"""What the command line says and in which language."""

import locale
import os
import re
import shlex
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from desktop.domain.errors import Problem
from desktop.domain.text import LANGS, Lang, LocalText
from desktop.messages.catalogue import Say
from desktop.usecases.office import Office

if TYPE_CHECKING:
    from desktop.documents.hand_edits import Comparison

_BY_WINDOWS_NAME: dict[str, Lang] = {"kazakh": "kk", "russian": "ru", "english": "en"}


def office_here() -> Office:
    """Return an office that speaks the language of the environment until a profile is there."""
    return Office(unchosen_lang=_environment_lang() or "kk", count_pages=_count_pages)


def _count_pages(docx: bytes) -> int | None:
    from desktop.window.printing.counting import count_pages

    return count_pages(docx)


def _environment_lang() -> Lang | None:
    """Return the language of the environment's locale, `None` if it is none of ours."""
    chosen = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((each for each in chosen if each), "")
    if not name and sys.platform == "win32":
        name = locale.getlocale(locale.LC_CTYPE)[0] or ""
    word = name.replace("-", "_").partition(".")[0].partition("_")[0].lower()
    return next((lang for lang in LANGS if lang == word), _BY_WINDOWS_NAME.get(word))


def asked(arguments: Sequence[str]) -> Lang:
    """Return the language in which a call is read: the one that it asks for, else the user's."""
    for word, after in zip(arguments, (*arguments[1:], ""), strict=True):
        lang = after if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and lang in LANGS:
            return lang
    return _chosen(None)


def spoken(options: Namespace, office: Office) -> Lang:
    """Return the language in which a command speaks: the one that is asked for, else the user's."""
    return cast("Lang", options.lang) or office.lang


def plain_texts(text: LocalText) -> dict[str, str]:
    """Return a text as data: what is written, by its language."""
    return {lang: text.text(lang) for lang in LANGS if text.text(lang)}


def in_a_shell(path: Path) -> str:
    """Return a path as it is typed in a command of this system's shell."""
    text = str(path)
    if sys.platform != "win32":
        return shlex.quote(text)
    return text if _PLAIN_ON_WINDOWS.fullmatch(text) else f'"{text}"'


_PLAIN_ON_WINDOWS = re.compile(r"[\w:\\/.~-]+")


def problem_lines(problem: Problem, lang: str | None) -> list[str]:
    """Return the sentence of a problem, followed by the reasons or missing fields it lists.

    `lang` is the language asked for; `None` takes the user's own, and the environment's if her
    profile is what cannot be read.
    """
    from desktop.law.places import data_root
    from desktop.messages.catalogue import Catalogue
    from desktop.usecases.acts import Refused
    from desktop.usecases.papers import EditedByHand, Incomplete

    chosen = _chosen(lang)
    messages = Catalogue(chosen, data_root() / "resources" / "messages")
    if isinstance(problem, Incomplete):
        first = messages.say("report.incomplete", n=len(problem.missing))
        return [first, *(f"  {missing.label.text(chosen)}" for missing in problem.missing)]
    lines = [messages.problem(problem)]
    if isinstance(problem, EditedByHand):
        lines += [*_edits(problem.found, messages.say), messages.say("cli.document.edited")]
    if isinstance(problem, Refused):
        lines += [f"  {gate.text.text(chosen)}" for gate in problem.gates]
    return lines


def _edits(found: "Comparison", say: Say) -> Iterator[str]:
    """Yield what was changed by hand and by data; a conflict with its id and both versions."""
    hers = [each for each in found.by_hand if not each.conflict]
    theirs = [each for each in found.changes if each.who == "data"]
    for name, changes in (("by-hand", hers), ("by-data", theirs), ("conflicts", found.conflicts)):
        if changes:
            yield say(f"hand.{name}", n=len(changes))
        for each in changes:
            what = say(f"hand.{each.what}")
            if each.conflict:
                yield f"  {each.id}"
                yield f"    {say('hand.mine')}: {each.mine or say('hand.nothing')}"
                yield f"    {say('hand.data')}: {each.data or say('hand.nothing')}"
            else:
                text = (each.mine if each.who != "data" else each.data) or each.kept
                yield f"  {what}: {text}"
    if not found.by_hand:
        yield say("hand.unseen")
    if found.by_text:
        yield say("hand.by-text")


def _chosen(lang: str | None) -> Lang:
    if lang in LANGS:
        return lang
    office = office_here()
    try:
        return office.lang
    except Problem:
        return office.unchosen_lang
