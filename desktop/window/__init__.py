"""The Qt window: shows what use cases return and passes on what the user does."""

import sys

import PySide6


def _steady_singletons() -> None:
    """Keep `None`, `True` and `False` alive under PySide6 6.12 on Python 3.11.

    That build gives up a reference to `None` at every call that returns nothing (it counts on
    the immortal objects of Python 3.12), so that after some thousand calls Python ends with
    "deallocating None". A margin that no session uses up makes them immortal in effect. Goes
    away with the first PySide6 that counts right; 6.11 does.
    """
    import ctypes

    for lasting in (None, True, False, NotImplemented):
        ctypes.c_ssize_t.from_address(id(lasting)).value += 1 << 40


if PySide6.__version_info__[:2] == (6, 12) and sys.version_info < (3, 12):
    _steady_singletons()
