"""Where the program's own data lies: beside the package, or inside a frozen build."""

import sys
from pathlib import Path


def data_root() -> Path:
    """Return the folder that holds `forms/` and `resources/`."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parents[2]
