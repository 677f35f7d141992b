"""The whole real case as a person does it: clicks and typed words, from nothing to the deadline.

What is typed is what `resources/sample/uralsk.toml` holds, so that the papers can be held against
those of `build_sample`, which enters the same by use cases. Fields, choices and steps are found by
the words of the law's data.
"""

import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hands import Hands, label
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from route_walk import Route

from desktop.domain.correspondence import Paper
from desktop.domain.dates import with_weekday
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS, Lang
from desktop.law import patterns
from desktop.procedure.route import main_proceeding
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.office import Office
from desktop.usecases.papers import make_paper, papers_folder
from desktop.usecases.sample import AS_OF, build_sample, sample_facts, sample_office
from desktop.usecases.standing import standing
from desktop.window.blocks.block import FieldsBlock
from desktop.window.header import Header
from desktop.window.language import NATIVE_NAMES, lang
from desktop.window.norms import norm_words

ANSWER_DUE = date(2025, 11, 3)
DUE_IN_WORDS: Mapping[Lang, str] = {"kk": "3 қараша", "ru": "3 ноября", "en": "3 November"}
KINDS = (
    "declaration",
    "group-protocol",
    "notice",
    "final-document",
    "covering-letter",
    "causes-letter",
)
GROWS = ".facts.control.period"
"""Says "from …" until the monitoring ends; no paper made before that prints it."""
MADE_LAST = ("final-document", "covering-letter", "causes-letter")
OWN_WORDS: tuple[Lang, ...] = ("kk", "ru")


class Worker(Route):
    """She who does the case: knows what to enter, and goes along the rail."""

    def __init__(self, hands: Hands) -> None:
        super().__init__(hands)
        self.facts = sample_facts()
        self.entered: set[str] = set()
        """Paths into the sample's data of what has been entered."""

    # -- entering ------------------------------------------------------------------------------

    def asked(self, step: str, root: str) -> list[str]:
        """Return the fields that a step asks of a kind of record, in its order."""
        asks = next(s.fields for s in self.procedure.steps if s.id == step)
        found = [patterns.parse(text) for text in asks]
        return [each.field for each in found if each and each.root == root and each.field]

    def enter(
        self,
        step: str,
        root: str,
        facts: Mapping[str, Any],
        place: str,
        within: QWidget | None = None,
        *,
        langs: tuple[Lang, ...] = LANGS,
    ) -> None:
        """Enter what the step asks of a record and the sample holds; `place` names it there."""
        kind = patterns.SINGLE.get(root) or patterns.COLLECTIONS[root]
        for name in self.asked(step, root):
            if name not in facts:
                continue
            self._enter(
                kind, name, facts[name], f"{place}.{name}", within or self.page, langs=langs
            )

    def _enter(
        self,
        kind: str,
        name: str,
        value: Any,
        place: str,
        within: QWidget,
        *,
        langs: tuple[Lang, ...],
    ) -> None:
        hands, field = self.hands, self.hands.law.fields.get(kind, name)
        question = field.label.text(lang())
        if name == "norms":
            for norm in value:
                hands.add_norm(question, norm_words(hands.law, norm), within)
                self.entered.add(f"{place}.{norm}")
        elif name == "conditions":
            for norm, answer in value.items():
                self._condition(norm, answer, within)
                self.entered.add(f"{place}.{norm}")
        elif name == "languages":
            for one in value:
                if one not in OWN_WORDS:
                    hands.tick(question, NATIVE_NAMES[one], within)
            self.entered |= {f"{place}.{one}" for one in value}
        elif name == "region":
            region = next(one for one in hands.law.regions if one.code == value)
            hands.choose(question, region.name.text(lang()), within)
            self.entered.add(place)
        elif isinstance(value, Mapping):
            some = {one: text for one, text in value.items() if one in langs}
            hands.answer(field, some, within)
            self.entered |= {f"{place}.{one}" for one in some}
        else:
            hands.answer(field, value, within)
            parts = value if isinstance(value, list) else [None]
            self.entered |= {f"{place}.{part}" if part else place for part in parts}

    def _condition(self, condition: str, answer: str, within: QWidget) -> None:
        hands = self.hands
        _citation, asked = hands.law.references.conditions[condition]
        question = asked.question.text(lang())
        if asked.kind == "line":
            hands.write(hands.one(QLineEdit, question, within), answer)
        else:
            hands.choose(question, hands.law.fields.answers[answer].text(lang()), within)

    # -- letters and papers ----------------------------------------------------------------------

    def date_letter(self, kind: str) -> Mapping[str, Any]:
        """Date a letter and leave its number, if it has one, to be written by hand."""
        n, letter = next(
            (n, each) for n, each in enumerate(self.facts["letter"]) if each["kind"] == kind
        )
        hands, fields = self.hands, self.hands.law.fields
        hands.answer(fields.get("letter", "dated"), letter["dated"], self.page)
        if hands.law.document(kind).numbered:
            hands.press(label("blank number"), self.page)
            hands.until(lambda: not hands.named(QPushButton, label("blank number"), self.page))
        self.entered |= {f"letter.{n}.kind", f"letter.{n}.dated"}
        return {**letter, "n": n}

    def send_letter(self, kind: str) -> None:
        """Date a letter, say how and when it went, mark it as sent."""
        letter = self.date_letter(kind)
        for name in ("channel", "sent_on"):
            self.hands.answer(self.hands.law.fields.get("letter", name), letter[name], self.page)
            self.entered.add(f"letter.{letter['n']}.{name}")
        self.hands.press(label("mark sent"), self.page)
        self.hands.wait_to_see(label("marked sent"), self.page)

    def make(self, kind: str, name: str = "create paper") -> None:
        """Make a paper in the three languages by its buttons."""
        hands = self.hands
        title = hands.law.document(kind).title.text(lang())
        for one in LANGS:
            (create,) = (
                each
                for each in hands.named(QPushButton, label(name), self.page)
                if title in each.accessibleDescription()
                and NATIVE_NAMES[one] in each.accessibleDescription()
            )
            hands.click(create)
            hands.wait_for(
                lambda one=one: self._is_made(title, one),
                lambda: f"no paper in:\n{hands.words(self.page)}",
            )

    def _is_made(self, title: str, one: Lang) -> bool:
        return any(
            title in each.accessibleDescription()
            and NATIVE_NAMES[one] in each.accessibleDescription()
            for each in self.hands.named(QPushButton, label("create anew"), self.page)
        )


def test_the_real_case_is_done_by_clicks(
    hands: Hands, office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert office.clock.today() == AS_OF
    assert lang() == "kk"
    worker = Worker(hands)
    facts = worker.facts
    begin(worker)
    who_we_are_and_the_institution(worker)
    people_and_group(worker)
    capture_and_notice(worker, monkeypatch)
    findings(worker)
    conclusions(worker)
    sending(worker)
    everything_was_entered(worker)
    the_deadline_stands_in_the_header(hands)
    path = back_at_the_start(hands, office)
    with (
        open_case(office, path) as desk,
        build_sample(sample_office(tmp_path / "sample"), tmp_path / "sample.baqylau") as sample,
    ):
        same_papers(desk, sample)
        control, planned = current_control(desk.case), current_control(sample.case)
        assert set(control.completed_steps) == set(planned.completed_steps)
        assert set(facts["completed"]) <= set(control.completed_steps)
    assert verify(path).findings == ()


def begin(worker: Worker) -> None:
    """From the empty library to the case's first page."""
    hands, name = worker.hands, worker.facts["object"]["name"]
    hands.press(label("begin"))
    for one in OWN_WORDS:
        hands.write_in(label("institution"), one, name[one])
        worker.entered.add(f"object.name.{one}")
    hands.press(label("create case"))
    worker.is_at("who-we-are")
    hands.until(lambda: hands.window.windowTitle().startswith(name["kk"][:40]))


def who_we_are_and_the_institution(worker: Worker) -> None:
    """The languages of the papers come first: each text below is then asked for in all of them."""
    hands, facts = worker.hands, worker.facts
    control = {name: value for name, value in facts["control"].items() if name != "answers"}
    worker.enter("who-we-are", "control", {"languages": control["languages"]}, "control")
    worker.enter("who-we-are", "subject", facts["subject"], "subject")
    signs = part(worker, "subject", "signatory_id")
    worker.enter("who-we-are", "signatory", facts["signatory"], "signatory", signs)
    worker.complete("who-we-are", "object")
    # The name stands in Kazakh and Russian since the case was begun.
    worker.enter("object", "object", facts["object"], "object")
    head = part(worker, "object", "head_id")
    worker.enter("object", "head", facts["head"], "head", head)
    worker.complete("object", "subject-matter")
    worker.enter("subject-matter", "control", control, "control")
    for ask, answer in facts["control"]["answers"].items():
        hands.answer_declared(worker.procedure.ask(ask), answer)
        worker.entered.add(f"control.answers.{ask}")
    worker.complete("subject-matter", "people")


def part(worker: Worker, kind: str, link: str) -> QWidget:
    """Return the fields that stand under the heading of a person's part."""
    heading = worker.hands.law.fields.get(kind, link).label.text(lang())
    (found,) = (
        block
        for block in worker.hands.all(FieldsBlock, worker.page)
        if any(each.text() == heading for each in worker.hands.all(QLabel, block))
    )
    return found


def people_and_group(worker: Worker) -> None:
    """Each member with name and part; then what each declares; then the group's protocol."""
    hands = worker.hands
    said = {"citizen_of_kazakhstan": "yes", "adult": "yes"}
    for n, member in enumerate(worker.facts["member"]):
        card = hands.new_card(label("add person"), worker.page)
        worker.enter("people", "people", member, f"member.{n}", card)
        worker.enter("people", "members", {**said, **member}, f"member.{n}", card)
    worker.complete("people", "declarations")
    for n, member in enumerate(worker.facts["member"]):
        card = hands.card(member["full_name"][lang()])
        declared = {"conflict_of_interest": "no", "declared_on": "03.10.2025"}
        worker.enter("declarations", "members", declared, f"member.{n}", card)
    worker.date_letter("declaration")
    worker.make("declaration")
    worker.complete("declarations", "group")
    worker.date_letter("group-protocol")
    worker.make("group-protocol")
    worker.complete("group", "capture")


def capture_and_notice(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is captured before the institution hears of it."""
    hands = worker.hands
    for n, piece in enumerate(worker.facts["evidence"]):
        file = hands.law.root / "resources" / "sample" / piece["file"]
        monkeypatch.setattr(
            QFileDialog, "getOpenFileNames", lambda *_a, file=file, **_k: ([str(file)], "")
        )
        card = hands.new_card(label("choose files"), worker.page)
        hands.wait_to_see(piece["file"], card)
        assert hands.sees(" КБ", card)
        worker.entered.add(f"evidence.{n}.file")
        worker.enter("capture", "evidence", piece, f"evidence.{n}", card)
    worker.complete("capture", "notice")
    worker.send_letter("notice")
    worker.make("notice")
    worker.next("look")


def findings(worker: Worker) -> None:
    """Findings with their norms, the conditions these raise, and each look."""
    hands = worker.hands
    for n, found in enumerate(worker.facts["finding"]):
        card = hands.new_card(label("add finding"), worker.page)
        worker.enter("look", "findings", found, f"finding.{n}", card)
        links = hands.law.fields.get("finding", "evidence_ids").label.text(lang())
        for k, piece in enumerate(worker.facts["evidence"], 1):
            hands.tick(links, f"{k}. {piece['title'][lang()]}", card)
        for k, look in enumerate(found["look"]):
            place = hands.new_card(label("add place"), card)
            worker.enter("look", "looks", look, f"finding.{n}.look.{k}", place)
    for n, piece in enumerate(worker.facts["evidence"]):
        card = hands.card(piece["title"][lang()])
        worker.enter("look", "evidence", piece, f"evidence.{n}", card)
    worker.complete("look", "completion")


def conclusions(worker: Worker) -> None:
    """The end of the monitoring, recommendations for each finding, the final document."""
    hands, control = worker.hands, worker.facts["control"]
    worker.enter("completion", "control", control, "control")
    worker.next("recommendations")
    links = hands.law.fields.get("recommendation", "finding_ids").label.text(lang())
    for n, proposal in enumerate(worker.facts["recommendation"]):
        card = hands.new_card(label("add recommendation"), worker.page)
        worker.enter("recommendations", "recommendations", proposal, f"recommendation.{n}", card)
        for k, found in enumerate(worker.facts["finding"], 1):
            hands.tick(links, f"{k}. {found['title'][lang()]}", card)
    worker.enter("recommendations", "control", control, "control")
    worker.complete("recommendations", "final-document")
    worker.date_letter("final-document")
    worker.make("final-document")
    worker.next("send")


def sending(worker: Worker) -> None:
    """The covering letter goes out with the final document; the stamp starts the ten days."""
    hands, fields = worker.hands, worker.hands.law.fields
    worker.send_letter("covering-letter")
    worker.make("covering-letter")
    worker.next("receipt")
    n, letter = next(
        (n, each) for n, each in enumerate(worker.facts["letter"]) if "receipt" in each
    )
    card = hands.new_card(label("add proof"), worker.page)
    for name in ("proof", "day"):
        hands.answer(fields.get("receipt", name), letter["receipt"][name], card)
        worker.entered.add(f"letter.{n}.receipt.{name}")
    worker.next("causes")
    worker.send_letter("causes-letter")
    worker.make("causes-letter")
    worker.next("hearing")


def everything_was_entered(worker: Worker) -> None:
    """Nothing that the sample holds was left out."""
    lists = {"completed", "proofread"}
    left = {
        path
        for name, value in worker.facts.items()
        if name not in lists
        for path in _paths(name, value)
    } - worker.entered
    assert not left


def _paths(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _paths(f"{name}.{key}", each)
    elif isinstance(value, list) and value and isinstance(value[0], Mapping):
        for n, each in enumerate(value):
            yield from _paths(f"{name}.{n}", each)
    elif isinstance(value, list):
        yield from (f"{name}.{each}" for each in value)
    else:
        yield name


def the_deadline_stands_in_the_header(hands: Hands) -> None:
    """Read in Kazakh, then in the other languages, switched while the case is open."""
    for one in LANGS:
        if one != lang():
            hands.speak(one)
        (header,) = hands.all(Header)
        assert DUE_IN_WORDS[one] in with_weekday(ANSWER_DUE, one)
        hands.wait_to_see(with_weekday(ANSWER_DUE, one), header)
        response = next(clock for clock in hands.law.clocks if clock.id == "PC_RESPONSE")
        assert hands.sees(response.title.text(one)[:40], header)
    hands.speak("kk")


def back_at_the_start(hands: Hands, office: Office) -> Path:
    """The start page names what is due next; the case's papers lie beside it."""
    hands.click(hands.beginning(QPushButton, f"←  {label('all cases')}"))
    hands.wait_to_see(with_weekday(ANSWER_DUE, lang()))
    (path,) = office.folders.cases.glob("*.baqylau")
    folder = papers_folder(path)
    written = {each.name for each in folder.iterdir()}
    days = {each["kind"]: f" {each['dated']}" for each in sample_facts()["letter"]}
    titles = {(k, one): hands.law.document(k).title.text(one) for k, one in product(KINDS, LANGS)}
    assert written == {f"{titles[k, one]}{days.get(k, '')} ({one}).docx" for k, one in titles}
    return path


def same_papers(desk: Desk, sample: Desk) -> None:
    """Each paper says the same as the sample's: as read on the page, byte for byte, as facts."""
    control, planned = current_control(desk.case), current_control(sample.case)
    # The window makes no samples. Without its mark the sample's papers read as any case's.
    enter(sample, FieldAddress("control", planned.id, "sample"), False)
    asked = standing(sample, current_control(sample.case).id, AS_OF).steps
    # Blanks to take along, and what helps to send and deliver: the case does without them.
    by_hand = {"page-list", "inspection-act", "phone-record", "refusal-act", "envelope"}
    by_hand |= {"contents-list", "postal-list", "delivery-authority"}
    # Of a meeting, an answer and an end that the case has not come to.
    later = {
        "meeting-agenda", "meeting-minutes", "clarifying-questions", "closing-letter", "press-note",
        "public-document", "publication-texts", "correction-letter",
    }  # fmt: skip
    assert {kind for step in asked for kind in step.documents} == {*KINDS, *by_hand, *later}
    course, target = main_proceeding(sample.case, planned.id), sample.path.with_name("p.docx")
    for kind, one in product(KINDS, LANGS):
        (mine,) = (p for p in desk.case.all(Paper) if (p.kind, p.lang) == (kind, one))
        theirs = make_paper(sample, course.id, kind, one, target).paper
        assert mine.control_id == control.id
        assert text(desk, mine) == text(sample, theirs), (kind, one)
        assert mine.content_sha256 == theirs.content_sha256, (kind, one)
        # A paper that was made on the way knew less than the sample, whose papers are made last:
        # what it knew is the same. From the final document on, all is known.
        known, all_known = facts_of(desk, mine), facts_of(sample, theirs)
        if kind in MADE_LAST:
            assert known == all_known, (kind, one)
        else:
            otherwise = [d for d in differing(known, all_known) if not d.startswith(GROWS)]
            assert not otherwise, (kind, one)


def facts_of(desk: Desk, paper: Paper) -> Any:
    return json.loads(desk.file.content(paper.facts_sha256))


def differing(known: Any, all_known: Any, place: str = "") -> Iterator[str]:
    """Yield where something is said otherwise; what is not said yet is no difference."""
    if isinstance(known, dict) and isinstance(all_known, dict):
        for name, value in known.items():
            yield from differing(value, all_known.get(name), f"{place}.{name}")
    elif isinstance(known, list) and known and isinstance(all_known, list):
        if len(known) != len(all_known):
            yield place
        for n, (value, other) in enumerate(zip(known, all_known, strict=False)):
            yield from differing(value, other, f"{place}[{n}]")
    elif known and known != all_known:
        yield f"{place}: {known!r} is not {all_known!r}"


def text(desk: Desk, paper: Paper) -> list[str]:
    with zipfile.ZipFile(BytesIO(desk.file.content(paper.content_sha256))) as package:
        xml = "".join(
            package.read(name).decode()
            for name in sorted(package.namelist())
            if re.match(r"word/(document|header|footer)", name)
        )
    return [
        "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", each)) for each in xml.split("</w:p>")
    ]
