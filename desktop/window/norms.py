"""Norms as the window names them: beside a step, a gate, an advice, in a list to choose from."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.domain.basis import Confidence
from desktop.domain.text import LocalText
from desktop.window.language import lang

if TYPE_CHECKING:
    from desktop.law.law import Law
    from desktop.law.references import Citation


def norm_ids(law: "Law") -> tuple[str, ...]:
    """Return the ids of all norms that may be named, in the order of the data."""
    return tuple(citation.id for citation in law.references)


def _citation(law: "Law", norm: str) -> "Citation":
    notion = law.references.notions.get(norm)
    return law.references.get(notion.citations[-1] if notion else norm)


def norm_words(law: "Law", norm: str) -> str:
    """Return how a norm is cited, in the window's language."""
    return _capital(law.references.wording(_citation(law, norm), lang()))


def norm_summary(law: "Law", norm: str) -> str:
    """Return what a norm says, in plain words."""
    return _citation(law, norm).summary.text(lang())


def cited(law: "Law", basis: Iterable[str]) -> str:
    """Return several norms as one line, "" for none."""
    return "; ".join(norm_words(law, norm) for norm in basis)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_QUIET: dict[Confidence, LocalText | None] = {
    "verified": None,
    "practice": LocalText(kk="тәжірибе", ru="практика", en="practice"),
    "interpretation": LocalText(kk="түсіндірме", ru="толкование", en="interpretation"),
    "secondary": LocalText(kk="расталмаған", ru="не подтверждено", en="not confirmed"),
    "memory": LocalText(kk="расталмаған", ru="не подтверждено", en="not confirmed"),
}


def confidence_word(confidence: Confidence) -> str:
    """Return the one quiet word for how sure a rule is; "" for what was read in the law itself."""
    word = _QUIET[confidence]
    return word.text(lang()) if word else ""
