#!/bin/sh
# Builds .venv exactly from the locked requirements. `make setup` calls it when they have changed.
set -eu
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' || {
    echo "Baqylau needs Python 3.11, 3.12 or 3.13, but $python is another one; try make PYTHON=python3.11 setup." >&2
    exit 1
}
tools/system-packages.sh qt

# A folder without its interpreter is left over from a moved or upgraded Python.
.venv/bin/python -c '' 2>/dev/null || "$python" -m venv --clear .venv || {
    echo "Python cannot make a virtual environment here; install the Debian package python3-venv." >&2
    exit 1
}
pip() { .venv/bin/python -m pip --disable-pip-version-check --no-input "$@"; }
pip install --quiet --require-hashes -r requirements/dev.txt
# No isolation: the build runs with the locked setuptools and fetches nothing.
pip install --quiet --no-build-isolation --no-deps --editable .

QT_QPA_PLATFORM=offscreen .venv/bin/python -c '
from PySide6.QtWidgets import QApplication
QApplication([])' || {
    echo "Qt cannot start: install the Debian packages named above." >&2
    exit 1
}
touch .venv/.ready
