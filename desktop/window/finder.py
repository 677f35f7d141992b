"""Searches the cases for what is typed on the start page, beside the window's own work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.domain.errors import Problem
from desktop.usecases import searching
from desktop.window.found_list import Place
from desktop.window.language import lang

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.usecases.office import Office

LENGTH = 120
"""Letters of a text that are shown around the words."""
Job = Callable[[], "Sequence[Place] | None"]
Aside = Callable[[Job, Callable[["Sequence[Place] | None"], None]], None]
"""Does a job beside, and hands over what came of it."""


class Finder:
    """Answers the newest question; what was typed over meanwhile is not looked for."""

    def __init__(
        self, office: Office, aside: Aside, show: Callable[[Sequence[Place]], None]
    ) -> None:
        self._office = office
        self._aside = aside
        self._show = show
        self._asked = ""
        self._read = False

    def look(self, typed: str) -> None:
        """Look for what is typed; the word that is being typed may go on."""
        self._asked = typed
        self._ask(lambda: self._places(typed), typed)
        if typed and not self._read:  # first what is known, then what changed behind the window
            self._read = True
            self._ask(lambda: self._places_read_anew(typed), typed)

    def read_again(self) -> None:
        """Let the next question look at the files again: work went on in a case."""
        self._read = False

    def _ask(self, job: Job, typed: str) -> None:
        def there(places: Sequence[Place] | None) -> None:
            if places is not None and typed == self._asked:
                self._show(places)

        self._aside(job, there)

    def _places_read_anew(self, typed: str) -> Sequence[Place] | None:
        from desktop.usecases.register_file import own_cases

        searching.refresh(self._office, own_cases(self._office))
        return self._places(typed)

    def _places(self, typed: str) -> Sequence[Place] | None:
        if typed != self._asked:
            return None
        try:
            hits = searching.search_all(self._office, searching.as_typed(typed))
        except Problem:  # an index that is damaged is made anew when the files are looked at
            return None
        label, here = searching.labels(self._office, lang()), lang()
        return [
            Place(
                hit,
                " · ".join(filter(None, (hit.institution.any_text(here), label(hit.place)))),
                searching.excerpt(hit, LENGTH),
            )
            for hit in hits
        ]
