"""Backups while the window goes on: brought to the second place, and tried by themselves."""

from collections.abc import Callable
from uuid import UUID

from desktop.domain.errors import Problem
from desktop.usecases.office import Office
from desktop.window.runner import InlineRunner, Runner


class Bringing:
    """One thread beside the case's: a stick is slow and may vanish; whoever works must not feel it.

    `tell` says a problem above the page; `broke` gets an error of ours.
    """

    def __init__(
        self,
        office: Office,
        make_runner: Callable[[], Runner | InlineRunner],
        tell: Callable[[Problem], None],
        broke: Callable[[Exception], None],
    ) -> None:
        self._office = office
        self._make_runner = make_runner
        self._tell = tell
        self._broke = broke
        self._runner: Runner | InlineRunner | None = None
        self._tried: set[UUID] = set()

    def _there(self) -> Runner | InlineRunner:
        if self._runner is None:
            self._runner = self._make_runner()
        return self._runner

    def _has_place(self) -> bool:
        try:
            return self._office.second_place is not None
        except Problem:  # said where the profile is asked for
            return False

    def bring(self, case_id: UUID | None, then: Callable[[], None] = lambda: None) -> None:
        """Copy a case's newest backup to the second place, all it lacks if `None`; then go on.

        Where there is no second place it goes on at once.
        """
        if not self._has_place():
            then()
            return
        from desktop.usecases import second_place

        def job() -> None:
            if case_id is not None:
                second_place.bring(self._office, case_id)
            else:
                second_place.bring_all(self._office)

        self._there().submit(job, lambda _none: then(), self._broke)

    def rehearse(self, case_id: UUID | None) -> None:
        """Try one of a case's backups, once a run of the program; none of a case with no id."""
        if case_id is None or case_id in self._tried:
            return
        self._tried.add(case_id)
        from desktop.usecases import backups

        def tried(problem: Problem | None) -> None:
            if problem is not None:
                self._tell(problem)

        self._there().submit(lambda: backups.rehearse(self._office, case_id), tried, self._broke)

    def remind(self, then: Callable[[Problem | None], None]) -> None:
        """Ask whether the second place was not seen for long, after bringing what it lacks."""
        if not self._has_place():
            then(None)
            return
        from desktop.usecases import second_place

        self._there().submit(lambda: second_place.reminder(self._office), then, self._broke)

    def after(self, then: Callable[[], None]) -> None:
        """Go on once what was queued is done: at once if nothing ever was."""
        if self._runner is None:
            then()
        else:
            self._runner.submit(lambda: None, lambda _none: then(), self._broke)

    def finish(self) -> None:
        """Wait for what is under way, before the program ends."""
        if self._runner is not None:
            self._runner.finish()
            self._runner = None
