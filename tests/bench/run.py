"""`make bench`: run every benchmark, print one table, fail if a ratio is over its limit.

`--write` also puts the table into docs/performance.md, with the machine named.
"""

import importlib
import os
import platform
import sys
from pathlib import Path

PARTS = ("startup", "casefile", "documents", "law", "today", "searching", "library", "large")
PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
BEGIN, END = "<!-- table: made by `make bench WRITE=1` -->", "<!-- end of table -->"


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    rows = []
    for part in PARTS:
        for name, ratio, limit in importlib.import_module(f"tests.bench.{part}").run():
            rows.append((name, ratio, limit))
            print(f"{name:70} {ratio:6.2f} x   limit {limit:4.2f} x", flush=True)
    if "--write" in sys.argv:
        _write(rows)
    over = [name for name, ratio, limit in rows if ratio > limit]
    print("over the limit: " + "; ".join(over) if over else "every ratio is within its limit")
    return 1 if over else 0


def _write(rows: list[tuple[str, float, float]]) -> None:
    table = ["| what | measured | limit |", "|---|---|---|"]
    table += [f"| {name} | {ratio:.2f} x | {limit:.2f} x |" for name, ratio, limit in rows]
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    machine = (
        f"Machine: {_processor()}, {os.cpu_count()} cores, {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}."
    )
    PAGE.write_text(
        "\n".join(
            [before.rstrip(), "", BEGIN, "", machine, "", *table, "", END, after.strip(), ""]
        ),
        "utf-8",
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"


if __name__ == "__main__":
    sys.exit(main())
