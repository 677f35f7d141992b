"""Writes a sample of every kind of paper into docs/samples, each in three languages.

    python tools/make_samples.py

They are made of the published case that the tests hold, with the answers of sample_answers.toml;
people are roles, and every page is marked as a sample.
"""

import hashlib
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "docs" / "samples"
sys.path.insert(0, str(ROOT / "tests" / "documents"))

import paper_cases as cases  # noqa: E402 - lies with the tests

from desktop.documents.papers import compose  # noqa: E402
from desktop.domain.control import Control, Proceeding  # noqa: E402
from desktop.domain.correspondence import Attachment  # noqa: E402
from desktop.domain.parties import ControlObject, Person, Subject  # noqa: E402
from desktop.domain.text import LANGS, Lang, LocalText  # noqa: E402

ON, LATER = date(2025, 10, 17), date(2025, 11, 10)
PHONE = "8 (7112) 00-00-00"
ROLE = LocalText(kk="Орындаушы", ru="Исполнитель", en="Executor")
STREET = LocalText(kk="Үлгі көшесі, 1", ru="улица Образцовая, 1", en="1 Sample Street")


def sample_case() -> cases.Sample:
    """Return the published case with the answers of a sample."""
    answers = tomllib.loads((ROOT / "tools" / "sample_answers.toml").read_text("utf-8"))
    texts = {name: LocalText(**value) for name, value in answers["text"].items()}
    given = cases.real()
    changed: list[Any] = []
    for kind in (Control, Proceeding):
        for each in given.case.all(kind):
            said = {name: answers["line"].get(name, value) for name, value in each.answers.items()}
            written = {name: texts.get(name, value) for name, value in each.texts.items()}
            changed.append(replace(each, answers=said, texts=written))
    called = [each for each in given.case.all(Person) if each.phone]
    changed += [replace(each, short_name=ROLE, phone=PHONE) for each in called]
    subjects, targets = given.case.all(Subject), given.case.all(ControlObject)
    changed += [replace(each, address=STREET, phone=PHONE) for each in subjects]
    changed += [replace(each, address=STREET, bin="") for each in targets]
    page = (ROOT / "resources" / "sample" / "empty-page.png").read_bytes()
    digest = hashlib.sha256(page).hexdigest()
    changed += [replace(each, sha256=digest, size=len(page)) for each in given.case.all(Attachment)]
    return cases.Sample(given.case.replaced(changed), given.control_id, {digest: page})


def samples(langs: tuple[Lang, ...] = LANGS) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each sample."""
    given, law = sample_case(), cases.LAW
    forms = {
        kind
        for each in law.procedures
        if law.procedure(each).kind == "form"
        for kind in law.procedure(each).documents
    }
    for kind in law.documents:
        for lang in langs:
            made = compose(
                given.case,
                given.proceeding_of(kind.id),
                kind.id,
                lang,
                law,
                ON if kind.id in forms else LATER,
                given.contents.__getitem__,
                sample=True,
            )
            yield f"{kind.id}.{lang}.docx", made.docx


def main() -> None:
    SAMPLES.mkdir(exist_ok=True)
    names = set()
    for name, data in samples():
        (SAMPLES / name).write_bytes(data)
        names.add(name)
    for each in SAMPLES.glob("*.docx"):
        if each.name not in names:
            each.unlink()


if __name__ == "__main__":
    main()
