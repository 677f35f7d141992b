"""The Qt window: shows what use cases return and passes on what the user does."""

import builtins
import sys

_plain_import = builtins.__import__

import PySide6  # noqa: E402 - the import as it was before is wanted

# PySide6 replaces `import` so that modules may say `from __feature__ import …`, for which it reads
# the source of every module that is imported after it. Nobody here says that; the start is
# quicker by a twentieth and smaller by the sources without.
builtins.__import__ = _plain_import

_COUNTS_WRONG = PySide6.__version_info__[:2] == (6, 12) and sys.version_info < (3, 12)

# PySide6 6.12 gives up a reference to `None` at every call that returns nothing: it counts on the
# immortal objects of Python 3.12, and on 3.11 the program ends with "deallocating None" after some
# thousand calls. These references last until `steady_singletons`. Goes away with the first
# PySide6 that counts right; 6.11 does.
_RESERVE = [None, True, False, NotImplemented] * (20_000 if _COUNTS_WRONG else 0)


def steady_singletons() -> None:
    """Give `None`, `True` and `False` more references than a session can lose."""
    if not _COUNTS_WRONG or not _RESERVE:
        return
    import ctypes

    for lasting in (None, True, False, NotImplemented):
        ctypes.c_ssize_t.from_address(id(lasting)).value += 1 << 40
    _RESERVE.clear()
