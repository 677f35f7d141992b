"""The parser of calls in the user's language: its help, and what it says of a wrong call."""

import argparse
import re
import sys
from collections.abc import Collection, Iterable
from copy import copy
from typing import NoReturn

from desktop.messages.catalogue import Say

_FAULTS = {
    "required": r"the following arguments are required: (?P<what>.+)",
    "unrecognised": r"unrecognized arguments: (?P<what>.+)",
    "choice": r"argument (?P<name>.+?): invalid choice: (?P<value>.+)"
    r" \(choose from (?P<known>.+)\)",
    "needs-value": r"argument (?P<name>.+?): expected (?:one|at least one) argument",
    "takes-no-value": r"argument (?P<name>.+?): ignored explicit argument (?P<value>.+)",
    "not-a-number": r"argument (?P<name>.+?): invalid int value: (?P<value>.+)",
    "ambiguous": r"ambiguous option: (?P<what>.+) could match (?P<known>.+)",
}
"""What argparse says of a wrong call. It knows no other way to tell than its English sentence."""
_OWN = re.compile(r"argument (?P<name>.+?): (?P<said>.+)", re.DOTALL)
"""What our own readers of an argument say, which is in the user's language already."""


class Parser(argparse.ArgumentParser):
    """A parser of calls; `speaking` makes one that speaks a language."""

    say: Say

    def refuse(self, sentence: str) -> NoReturn:
        """End the program: how it is called, what is wrong, and where the help is."""
        see = self.say("cli.see-help", command=f"{self.prog} --help")
        self.print_usage(sys.stderr)
        self.exit(2, f"{sentence} {see}\n")

    def lacks(self, names: Iterable[str]) -> NoReturn:
        """End the program for want of some arguments."""
        self.refuse(self.say("cli.required", what=", ".join(names)))

    def take_late(self, given: argparse.Namespace, words: list[str]) -> list[str]:
        """Put words behind options where arguments may stand; return those that have no place.

        Up to Python 3.11 argparse takes what may be left out for left out once an option follows.
        """
        free = [
            each
            for each in self._actions
            if not each.option_strings and each.nargs == "?" and getattr(given, each.dest) is None
        ]
        while words and free and not words[0].startswith("-"):
            place = free.pop(0)
            try:
                value = self._get_value(place, words.pop(0))
            except argparse.ArgumentError as wrong:
                self.error(str(wrong))
            setattr(given, place.dest, value)
        return words

    def does_or_lists(self, needed: Collection[str], listing: Collection[str]) -> None:
        """Show two ways of a call, each with what it cannot do without; argparse knows only one.

        Args:
            needed: what has to be given where nothing is listed (`lacks` asks for it).
            listing: what may stand beside `--list`.
        """
        known = self._actions
        doing = [_needed(x) if x.dest in needed else x for x in known if x.dest != "list"]
        lists = [
            x if x.dest in listing else _needed(x) for x in known if x.dest in {*listing, "list"}
        ]
        before = f"{self.say('cli.usage')} "
        told = []
        for actions in (doing, lists):
            formatter = argparse.HelpFormatter(self.prog)
            formatter.add_usage(None, actions, [], before)
            told.append(formatter.format_help().strip("\n").removeprefix(before))
        self.usage = f"\n{' ' * len(before)}".join(told).replace("%", "%%")

    def error(self, message: str) -> NoReturn:  # type: ignore[explicit-override] # from 3.12 on
        """End the program with what argparse says, in the user's language."""
        self.refuse(in_words(message, self.say))


def _needed(action: argparse.Action) -> argparse.Action:
    """Return an argument as one that the usage shows without brackets."""
    shown = copy(action)
    shown.required, shown.nargs = True, None if action.nargs == "?" else action.nargs
    return shown


def in_words(message: str, say: Say) -> str:
    """Return what argparse says of a wrong call as a sentence."""
    for code, pattern in _FAULTS.items():
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return say(f"cli.{code}", **{k: _bare(v) for k, v in found.groupdict().items()})
    if found := _OWN.fullmatch(message):
        return f"{found['name']}: {found['said']}"
    return say("cli.misunderstood")


def _bare(value: str) -> str:
    """Return values as they were typed, without the quotes of a programmer."""
    return re.sub(r"'([^']*)'", r"\1", value)


def speaking(say: Say) -> type[Parser]:
    """Return the parser that speaks one language, also in the help of its commands."""

    class Formatter(argparse.HelpFormatter):
        def add_usage(  # type: ignore[no-untyped-def, explicit-override]
            self, usage, actions, groups, prefix=None
        ) -> None:
            # "" asks for what stands before the name of a command, which is no usage to be read.
            said = f"{say('cli.usage')} " if prefix is None else prefix
            super().add_usage(usage, actions, groups, said)

    class Speaking(Parser):
        def __init__(self, *args: object, **words: object) -> None:
            words |= {"add_help": False, "formatter_class": Formatter}
            super().__init__(*args, **words)  # type: ignore[arg-type]
            self.say = say
            self._positionals.title = say("cli.arguments")
            self._optionals.title = say("cli.options")
            self.add_argument("-h", "--help", action="help", help=say("cli.help"))

    return Speaking
