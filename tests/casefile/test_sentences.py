"""Every problem and finding of the storage has a sentence in each language."""

import re
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.text import LANGS, Lang
from desktop.messages.catalogue import Catalogue

PARTS = ("structure", "tables", "history", "records", "of-records", "contents")
ROOT = Path(__file__).resolve().parents[2]
_PARAMS = {
    "path": Path("/істер/№ 5 мектеп.baqylau"), "folder": Path("/істер"), "who": "Айгүл (vm)",
    "since": "13:37, 23.11.2026", "detail": "page 7", "sha256": "ab" * 32, "size_mb": 3000,
    "limit_mb": 1024, "pattern": "01-12", "number": "01-12/7", "kind": "finding", "row": 1,
    "target": "control", "act": "cd" * 32, "at": "2025-10-17T07:00:00Z", "n": 2, "record": "0199",
    "part": "тарих", "day": date(2025, 10, 17),
}  # fmt: skip


def _codes() -> list[str]:
    found: set[str] = set()
    for module in sorted((ROOT / "desktop" / "casefile").glob("*.py")):
        text = module.read_text(encoding="utf-8")
        found |= set(re.findall(r'"((?:file|verify)\.[a-z-]+)"', text))
    return sorted(found)


@pytest.mark.parametrize("lang", LANGS)
def test_every_code_has_a_sentence_that_can_be_filled(lang: Lang) -> None:
    catalogue = Catalogue(lang, ROOT / "resources" / "messages")
    for code in _codes():
        sentence = catalogue.say(code, **_PARAMS)
        part_of_one = code.startswith("verify.part-")
        assert part_of_one or sentence.endswith((".", "]")), code
        assert "None" not in sentence


def test_the_languages_have_the_same_sentences_and_no_other_than_used() -> None:
    import tomllib

    for topic in ("file", "verify"):
        sets = []
        for lang in LANGS:
            path = ROOT / "resources" / "messages" / f"{topic}.{lang}.toml"
            sets.append(set(tomllib.loads(path.read_text(encoding="utf-8"))) - {"proofread"})
        assert sets[0] == sets[1] == sets[2]
        used = {code.partition(".")[2] for code in _codes() if code.startswith(topic)}
        beside = {"all-well", "faults", "mended", "mending-stopped", "not-mended"}
        beside |= {"rescue", "rescued"}
        beside |= {"no-instant", *(f"part-{each}" for each in PARTS)}
        assert sets[0] - used <= beside
