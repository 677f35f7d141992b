"""Where a control stands today: its route, what is missing, and which clocks run."""

from datetime import date
from uuid import UUID

from desktop.procedure.route import route
from desktop.procedure.states import Route
from desktop.usecases.desk import Desk


def standing(desk: Desk, control_id: UUID, on: date | None = None) -> Route:
    """Return the route of a control as it stands on a day; `None` means today."""
    return route(desk.case, control_id, desk.office.law, on or desk.office.clock.today())
