"""How much the care for a paper costs: a final document against plain docxtpl, taken in turns."""

import sys
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from PIL import Image

from desktop.documents.facts import facts
from desktop.documents.papers import compose
from desktop.documents.pictures import reduced
from desktop.domain.control import Evidence, Finding, Look, Recommendation
from desktop.domain.ids import new_id
from desktop.law.law import Law
from desktop.messages.catalogue import Catalogue

KIND, LANG, ON, TURNS = "final-document", "ru", date(2025, 10, 17), 5


def run() -> list[tuple[str, float, float]]:
    """Return name, ratio and limit: 12 findings, 40 recommendations, 30 photos."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "documents"))
    import paper_cases

    given = paper_cases.real()
    builder = paper_cases.Builder()
    control = given.control_id
    line = paper_cases.local("Тексеру нәтижесі", "Результат проверки", "Result of the look")
    text = paper_cases.local(*("\n".join([part.ru * 20] * 3) for part in (line, line, line)))
    for n in range(2, 13):
        finding = builder.add(
            Finding(
                id=new_id(), control_id=control, number=n, title=line, circumstances=text,
                causes=text, norms=frozenset({"access-16-3-4"}),
            )
        )  # fmt: skip
        builder.add(Look(id=new_id(), finding_id=finding.id, number=1, place="gov.kz", walked=line))
    for n in range(4, 41):
        builder.add(Recommendation(id=new_id(), control_id=control, number=n, text=text, term=line))
    grain = Image.effect_noise((800, 600), 30).convert("RGB")
    for n in range(2, 31):
        photo = BytesIO()
        grain.resize((3200 + n, 2400)).save(photo, "JPEG", quality=88)  # about 2 MB, all different
        builder.add(
            Evidence(
                id=new_id(), control_id=control, number=n, kind="photo", title=line,
                attachment_id=builder.attach(photo.getvalue(), f"{n}.jpg").id,
            )
        )  # fmt: skip
    case = given.case.replaced(builder.records)
    contents = {**given.contents, **builder.contents}
    law = Law()
    template = law.template(KIND, LANG).read_bytes()
    say = Catalogue(LANG, law.root / "resources" / "messages").say

    def ours() -> None:
        compose(case, given.proceeding_id, KIND, LANG, law, ON, contents.__getitem__)

    def plain(prepared: Callable[[bytes], bytes]) -> None:
        told: Any = facts(case, given.proceeding_id, law.document(KIND), LANG, law, on=ON, say=say)
        document = DocxTemplate(BytesIO(template))
        document.init_docx()
        for each in told["pictures"]:
            data = prepared(contents[each["image"]])
            each["image"] = InlineImage(document, BytesIO(data), width=Mm(150))
        document.render(told, autoescape=True)
        document.save(BytesIO())

    name = "final document: 12 findings, 40 recommendations, 30 photos / docxtpl"
    return [
        (f"{name}, photos as they are", _in_turns(ours, lambda: plain(lambda data: data)), 1.3),
        (f"{name}, photos reduced", _in_turns(ours, lambda: plain(lambda d: reduced(d).data)), 1.3),
    ]


def _in_turns(ours: Callable[[], None], plain: Callable[[], None]) -> float:
    ours()
    plain()
    ratios = []
    for _ in range(TURNS):
        started = perf_counter()
        ours()
        between = perf_counter()
        plain()
        ratios.append((between - started) / (perf_counter() - between))
    return median(ratios)
