"""What was typed about a campaign and waits for its button: no crash takes it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from desktop.domain.reading import NOT_JSON
from desktop.usecases.campaigns import Institution
from desktop.usecases.files import free_name, make_folder, write_whole
from desktop.usecases.office import Office

T = TypeVar("T")
Key = tuple[str, str, str, str]
"""Campaign, kind of letter ("" where it is about none), file and column."""


def kept(office: Office) -> dict[Key, str]:
    """Return what waits; nothing where it cannot be read: the cases themselves lack none of it."""
    with suppress(OSError, *NOT_JSON):
        data = office.folders.campaign_table.read_bytes()
        rows = msgspec.json.decode(data, type=list[tuple[str, str, str, str, str]])
        return {(campaign, kind, path, name): text for campaign, kind, path, name, text in rows}
    return {}


def keep(office: Office, before: Mapping[Key, str], drafts: Mapping[Key, str]) -> None:
    """Keep what waits in the table, as far as it changed since `before` was read or kept.

    What another program keeps waiting stays, and so does what could not be read at first.

    Raises:
        Problem: `file.*`: what is kept cannot be read now; the user's folder cannot be written to.
    """
    from desktop.usecases.register_file import alone

    path = office.folders.campaign_table
    with alone(path):
        stored = _stored(path, list[tuple[str, str, str, str, str]])
        waiting = {
            (campaign, kind, file, name): text for campaign, kind, file, name, text in stored
        }
        for key in before.keys() | drafts.keys():
            if before.get(key) == drafts.get(key):
                continue
            if key in drafts:
                waiting[key] = drafts[key]
            else:
                waiting.pop(key, None)
        _keep(path, [(*key, text) for key, text in waiting.items()])


def kept_list(office: Office) -> tuple[Institution, ...]:
    """Return the institutions of a campaign that is not made yet; none where they do not read."""
    with suppress(OSError, *NOT_JSON):
        data = office.folders.campaign_list.read_bytes()
        return tuple(msgspec.json.decode(data, type=list[dict[str, str]]))
    return ()


def keep_list(
    office: Office, before: Sequence[Institution], institutions: Sequence[Institution]
) -> None:
    """Keep the institutions of a campaign that is not made yet, in the place of those of `before`.

    Those that are kept and not among `before` are another program's, or could not be read at first:
    they stay.

    Raises:
        Problem: as `keep`.
    """
    from desktop.usecases.register_file import alone

    path = office.folders.campaign_list
    with alone(path):
        others = (each for each in _stored(path, list[dict[str, str]]) if each not in before)
        mine = [dict(each) for each in institutions]
        _keep(path, [*mine, *(each for each in others if each not in mine)])


def _stored(path: Path, kind: type[T]) -> T | tuple[()]:
    """Return what is kept, nothing where nothing is; what makes no sense is put aside.

    Raises:
        Problem: `file.*`: it cannot be read.
    """
    from desktop.usecases.register_file import reached

    with reached(path):
        try:
            return msgspec.json.decode(path.read_bytes(), type=kind)
        except FileNotFoundError:
            return ()
        except NOT_JSON:
            path.rename(free_name(path.with_suffix(".unreadable.json")))
            return ()


def _keep(path: Path, rows: Sequence[object]) -> None:
    if not rows:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        return
    make_folder(path.parent, parents=True)
    write_whole(path, msgspec.json.encode(rows))
