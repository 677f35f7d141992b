"""Where the proceedings of a control stand: their routes, what is missing, which clocks run."""

from datetime import date
from uuid import UUID

from desktop.domain.control import Proceeding
from desktop.procedure.route import main_proceeding, route
from desktop.procedure.states import Route
from desktop.usecases.desk import Desk


def standing(desk: Desk, control_id: UUID, on: date | None = None) -> Route:
    """Return the route of a control's main proceeding as it stands on a day; `None` means today.

    Raises:
        Problem: `case.no-proceeding`, `step.unknown-procedure`.
    """
    return standing_of(desk, main_proceeding(desk.case, control_id).id, on)


def standing_of(desk: Desk, proceeding_id: UUID, on: date | None = None) -> Route:
    """Return the route of a proceeding as it stands on a day; `None` means today.

    Raises:
        Problem: `step.unknown-procedure`.
    """
    return route(desk.case, proceeding_id, desk.office.law, on or desk.office.clock.today())


def standings(desk: Desk, control_id: UUID, on: date | None = None) -> tuple[Route, ...]:
    """Return the routes of all proceedings of a control, in their order.

    Raises:
        Problem: `case.no-proceeding`, `step.unknown-procedure`.
    """
    main_proceeding(desk.case, control_id)  # there is one at least
    found = desk.case.of_control(Proceeding, control_id)
    return tuple(standing_of(desk, each.id, on) for each in found)
