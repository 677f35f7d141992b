"""One case over weeks: the program opened anew each morning, on the day that a test names."""

from collections.abc import Callable
from datetime import date

from hands import Opened
from own_case import Worker
from route_walk import Route

from desktop.domain.clock import FixedClock
from desktop.domain.dates import with_weekday
from desktop.law.procedures import Procedure
from desktop.procedure.today import Kind
from desktop.usecases.office import Office
from desktop.window.language import lang
from desktop.window.main_window import MainWindow
from desktop.window.today_card import ItemLine


class Morning(Worker):
    """She who opens the program on a day, looks at its first page, and goes on from there."""

    def __init__(self, opened: Opened, office: Office) -> None:
        Route.__init__(self, opened(office))
        assert isinstance(self.hands.window, MainWindow)
        self.window = self.hands.window

    def sees_first(self, kind: Kind, day: date) -> ItemLine:
        """Wait until a line of this kind and day stands on the first page, and return it."""
        found: list[ItemLine] = []

        def there() -> bool:
            found[:] = [
                each
                for each in self._lines()
                if each.item is not None
                and each.item.kind == kind
                and with_weekday(day, lang()) in self.hands.words(each)
            ]
            return bool(found)

        self.hands.wait_for(there, lambda: f"no “{kind}”, {day} in:\n{self.hands.words()}")
        return found[0]

    def kinds(self) -> set[str]:
        """Return of what kinds the lines of the first page are."""
        self.hands.until(lambda: bool(self._lines()))
        return {each.item.kind for each in self._lines() if each.item}

    def _lines(self) -> list[ItemLine]:
        return [each for each in self.hands.all(ItemLine) if each.item]

    def go_on(self, line: ItemLine, step: str, procedure: str = "monitoring") -> None:
        """Press the one button of a line: the case opens at its step."""
        self.hands.click(line.act)
        self.hands.until(lambda: self.window.case_page is not None)
        self.procedure = self.hands.law.procedure(procedure)
        self.is_at(step)

    def is_told(self, step: str, *advice: str, but_not: tuple[str, ...] = ()) -> None:
        """Hold what the page says against the advice that the law's data gives."""
        said = _advice(self.procedure, step)
        for one in advice:
            self.hands.wait_to_see(said[one], self.page)
        for one in but_not:
            assert not self.hands.sees(said[one], self.page)


def _advice(procedure: Procedure, step: str) -> dict[str, str]:
    return {each.id: each.text.text(lang()) for each in procedure.step(step).advice}


class Day:
    """The program from its opening to its closing on one day."""

    def __init__(self, opened: Opened, office: Office) -> None:
        self._opened, self._office = opened, office
        self._worker: Morning | None = None

    def __enter__(self) -> Morning:
        self._worker = Morning(self._opened, self._office)
        return self._worker

    def __exit__(self, *_: object) -> None:
        if self._worker is not None:
            self._worker.window.close()


Mornings = Callable[[date], Day]


def mornings_of(opened: Opened, office: Office) -> Mornings:
    """Return what opens the program of an office on a day."""

    def on(day: date) -> Day:
        later = Office(FixedClock.on(day), office.folders)
        later.__dict__["law"] = office.law
        return Day(opened, later)

    return on
