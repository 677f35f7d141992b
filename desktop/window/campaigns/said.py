"""What became of each case, in words: the sentence with the reasons that it lists."""

from collections.abc import Iterable

from desktop.domain.errors import Problem
from desktop.usecases.acts import Refused
from desktop.usecases.campaigns import Left
from desktop.window.language import lang, say, sentence

MOST = 12
"""So many lines are told at once; more are counted."""


def reason(problem: Problem) -> str:
    """Return the sentence of a problem, with what the law asks for first."""
    said = sentence(problem)
    if isinstance(problem, Refused):
        gates = " ".join(gate.text.text(lang()) for gate in problem.gates)
        return f"{said} {gates}"
    return said


def told(left: Iterable[Left]) -> list[str]:
    """Return a line for each case or institution that was left out."""
    lines = [say("campaign.line", name=each.name, why=reason(each.problem)) for each in left]
    if len(lines) > MOST:
        return [*lines[:MOST], say("window.missing-more", n=len(lines) - MOST)]
    return lines
