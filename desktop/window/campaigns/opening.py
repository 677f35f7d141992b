"""Where the page of campaigns hangs in the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.window.campaigns.page import CampaignPage

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow
    from desktop.window.runner import InlineRunner, Runner


def show_campaigns(
    window: MainWindow, make_runner: Callable[[], Runner | InlineRunner], name: str = ""
) -> None:
    """Show the campaigns: that of the open case, or a new one after it; else the one named."""
    shot = window.case_page.session.now if window.case_page is not None else None
    model = shot.path if shot is not None else None
    campaign = shot.control.campaign.strip() if shot is not None else ""
    page = CampaignPage(window.office, window.do_aside, make_runner)

    page.done.connect(window.go_back)
    page.open_wanted.connect(window.open_case)
    window.show_page(page, page.may_leave)
    if page.isVisibleTo(window):
        page.start(name or campaign, None if campaign else model)
