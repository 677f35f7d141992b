"""Whether a window can open here. Qt itself would abort with words for programmers."""

import ctypes
import importlib.util
import os
import sys
from pathlib import Path

from desktop.domain.errors import Problem


def what_hinders_a_window() -> Problem | None:
    """Return why no window can open, `None` if nothing is known to hinder it.

    Only Linux can be without a display or without the libraries for one; whoever chooses Qt's
    platform herself knows what she does.
    """
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if os.environ.get("WAYLAND_DISPLAY"):
        return None
    if not os.environ.get("DISPLAY"):
        return Problem("report.no-display")
    missing = _missing_library()
    if missing:
        return Problem("report.no-library", name=missing)
    return None if _display_answers() else Problem("report.no-display")


def _missing_library() -> str:
    """Return which library the system lacks for a window under X11, "" if none.

    Qt loads the same plug-in a moment later: asking costs no time.
    """
    found = importlib.util.find_spec("PySide6")
    folders = [Path(each) for each in (found and found.submodule_search_locations) or ()]
    plugins = [folder / "Qt" / "plugins" / "platforms" / "libqxcb.so" for folder in folders]
    for plugin in plugins:
        if not plugin.exists():
            continue
        try:
            ctypes.CDLL(str(plugin))
        except OSError as error:
            return str(error).partition(":")[0]
    return ""


def _display_answers() -> bool:
    """Return whether the display lets us in; another user's does not."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt brings its own, or says so
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(None, None)
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)
