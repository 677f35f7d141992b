"""Whether what a paper says still holds, or the case has changed since it was made."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

import msgspec

from desktop.documents.facts import facts
from desktop.documents.shape import Facts
from desktop.domain.case import Case
from desktop.domain.clock import KAZAKHSTAN
from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Paper
from desktop.domain.reading import NOT_JSON
from desktop.domain.values import read_day
from desktop.law.law import Law
from desktop.messages.catalogue import Catalogue
from desktop.procedure.letters import own_letter

ANNEX = "annex_sheets"


def says_the_same(  # noqa: PLR0917 - the contract with the use cases
    case: Case,
    proceeding_id: UUID,
    paper: Paper,
    kept: bytes,
    law: Law,
    annex_pages: int | None = None,
) -> bool:
    """Return whether a paper made anew would say what it says, as far as its facts go.

    Args:
        case: the case as it is now.
        proceeding_id: the proceeding whose paper it is; of a paper of the control, any of it.
        paper: the paper.
        kept: the facts it was made of, as `Made.facts`.
        law: the law's data.
        annex_pages: as in `facts`. A blank that was filled in by hand stays true once it is known.
    """
    told = _read(kept)
    now = _facts_of(case, proceeding_id, paper, law, annex_pages if told.get(ANNEX) else None)
    return _same(told, now)


def tells_sheets(kept: bytes) -> bool:
    """Return whether a paper tells the sheets of its annex; `kept` are the facts it was made of."""
    return bool(_read(kept).get(ANNEX))


def changed_facts(  # noqa: PLR0917 - the contract with the use cases
    case: Case,
    proceeding_id: UUID,
    paper: Paper,
    kept: bytes,
    law: Law,
    annex_pages: int | None = None,
) -> tuple[str, ...]:
    """Return the facts that a paper made anew would say otherwise, by name.

    Arguments as in `says_the_same`.
    Of a list its own name is returned: "members", "control.conclusion".
    """
    told = _read(kept)
    now = _facts_of(case, proceeding_id, paper, law, annex_pages if told.get(ANNEX) else None)
    return tuple(_changed(told, now))


def _changed(kept: Mapping[str, Any], now: Mapping[str, Any], before: str = "") -> Iterator[str]:
    for name, value in kept.items():
        if name not in now or _same(value, now[name]):
            continue
        if isinstance(value, dict) and isinstance(now[name], Mapping):
            yield from _changed(value, now[name], f"{before}{name}.")
        else:
            yield f"{before}{name}"


def says_the_former(  # noqa: PLR0917 - the contract with the use cases
    before: Case, after: Case, proceeding_id: UUID, paper: Paper, kept: bytes, law: Law
) -> bool:
    """Return whether a change of the case contradicts what a paper says.

    Args:
        before: the case before the change.
        after: the case with the change.
        proceeding_id: as in `says_the_same`.
        paper: as in `says_the_same`.
        kept: as in `says_the_same`.
        law: the law's data.
    """
    stood = _facts_of(before, proceeding_id, paper, law)
    stands = _facts_of(after, proceeding_id, paper, law)
    return _former(_read(kept), stood, stands)


def _facts_of(
    case: Case, proceeding_id: UUID, paper: Paper, law: Law, annex_pages: int | None = None
) -> Facts:
    proceeding = case.one(Proceeding, proceeding_id)
    letter = own_letter(case, proceeding, paper.kind)
    made = paper.made_at.astimezone(KAZAKHSTAN).date()
    return facts(
        case,
        proceeding_id,
        law.document(paper.kind),
        paper.lang,
        law,
        on=(letter and read_day(letter.day_it_bears)) or made,
        say=Catalogue(paper.lang, law.root / "resources" / "messages").say,
        letter_id=letter.id if letter else None,
        annex_pages=annex_pages,
    )


def _read(kept: bytes) -> Mapping[str, Any]:
    """Return the facts that were kept; none, which contradict nothing, if they cannot be read."""
    try:
        return msgspec.json.decode(kept, type=_Kept).facts
    except NOT_JSON:
        return {}


class _Kept(msgspec.Struct):
    facts: dict[str, Any]


def _same(kept: Any, now: Any) -> bool:
    """Whether the facts that a paper kept are still so; facts that it did not keep do not count."""
    if isinstance(kept, dict):
        return isinstance(now, Mapping) and all(
            name in now and _same(value, now[name]) for name, value in kept.items()
        )
    if isinstance(kept, list):
        return (
            isinstance(now, list)
            and len(kept) == len(now)
            and all(_same(*pair) for pair in zip(kept, now, strict=True))
        )
    return bool(kept == now)


def _former(kept: Any, before: Any, after: Any) -> bool:
    """Whether a change from `before` to `after` contradicts something that the paper says."""
    if isinstance(kept, dict):
        return any(
            name in before and name in after and _former(value, before[name], after[name])
            for name, value in kept.items()
        )
    if isinstance(kept, list) and isinstance(before, list) and isinstance(after, list):
        if len(before) != len(after):
            return len(kept) == len(before)
        return any(_former(*each) for each in zip(kept, before, after, strict=False))
    return bool(before != after and kept == before)
