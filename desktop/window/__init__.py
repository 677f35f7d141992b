"""The Qt window: shows what use cases return and passes on what the user does."""

import builtins

_plain_import = builtins.__import__

import PySide6  # noqa: E402, F401 - imported for what it does to `import`

# PySide6 replaces `import` so that modules may say `from __feature__ import …`, for which it reads
# the source of every module that is imported after it. Nobody here says that; the start is
# quicker by a twentieth and smaller by the sources without.
builtins.__import__ = _plain_import
