"""What was typed about a campaign and waits for its button: no crash takes it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from desktop.domain.reading import NOT_JSON
from desktop.usecases.campaigns import Institution
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


def keep(office: Office, drafts: Mapping[Key, str]) -> None:
    """Keep what waits in the table.

    Raises:
        Problem: the user's folder cannot be written to.
    """
    _keep(office.folders.campaign_table, [(*key, text) for key, text in drafts.items()])


def kept_list(office: Office) -> tuple[Institution, ...]:
    """Return the institutions of a campaign that is not made yet; none where they do not read."""
    with suppress(OSError, *NOT_JSON):
        data = office.folders.campaign_list.read_bytes()
        return tuple(msgspec.json.decode(data, type=list[dict[str, str]]))
    return ()


def keep_list(office: Office, institutions: Sequence[Institution]) -> None:
    """Keep the institutions of a campaign that is not made yet.

    Raises:
        Problem: the user's folder cannot be written to.
    """
    _keep(office.folders.campaign_list, [dict(each) for each in institutions])


def _keep(path: Path, rows: Sequence[object]) -> None:
    if not rows:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        return
    make_folder(path.parent, parents=True)
    write_whole(path, msgspec.json.encode(rows))
