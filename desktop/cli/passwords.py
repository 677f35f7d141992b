"""Passwords on the command line: from the terminal or the environment, never an argument."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from desktop.cli.saying import office_here
from desktop.domain.errors import Problem
from desktop.domain.text import Lang

PASSWORD = "BAQYLAU_PASSWORD"  # noqa: S105 - the name of a variable
NEW_PASSWORD = "BAQYLAU_NEW_PASSWORD"  # noqa: S105 - likewise
_NOBODY = "protection.nobody-to-ask"
_TRIES = 3


def opening(run: Callable[[], int], lang: Lang | None) -> int:
    """Run a command; where it meets a protected case, get the password and run it anew.

    A command opens all of its files before it writes anything.

    Raises:
        Problem: `file.wrong-password`, `protection.nobody-to-ask`, and whatever the command raises.
    """
    asked: set[Path] = set()
    while True:
        try:
            return run()
        except Problem as problem:
            if problem.code != "file.protected":
                raise
            path = Path(str(problem.params["path"]))
            if path in asked:
                raise
            asked.add(path)
            try:
                _unlock(path, lang)
            except Problem as damaged:  # the command meets that now, and goes on to the backups
                if damaged.code != "file.damaged":
                    raise


def _unlock(path: Path, lang: Lang | None) -> None:
    from desktop.usecases.protection import unlock

    office = office_here()
    if given := os.environ.get(PASSWORD):
        unlock(office, path, given)
        return
    messages = office.messages(lang)
    for left in reversed(range(_TRIES)):
        try:
            unlock(office, path, _ask(messages.say("protection.ask", name=path.name), path))
        except Problem as problem:
            typo = problem.code == "file.wrong-password" or problem.code.startswith(
                "protection.code-"
            )
            if not (left and typo):
                raise
            print(messages.problem(problem), file=sys.stderr)
        else:
            return


def new_password(path: Path, lang: Lang | None, *, is_protected: bool) -> str:
    """Return the password that a case is to have.

    A case without one may have it given by the variable that opens it from then on.

    Raises:
        Problem: `protection.nobody-to-ask`, `protection.nobody-to-ask-new` (the variable is another
            one then), `protection.differ`.
    """
    given = os.environ.get(NEW_PASSWORD)
    if given is None and not is_protected:
        given = os.environ.get(PASSWORD)
    if given is not None:
        return given
    say = office_here().messages(lang).say
    code = "protection.nobody-to-ask-new" if is_protected else _NOBODY
    password = _ask(say("protection.ask-new"), path, code)
    if password != _ask(say("protection.ask-again"), path, code):
        raise Problem("protection.differ")
    return password


def _ask(prompt: str, path: Path, nobody: str = _NOBODY) -> str:
    from getpass import getpass

    if sys.stdin is None or not sys.stdin.isatty():
        raise Problem(nobody, path=path)
    try:
        return getpass(prompt)
    except EOFError as error:
        raise Problem(nobody, path=path) from error
