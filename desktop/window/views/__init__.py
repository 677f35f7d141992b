"""The other views of a case: letters, what was answered, days in order, cards, history."""

from desktop.window.views.cards import CardsView
from desktop.window.views.history import HistoryView
from desktop.window.views.letters import LettersView
from desktop.window.views.replies import RepliesView
from desktop.window.views.timeline import TimelineView
from desktop.window.views.view import View

VIEWS: dict[str, type[View]] = {
    "letters": LettersView,
    "replies": RepliesView,
    "timeline": TimelineView,
    "cards": CardsView,
    "history": HistoryView,
}

__all__ = ["VIEWS", "View"]
