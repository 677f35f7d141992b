"""Start-up against a bare PySide6 main window: painted, usable, memory. Interleaved, medians."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

CASES = 200
RUNS = 9
_TAIL = """
from pathlib import Path
def report(**more):
    rss = next(int(l.split()[1]) for l in Path("/proc/self/status").read_text().splitlines()
               if l.startswith("VmRSS"))
    import json
    print(json.dumps({"rss": rss, **more}), flush=True)
"""
# What every application has before it does anything: menu bar, status bar, an empty table.
_BARE = """
import time
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
app = QApplication([])
class Window(QMainWindow):
    seen = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.seen:
            self.seen = True
            QTimer.singleShot(0, done)
def done():
    report(painted=time.time())
    app.quit()
window = Window()
window.menuBar().addMenu("File").addAction("Quit")
window.statusBar().showMessage("Ready")
window.setCentralWidget(QTableView())
window.resize(1240, 720)
window.show()
app.exec()
"""
OURS = """
import sys, time
import gc
gc.disable()
from desktop.window.app import Folders, application, first_window, furnish
app = application()
folders = Folders.of_user()
window = first_window(folders)
def painted():
    when = time.time()
    opened = []
    window.start.open_wanted.disconnect()
    window.start.open_wanted.connect(opened.append)
    view = window.start.list
    index = window.start.model.index(3)
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtCore import QEvent, QPointF, Qt
    spot = QPointF(view.visualRect(index).center())
    for kind, buttons in ((QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
                          (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton)):
        app.sendEvent(view.viewport(), QMouseEvent(kind, spot, view.viewport().mapToGlobal(spot),
            Qt.MouseButton.LeftButton, buttons, Qt.KeyboardModifier.NoModifier))
    app.processEvents()
    assert opened, "the click was not answered"
    assert window.start.model.total == CASES
    usable = time.time()
    furnish(window, folders)
    window.learn()
    gc.enable()
    app.processEvents()
    assert "sqlalchemy" not in sys.modules
    report(painted=when, usable=usable)
    app.quit()
window.first_painted.connect(painted)
window.show()
app.exec()
"""


def make_home(folder: Path, cases: int = CASES) -> None:
    """Make a user's folder with an index of so many cases."""
    from desktop.casefile.index import LibraryIndex, LibraryRow
    from desktop.domain.text import LocalText
    from desktop.usecases.office import Folders, Office

    office = Office(folders=Folders(folder / "data", folder / "cases"))
    _ = office.profile
    with LibraryIndex(office.folders.index) as index:
        for n in range(cases):
            index.put(
                LibraryRow(
                    path=str(folder / "cases" / f"{n}.baqylau"),
                    case_id=str(n),
                    object_name=LocalText(
                        kk=f"«№ {n} жалпы білім беретін мектеп» мемлекеттік мекемесі",
                        ru=f"Государственное учреждение «Общеобразовательная школа № {n}»",
                    ),
                    topic=LocalText(kk="мектептегі тамақ", ru="школьное питание"),
                    phase=("prepare", "look", "conclude", "send", "follow")[n % 5],
                    next_clock="PC_RESPONSE" if n % 3 else "",
                    next_due=f"2026-{n % 12 + 1:02d}-11" if n % 3 else "",
                    state="running" if n % 3 else "",
                    modified=float(n),
                    size=1_000_000,
                    read_at="2026-01-01T00:00:00Z",
                    control_number=1,
                )
            )


def measured(program: str, folder: Path, cases: int = CASES) -> dict[str, float]:
    """Run one program and return its times in seconds since it was started, and its memory."""
    environment = {**os.environ, "BAQYLAU_HOME": str(folder), "LC_ALL": "C.UTF-8"}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Compiled modules, as every start but the first has them, and none left in the tree.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "pycache")
    import time

    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", f"CASES = {cases}\n{_TAIL}{program}"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    return {
        "rss": told["rss"],
        "painted": told["painted"] - began,
        "usable": told.get("usable", told["painted"]) - began,
    }


def run(runs: int = RUNS) -> list[tuple[str, float, float]]:
    """Return name, ratio and limit of each measure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_home(folder)
        for program in (_BARE, OURS):  # the first run of each only warms the disk
            measured(program, folder)
        bare, ours = [], []
        for _ in range(runs):
            bare.append(measured(_BARE, folder))
            ours.append(measured(OURS, folder))

    def middle(found: list[dict[str, float]], key: str) -> float:
        return statistics.median(each[key] for each in found)

    painted = middle(bare, "painted")
    return [
        ("start to painted start page with 200 cases", middle(ours, "painted") / painted, 1.3),
        ("start to usable start page with 200 cases", middle(ours, "usable") / painted, 1.6),
        ("memory of the start page", middle(ours, "rss") / middle(bare, "rss"), 1.4),
    ]


if __name__ == "__main__":
    for measure, ratio, limit in run():
        print(f"{ratio:5.2f} (at most {limit})  {measure}")
