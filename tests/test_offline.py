"""Offline means offline.

What is checked, and how far it goes: no line of the program imports a network module; building
the sample with all its documents and workbooks, and loading every module with the window's, loads
none of those through which Python or Qt would speak to a network; and both still pass when a
socket cannot even be made. SQLAlchemy loads `asyncio` and with it `ssl` and `socket`, whatever one
does with it: loading opens nothing, so those three are forbidden to our own lines only.
"""

import ast
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.law.places import data_root

NETWORK = (
    "http", "urllib.request", "ftplib", "smtplib", "imaplib", "poplib", "xmlrpc", "requests",
    "urllib3", "httpx", "aiohttp", "PySide6.QtNetwork", "PySide6.QtNetworkAuth",
    "PySide6.QtWebSockets", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets",
)  # fmt: skip
LOADED_BY_OTHERS = ("socket", "ssl", "asyncio")
LOADED_MEANS_SPEAKING = ("http.client", *(name for name in NETWORK if name != "http"))
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


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_no_line_of_the_program_imports_a_network_module() -> None:
    """import-linter sees outside packages by their first name only, so it cannot tell QtNetwork."""
    forbidden = (*NETWORK, *LOADED_BY_OTHERS)
    assert [
        f"{path.relative_to(data_root())}: {name}"
        for path in sorted((data_root() / "desktop").rglob("*.py"))
        for name in imported(path)
        if any(name == each or name.startswith(f"{each}.") for each in forbidden)
    ] == []


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
        print("loaded:", [name for name in {LOADED_MEANS_SPEAKING!r} if name in sys.modules])
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
        print("loaded:", [name for name in {LOADED_MEANS_SPEAKING!r} if name in sys.modules])
    """
    assert run(code, tmp_path).splitlines()[-1] == "loaded: []"
