"""Offline means offline.

What is checked, and how far it goes: no module of ours imports a network module (import-linter
reads the text of every import), building the sample with all its documents and workbooks loads
none of the modules through which Python or Qt would speak to a network, and it still passes when
a socket cannot even be made. The standard library's `socket` module itself may be loaded by
others (`platform`, `logging`); loading it opens nothing, so it is not forbidden here.
"""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from desktop.law.places import data_root

SPEAKERS = (
    "ssl", "http.client", "urllib.request", "ftplib", "smtplib", "asyncio", "requests", "urllib3",
    "httpx", "aiohttp", "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore",
)  # fmt: skip
NO_SOCKETS = """
    import socket

    class Refused(BaseException):
        pass

    def refuse(*_arguments, **_options):
        raise Refused("a socket was asked for")

    socket.socket.__init__ = refuse
    socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refuse
"""


def run(code: str, folder: Path) -> str:
    program = textwrap.dedent(NO_SOCKETS) + textwrap.dedent(code)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=folder, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def test_the_guard_of_these_tests_refuses_a_socket(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="a socket was asked for"):
        run("socket.socket()", tmp_path)


def test_the_whole_sample_is_built_without_a_socket_and_without_a_network_module(
    tmp_path: Path,
) -> None:
    code = f"""
        import sys
        from desktop.cli.main import main
        assert main(["demo", "--out", "demo", "--json"]) == 0
        print("loaded:", [name for name in {SPEAKERS!r} if name in sys.modules])
    """
    assert run(code, tmp_path).splitlines()[-1] == "loaded: []"


def test_loading_every_module_opens_no_socket_and_loads_no_network_module(tmp_path: Path) -> None:
    names = sorted(
        ".".join(path.relative_to(data_root()).with_suffix("").parts)
        for path in (data_root() / "desktop").rglob("*.py")
        if path.name not in ("__init__.py", "__main__.py")
    )
    code = f"""
        import importlib, sys
        for name in {names!r}:
            importlib.import_module(name)
        print("loaded:", [name for name in {SPEAKERS!r} if name in sys.modules])
    """
    assert run(code, tmp_path).splitlines()[-1] == "loaded: []"
