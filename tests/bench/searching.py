"""The search as one types, over a million texts, against FTS5 over the same texts as they stand."""

import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from desktop.casefile.search_index import SearchIndex, Source, Text
from desktop.domain.folding import runs
from desktop.law.places import data_root
from desktop.usecases.searching import MOST, RULES, _in_line, search
from tests.bench.casefile import timed

CASES, TEXTS = 10_000, 100
_TYPED = ("пандусы орнатыл", "қоғамдық кеңестің", "ответ на обращен", "құжаттар", "03-12/4711")
_LONGEST_MS = 30


def _vocabulary() -> list[str]:
    """Return words as people bend them: those of the program's own sentences."""
    found: dict[str, None] = {}
    for file in sorted((data_root() / "resources" / "messages").glob("*.toml")):
        if file.suffixes[0] in (".kk", ".ru"):
            found.update(dict.fromkeys(runs(file.read_text("utf-8"))))
    found.update(
        dict.fromkeys(["пандусы", "орнатылмаған", "кеңестің", "ответа", "обращения", "құжаттарды"])
    )
    return [word for word in found if not word.isascii()]


def _texts(chance: random.Random) -> Iterator[Text]:
    """Yield texts of twelve words, of which few are frequent and most are rare, as in speech."""
    vocabulary = _vocabulary()
    chance.shuffle(vocabulary)
    weights = [1 / (n + 10) for n in range(len(vocabulary))]
    n = 0
    while True:
        words = chance.choices(vocabulary, weights, k=12 * TEXTS)
        for start in range(0, len(words), 12):
            n += 1
            number = (f"03-12/{n % 90_000}",) if n % 10 == 0 else ()
            text = " ".join((*words[start : start + 12], *number))
            lang = "kk" if n % 2 else "ru"
            yield Text("finding", str(n), f"title.{lang}", text, lang, head=n % 10 == 0)


def _fill(index: SearchIndex, raw: sqlite3.Connection, cases: int) -> None:
    raw.execute(
        "CREATE VIRTUAL TABLE raw USING fts5 (text, tokenize = 'unicode61', prefix = '2 3 4 5 6')"
    )
    texts = _texts(random.Random(7))
    for start in range(0, cases, 50):
        raw.execute("BEGIN")
        with index.together():
            for case in range(start, min(start + 50, cases)):
                some = [next(texts) for _ in range(TEXTS)]
                index.put(Source(f"{case}.baqylau", str(case), "{}", "", {}), some)
                raw.executemany("INSERT INTO raw VALUES (?)", [(each.text,) for each in some])
        raw.execute("COMMIT")


def _by_fts5(raw: sqlite3.Connection, typed: str) -> list[str]:
    match = " AND ".join(f'"{word}"*' for word in typed.split())
    sql = "SELECT text FROM raw WHERE raw MATCH ? ORDER BY rowid DESC LIMIT ?"
    return [text for (text,) in raw.execute(sql, (match, MOST))]


def _keystrokes() -> list[str]:
    return [typed[:end] for typed in _TYPED for end in range(2, len(typed) + 1)]


def _best(act: Callable[[], object]) -> float:
    return min(timed(act) for _ in range(3))


def run(cases: int = CASES) -> Iterator[tuple[str, float, float]]:
    """Measure each keystroke of some queries, both ways in turn."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        raw = sqlite3.connect(folder / "raw.sqlite", isolation_level=None)
        with SearchIndex(folder / "search.sqlite", RULES, _in_line) as index:
            _fill(index, raw, cases)
            pairs = [
                (_best(lambda t=typed: search(index, f"{t}*")),
                 _best(lambda t=typed: _by_fts5(raw, t)))
                for typed in _keystrokes()
            ]  # fmt: skip
        raw.close()
    count = f"{cases * TEXTS:,} texts"
    ratio = sum(ours for ours, _ in pairs) / sum(theirs for _, theirs in pairs)
    yield f"search as one types, {count} / FTS5 upon them", ratio, 2.0
    yield (
        f"the slowest keystroke, {count} / {_LONGEST_MS} ms",
        max(ours for ours, _ in pairs) / (_LONGEST_MS / 1000),
        1.0,
    )
    print(f"{'':4}median {median(ours for ours, _ in pairs) * 1000:.1f} ms")
