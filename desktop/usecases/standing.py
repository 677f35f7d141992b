"""Where the proceedings of a control stand: their routes, what is missing, which clocks run."""

from datetime import date
from uuid import UUID

from desktop.domain.control import Control, Proceeding
from desktop.procedure.route import main_proceeding, route
from desktop.procedure.states import Route
from desktop.usecases.desk import Desk


def day_of(desk: Desk, control_id: UUID) -> date:
    """Return the day on which a control stands: today, but a sample its own day.

    Shown on today's date, all of the sample would be late.
    """
    from desktop.usecases.sample import AS_OF  # which stands on this module

    sample = desk.case.one(Control, control_id).sample
    return AS_OF if sample else desk.office.clock.today()


def standing(desk: Desk, control_id: UUID, on: date | None = None) -> Route:
    """Return the route of a control's main proceeding as it stands on a day; `None` means `day_of`.

    Raises:
        Problem: `case.no-proceeding`, `step.unknown-procedure`.
    """
    return standing_of(desk, main_proceeding(desk.case, control_id).id, on)


def standing_of(desk: Desk, proceeding_id: UUID, on: date | None = None) -> Route:
    """Return the route of a proceeding as it stands on a day; `None` means `day_of`.

    Raises:
        Problem: `step.unknown-procedure`.
    """
    control_id = desk.case.one(Proceeding, proceeding_id).control_id
    return route(desk.case, proceeding_id, desk.office.law, on or day_of(desk, control_id))


def standings(desk: Desk, control_id: UUID, on: date | None = None) -> tuple[Route, ...]:
    """Return the routes of all proceedings of a control, in their order; `on` as in `standing`.

    Raises:
        Problem: `case.no-proceeding`, `step.unknown-procedure`.
    """
    main_proceeding(desk.case, control_id)  # there is one at least
    found = desk.case.of_control(Proceeding, control_id)
    return tuple(standing_of(desk, each.id, on) for each in found)
