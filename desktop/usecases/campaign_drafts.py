"""What was typed into the table of a campaign and waits for its button: no crash takes it."""

from contextlib import suppress

import msgspec

from desktop.domain.reading import NOT_JSON
from desktop.usecases.files import make_folder, write_whole
from desktop.usecases.office import Office

Key = tuple[str, str, str, str]
"""Campaign, kind of letter ("" where it is about none), file and column."""


def kept(office: Office) -> dict[Key, str]:
    """Return what waits; nothing where it cannot be read: the cases themselves lack none of it."""
    with suppress(OSError, *NOT_JSON):
        data = office.folders.campaign_table.read_bytes()
        rows = msgspec.json.decode(data, type=list[tuple[str, str, str, str, str]])
        return {(campaign, kind, path, name): text for campaign, kind, path, name, text in rows}
    return {}


def keep(office: Office, drafts: dict[Key, str]) -> None:
    """Keep what waits.

    Raises:
        Problem: the user's folder cannot be written to.
    """
    path = office.folders.campaign_table
    if not drafts:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        return
    make_folder(path.parent, parents=True)
    write_whole(path, msgspec.json.encode([(*key, text) for key, text in drafts.items()]))
