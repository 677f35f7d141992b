"""What holds for every test: no display, no network, nobody's real home."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

# Examples are drawn anew at a developer's desk and are the same in every CI run.
# Time limits would only measure how busy the machine is.
hypothesis.settings.register_profile("dev", max_examples=50, deadline=None)
hypothesis.settings.register_profile("ci", max_examples=200, deadline=None, derandomize=True)
hypothesis.settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "dev")
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--onscreen", action="store_true", help="show the windows on the real display")


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Qt warns about a locale that is not UTF-8, and a warning fails a test.
    os.environ["LC_ALL"] = "C.UTF-8"


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test an empty home, so that none sees the user's cases or another test's."""
    home = tmp_path_factory.mktemp("home")
    folders = {
        "HOME": home,
        "USERPROFILE": home,
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_DOCUMENTS_DIR": home / "documents",
        "XDG_RUNTIME_DIR": home / "runtime",
        "APPDATA": home / "config",
        "LOCALAPPDATA": home / "data",
        "BAQYLAU_HOME": home / "baqylau",
    }
    for name, folder in folders.items():
        monkeypatch.setenv(name, str(folder))
    # Qt refuses a runtime folder that others may read.
    (home / "runtime").mkdir(mode=0o700)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail the test that reaches for the network. Sockets inside the machine stay allowed."""
    local = getattr(socket, "AF_UNIX", None)

    def guarded(name: str) -> None:
        real = getattr(socket.socket, name)

        def attempt(self: socket.socket, *arguments: Any) -> Any:
            if self.family == local:
                return real(self, *arguments)
            return refuse(*arguments)

        monkeypatch.setattr(socket.socket, name, attempt)

    def refuse(*arguments: Any, **_options: Any) -> Any:
        # Not an ordinary exception: no "except Exception" on the way may swallow it.
        pytest.fail(f"Baqylau never opens a connection, this test tried: {arguments}")

    for name in ("connect", "connect_ex", "sendto"):
        guarded(name)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def run_python() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start a script in another process of the same Python."""
    started: list[subprocess.Popen[str]] = []

    def start(code: str, *arguments: object) -> subprocess.Popen[str]:
        root = str(Path(__file__).resolve().parents[1])
        process = subprocess.Popen(
            [sys.executable, "-c", code, *map(str, arguments)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": root},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()
