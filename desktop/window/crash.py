"""An error of ours never shows a traceback: a calm sentence, and a report that stays here."""

import platform
import sys
import threading
import traceback
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop.window.language import say

Kind = type[BaseException]
_MOST_REPORTS = 3
"""An error that comes back with every click must not bury the user in boxes."""


class _Bridge(QObject):
    """Carries an error of any thread to the window's."""

    happened = Signal(str)


def report_of(kind: Kind, error: BaseException, trace: TracebackType | None) -> str:
    """Return what a developer needs: versions and where in the program. No word of a case.

    The error's own message is left out: it may quote what the user typed.
    """
    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    return "\n".join(
        (
            f"Baqylau {version('baqylau')}",
            f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
            f"{kind.__name__}",
            *places,
            "",
        )
    )


class CrashReporter:
    """Shows the calm sentence and offers the report."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._shown = 0
        self._bridge = _Bridge(window)
        self._bridge.happened.connect(self._show)

    def hook(self, kind: Kind, error: BaseException, trace: TracebackType | None) -> None:
        """Take an error that nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = report_of(kind, error, trace)
        self._bridge.happened.emit(text)
        if sys.stderr is not None:  # a windowed program on Windows has none
            sys.stderr.write(text)

    def thread_hook(self, told: threading.ExceptHookArgs) -> None:
        """Take an error of another thread."""
        if told.exc_value is not None:
            self.hook(told.exc_type, told.exc_value, told.exc_traceback)

    def _show(self, text: str) -> None:
        if self._shown >= _MOST_REPORTS:
            return
        self._shown += 1
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Information)
        box.setText(say("window.broke"))
        box.setInformativeText(say("window.broke-what-now"))
        keep = box.addButton(say("window.broke-keep"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(say("window.broke-go-on"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()
        if box.clickedButton() is keep:
            self._keep(text)

    def _keep(self, text: str) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self._window, say("window.broke-keep"), "baqylau-report.txt", "*.txt"
        )
        if chosen:
            try:
                Path(chosen).write_text(text, "utf-8")
            except OSError:
                QMessageBox.warning(self._window, "Baqylau", say("window.report-not-kept"))


def install(window: QWidget) -> CrashReporter:
    """Catch every error that nobody caught, in this thread and the others."""
    reporter = CrashReporter(window)
    sys.excepthook = reporter.hook
    threading.excepthook = reporter.thread_hook
    return reporter
