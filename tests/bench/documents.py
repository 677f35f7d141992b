"""How much the care for a paper costs: against plain docxtpl, in memory, and until it is printed.

150 ms for a letter after the first, 300 ms from a paper to its first page on the screen, 10 s for
a packet of twenty papers in two languages as one PDF: reported is the part of the limit that was
used.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple
from uuid import UUID

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from PIL import Image, ImageChops

from desktop.documents.facts import facts
from desktop.documents.papers import compose
from desktop.documents.pictures import fineness, reduced
from desktop.domain.case import Case
from desktop.domain.control import Evidence, Finding, Look, Recommendation
from desktop.domain.correspondence import Attachment
from desktop.domain.ids import new_id
from desktop.law.law import Law
from desktop.messages.catalogue import Catalogue

KIND, LANG, ON, TURNS = "final-document", "ru", date(2025, 10, 17), 3
FINDINGS, RECOMMENDATIONS, PHOTOS = 100, 100, 200
MEMORY = 250_000_000
PACKET = 20


class Big(NamedTuple):
    """A control with all that the limits speak of; contents lie on the disk, as in a case file."""

    case: Case
    proceeding_id: UUID
    contents: Callable[[str], bytes]


def big(folder: Path) -> Big:
    """Return a control with a hundred findings and recommendations and two hundred photos."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "documents"))
    import paper_cases

    given = paper_cases.real()
    builder = paper_cases.Builder()
    control = given.control_id
    line = paper_cases.local("Тексеру нәтижесі", "Результат проверки", "Result of the look")
    text = paper_cases.local(*("\n".join([part.ru * 20] * 3) for part in (line, line, line)))
    for n in range(2, FINDINGS + 1):
        finding = builder.add(
            Finding(
                id=new_id(), control_id=control, number=n, title=line, circumstances=text,
                causes=text, norms=frozenset({"access-16-3-4"}),
            )
        )  # fmt: skip
        builder.add(Look(id=new_id(), finding_id=finding.id, number=1, place="gov.kz", walked=line))
    for n in range(4, RECOMMENDATIONS + 1):
        builder.add(Recommendation(id=new_id(), control_id=control, number=n, text=text, term=line))
    for digest, data in given.contents.items():
        (folder / digest).write_bytes(data)
    for n, (digest, size) in enumerate(_photos(folder), 2):
        attached = builder.add(
            Attachment(
                id=new_id(), sha256=digest, size=size, name=f"{n}.jpg", media_type="image/jpeg",
                taken_in_at=paper_cases.AT,
            )
        )  # fmt: skip
        builder.add(
            Evidence(
                id=new_id(), control_id=control, number=n, kind="photo", title=line,
                attachment_id=attached.id,
            )
        )  # fmt: skip
    case = given.case.replaced(builder.records)
    return Big(case, given.proceeding_id, lambda digest: (folder / digest).read_bytes())


def _photos(folder: Path) -> list[tuple[str, int]]:
    """Return digest and size of photos that lie in a folder; they are made the first time."""
    listed = folder / "photos.json"
    if listed.exists():
        return [(digest, size) for digest, size in json.loads(listed.read_text())]
    grain = Image.effect_noise((800, 600), 30).convert("RGB").resize((3200, 2400))
    found = []
    for n in range(PHOTOS):
        photo = BytesIO()
        # All different, as photos are, and about 2 MB.
        ImageChops.offset(grain, 16 * n, 0).save(photo, "JPEG", quality=88)
        digest = hashlib.sha256(photo.getvalue()).hexdigest()
        (folder / digest).write_bytes(photo.getvalue())
        found.append((digest, photo.tell()))
    listed.write_text(json.dumps(found))
    return found


def run() -> Iterator[tuple[str, float, float]]:
    """Yield name, ratio and limit."""
    with tempfile.TemporaryDirectory() as name:
        given = big(Path(name))
        yield from _against_docxtpl(given)
        yield (
            "memory of that final document / 250 MB", _memory(Path(name)) / MEMORY, 1.0,
        )  # fmt: skip
    yield "the slowest letter after the first / 150 ms", _slowest_letter() / 0.15, 1.0
    yield from _printed()


def _against_docxtpl(given: Big) -> Iterator[tuple[str, float, float]]:
    law = Law()
    template = law.template(KIND, LANG).read_bytes()
    say = Catalogue(LANG, law.root / "resources" / "messages").say

    def ours() -> None:
        compose(given.case, given.proceeding_id, KIND, LANG, law, ON, given.contents)

    def plain(prepared: Callable[[bytes], bytes]) -> None:
        told: Any = facts(
            given.case, given.proceeding_id, law.document(KIND), LANG, law, on=ON, say=say
        )
        document = DocxTemplate(BytesIO(template))
        document.init_docx()
        for each in told["pictures"]:
            data = prepared(given.contents(each["image"]))
            each["image"] = InlineImage(document, BytesIO(data), width=Mm(150))
        document.render(told, autoescape=True)
        document.save(BytesIO())

    name = (
        f"final document: {FINDINGS} findings, {RECOMMENDATIONS} recommendations, "
        f"{PHOTOS} photos / docxtpl"
    )
    yield f"{name}, photos as they are", _in_turns(ours, lambda: plain(lambda data: data)), 1.3
    yield (
        f"{name}, photos reduced",
        _in_turns(ours, lambda: plain(lambda d: reduced(d, fineness(PHOTOS)).data)),
        1.3,
    )


def _in_turns(ours: Callable[[], None], plain: Callable[[], None]) -> float:
    ratios = []
    for _ in range(TURNS):
        started = perf_counter()
        ours()
        between = perf_counter()
        plain()
        ratios.append((between - started) / (perf_counter() - between))
    return median(ratios)


def _memory(folder: Path) -> float:
    """Return the most memory that a process needs that makes the big document, in bytes."""
    program = (
        "import sys; from pathlib import Path; from tests.bench import documents as bench; "
        "print(bench.make_once(Path(sys.argv[1])))"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        cwd=root, check=True, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": "."},
    )  # fmt: skip
    return float(json.loads(done.stdout))


def make_once(folder: Path) -> int:
    """Make the big document of contents in a folder; return the most memory since, in bytes."""
    given = big(folder)
    Path("/proc/self/clear_refs").write_text("5")  # forget what was needed before
    compose(given.case, given.proceeding_id, KIND, LANG, Law(), ON, given.contents)
    lines = Path("/proc/self/status").read_text().splitlines()
    return 1024 * next(int(each.split()[1]) for each in lines if each.startswith("VmHWM"))


def _letters() -> dict[tuple[str, str], Callable[[], bytes]]:
    """Return the way to make each kind of paper in Kazakh and Russian, of the real case."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "documents"))
    import paper_cases

    given, law = paper_cases.real(), paper_cases.LAW

    def one(kind: str, lang: Any) -> Callable[[], bytes]:
        return lambda: (
            compose(
                given.case,
                given.proceeding_of(kind),
                kind,
                lang,
                law,
                ON,
                given.contents.__getitem__,
            ).docx
        )

    return {(kind.id, lang): one(kind.id, lang) for kind in law.documents for lang in ("kk", "ru")}


def _slowest_letter() -> float:
    """Return the seconds of the letter that takes longest, once each was made."""
    slowest = 0.0
    for (kind, _), make in _letters().items():
        if kind == KIND:
            continue  # it is no letter, and is measured above
        make()
        times = []
        for _ in range(TURNS):
            started = perf_counter()
            make()
            times.append(perf_counter() - started)
        slowest = max(slowest, min(times))
    return slowest


def _printed() -> Iterator[tuple[str, float, float]]:
    from PySide6.QtGui import QGuiApplication

    from desktop.window.printing.sources import OwnPages, joined

    _app = QGuiApplication.instance() or QGuiApplication([])
    letters = _letters()
    times = []
    for make in letters.values():
        docx = make()
        started = perf_counter()
        OwnPages(docx).image(0, 900)
        times.append(perf_counter() - started)
    yield (
        "from a paper to its first page on the screen, the slowest / 300 ms",
        max(times) / 0.3,
        1.0,
    )
    kinds = [kind for kind, lang in letters if lang == "kk"][:PACKET]
    started = perf_counter()
    made = [OwnPages(letters[kind, lang]()).pdf(kind) for kind in kinds for lang in ("kk", "ru")]
    joined(made)
    name = f"a packet of {PACKET} papers in two languages, made and as one PDF / 10 s"
    yield name, (perf_counter() - started) / 10, 1.0
