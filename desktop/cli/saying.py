"""How the command line says a problem: one sentence, then the details it carries."""

from desktop.domain.errors import Problem
from desktop.domain.text import LANGS, Lang


def problem_lines(problem: Problem, lang: str | None) -> list[str]:
    """Return the sentence of a problem, followed by the reasons or missing fields it lists.

    `lang` is the language asked for; `None` takes the user's own, and Kazakh if her profile is
    what cannot be read.
    """
    from desktop.law.places import data_root
    from desktop.messages.catalogue import Catalogue
    from desktop.usecases.acts import Refused
    from desktop.usecases.papers import Incomplete

    chosen = _chosen(lang)
    lines = [Catalogue(chosen, data_root() / "resources" / "messages").problem(problem)]
    if isinstance(problem, Refused):
        lines += [f"  {gate.text.text(chosen)}" for gate in problem.gates]
    if isinstance(problem, Incomplete):
        lines += [f"  {missing.label.text(chosen)}" for missing in problem.missing]
    return lines


def _chosen(lang: str | None) -> Lang:
    from desktop.usecases.office import Office

    if lang in LANGS:
        return lang
    try:
        return Office().profile.lang
    except Problem:
        return "kk"
