"""The other views of a case: its letters, its days in order, its cards, its history."""

from desktop.window.views.cards import CardsView
from desktop.window.views.history import HistoryView
from desktop.window.views.letters import LettersView
from desktop.window.views.timeline import TimelineView
from desktop.window.views.view import View

VIEWS: dict[str, type[View]] = {
    "letters": LettersView,
    "timeline": TimelineView,
    "cards": CardsView,
    "history": HistoryView,
}

__all__ = ["VIEWS", "View"]
