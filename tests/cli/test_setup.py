"""`make run` brings or names what a window needs; the commands without one stay light."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.law.places import data_root

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Debian's packages")


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_only_running_the_window_asks_for_the_libraries_of_a_display() -> None:
    def steps(target: str) -> str:
        words = ["make", "--dry-run", target]
        return subprocess.run(
            words, capture_output=True, text=True, cwd=data_root(), check=True
        ).stdout

    asked, _, opened = steps("run").partition("tools/system-packages.sh window")
    assert ".venv/bin/baqylau" not in asked
    assert ".venv/bin/baqylau" in opened
    for light in ("demo", "test"):
        assert "system-packages.sh window" not in steps(light)


def test_whoever_is_not_root_is_told_which_packages_a_window_lacks(tmp_path: Path) -> None:
    for name, does in {"dpkg-query": "exit 1", "id": "echo 1000"}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n", "utf-8")
        (tmp_path / name).chmod(0o755)
    done = subprocess.run(
        [data_root() / "tools" / "system-packages.sh", "window"],
        capture_output=True,
        text=True,
        env={"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        check=False,
    )
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (0, "", 1)
    assert "apt-get install" in done.stderr
    assert "libxcb-cursor0" in done.stderr
    assert "xvfb" not in done.stderr
