"""The rail of a case: where one is, and going on along it."""

from hands import Hands, label
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.window.language import lang
from desktop.window.step_page import StepPage


class Route:
    """The steps of monitoring in an open case."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.procedure = hands.law.procedure("monitoring")

    @property
    def page(self) -> QWidget:
        """The page of the step that is shown."""
        (shown,) = self.hands.all(StepPage)
        return shown

    def title(self, step: str) -> str:
        """Return what a step is called in the window's language."""
        return next(s.title.text(lang()) for s in self.procedure.steps if s.id == step)

    def step_of(self, paper: str) -> str:
        """Return the step at which a paper is made."""
        return next(s.id for s in self.procedure.steps if paper in s.documents)

    def is_at(self, step: str) -> None:
        """Wait until the page of a step is shown."""
        title = self.title(step)

        def shown() -> bool:
            pages = self.hands.all(StepPage)
            return len(pages) == 1 and any(
                each.text() == title for each in self.hands.all(QLabel, pages[0])
            )

        self.hands.wait_for(shown, lambda: f"“{title}” instead of:\n{self.hands.words()}")

    def go(self, step: str) -> None:
        """Choose a step on the rail."""
        self.hands.click(self.hands.beginning(QWidget, f"{self.title(step)}: "))
        self.is_at(step)

    def next(self, step: str) -> None:
        """Go on to the next step, which must be this one."""
        self.hands.click(self.hands.beginning(QPushButton, label("next"), self.page))
        self.is_at(step)

    def complete(self, step: str, then: str) -> None:
        """Mark a step as completed; the window goes on to the next by itself."""
        self.is_at(step)
        self.hands.press(label("complete"), self.page)
        self.is_at(then)
