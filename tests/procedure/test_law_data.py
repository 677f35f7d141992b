"""The law's data as it is shipped, and the faults that its readers name."""

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.case import RECORD_KINDS
from desktop.domain.fields import field_kinds
from desktop.domain.text import LANGS, look_alikes
from desktop.law import vocabulary
from desktop.law.check import check_forms
from desktop.law.law import Law
from desktop.law.places import data_root
from desktop.law.reading import DataFault
from desktop.messages.catalogue import Catalogue
from desktop.procedure.facts import COMPUTED, INCOMING, LETTER

KAZAKH_ONLY = set("әғқңөұүһіӘҒҚҢӨҰҮҺІ")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the data that may be damaged."""
    for folder in ("forms", "resources/law", "resources/calendars", "resources/messages"):
        shutil.copytree(data_root() / folder, tmp_path / folder)
    return tmp_path


def damage(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def where(root: Path, text: str) -> Path:
    """Return the file in which a text stands: monitoring's own or that of the shared steps."""
    files = (root / "forms" / name for name in ("monitoring/procedure.toml", "common/steps.toml"))
    return next(each for each in files if text in each.read_text("utf-8"))


def test_the_data_has_no_fault() -> None:
    assert [str(fault) for fault in check_forms(data_root())] == []


def test_the_words_for_how_a_letter_goes_all_answer_how() -> None:
    choices = Law().fields.get("letter", "channel").choices.values()
    kazakh = re.compile(r".*[мбп]ен|.* арқылы|қолма-қол")
    russian = re.compile(r"(\w+[оеы][мй] )?\w+[оеы][мй]|через .*|нарочно")
    english = re.compile(r"(by|through) .*")
    for one, form in (("kk", kazakh), ("ru", russian), ("en", english)):
        words = [each.text(one) for each in choices]
        assert [each for each in words if not form.fullmatch(each)] == []


OPEN_WHEN = '{ at_most = ["members.with_conflict", 0] }'
GATE = "step[4].gate[0].open_when"


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        (
            '"look"\nphase = "look"',
            '"look"\nphase = "looking"',
            "data.wrong-value",
            "step[8].phase",
        ),
        ('why.ru = "Общ', 'why.rus = "Общ', "data.unknown-key", "step[0].why.rus"),
        ('basis = ["pc-7-2-5"]', 'basis = ["pc-7-2-55"]', "data.dangling", "step[14].basis[0]"),
        ('basis = ["pc-7-2-5"]', "basis = []", "procedure.no-basis", "step[14].basis"),
        (
            '"members.conflict_of_interest"',
            '"members.conflict"',
            "procedure.unknown-field",
            "step[4].asks[0]",
        ),
        (
            'documents = ["causes-letter"]',
            'documents = ["cause-letter"]',
            "data.dangling",
            "step[14].documents[0]",
        ),
        (
            OPEN_WHEN,
            '{ at_most = ["members.conflicts", 0] }',
            "condition.unknown-fact",
            GATE + ".at_most",
        ),
        (
            OPEN_WHEN,
            '{ at_mots = ["members.with_conflict", 0] }',
            "data.unknown-key",
            GATE + ".at_mots",
        ),
        (
            OPEN_WHEN,
            '{ before = ["members.with_conflict", "today"] }',
            "condition.wrong-type",
            GATE + ".before",
        ),
        (
            OPEN_WHEN,
            '{ at_most = ["members.with_conflict", 0], is = "control.by_group" }',
            "condition.one-operator",
            GATE,
        ),
        (OPEN_WHEN, "{ }", "condition.one-operator", GATE),
        (OPEN_WHEN, "{ all = [] }", "condition.empty", GATE + ".all"),
        (
            '{ equals = ["answers.other_visit", "yes"] }',
            '{ equals = ["answers.other_visit", "maybe"] }',
            "condition.unknown-value",
            "step[0].advice[1].when.any[0].equals",
        ),
        (
            'acts = ["complete:declarations"',
            'acts = ["complete:conflict"',
            "procedure.unknown-act",
            "step[4].gate[0].acts[0]",
        ),
        (
            'id = "object-not-excluded"\n',
            'id = "group-of-five"\n',
            "data.duplicate",
            "step[5].gate[0].id",
        ),
        ('id = "look"\nphase', 'id = "notice"\nphase', "data.duplicate", "step[8].id"),
        (
            'internal = "For the reminder',
            'appears = ["notice"]\ninternal = "For the reminder',
            "procedure.appears-or-internal",
            "ask[15]",
        ),
        ('"answers.outcome_on", ', "", "procedure.unused", "ask[17]"),
        (
            '[[ask.choice]]\nid = "causes-letter"',
            '[[ask.choice]]\nid = "cause-letter"',
            "data.dangling",
            "ask[32].choice[5].id",
        ),
        (
            'done_when = { is = "letter.notice.sent" }\n',
            "",
            "procedure.never-done",
            "step[7].marked",
        ),
        (
            'documents = ["covering-letter", "envelope",',
            'documents = ["covering-letter",',
            "data.dangling",
            "step[12].aids[0]",
        ),
        ('id = "PC_RESPONSE"', 'id = "PC_RESPONS"', "data.dangling", "clock[1].id"),
        (
            'starts = "control.completed"',
            'starts = "control.tasks"',
            "procedure.not-a-day",
            "clock[0].starts",
        ),
        ('starts = "control.completed"\n', "", "procedure.clock-start", "clock[0].starts"),
        (
            "in_force_from = 2024-04-04",
            "in_force_from = 2024-04-04\nin_force_until = 2024-04-03",
            "data.days-reversed",
            "in_force_until",
        ),
        ('id = "monitoring"', 'id = "monitor"', "procedure.wrong-folder", "id"),
    ],
)
def test_a_damaged_procedure_names_file_and_key(
    root: Path, old: str, new: str, code: str, key: str
) -> None:
    path = where(root, old)
    damage(path, old, new)
    found = [(f.code, f.params["key"]) for f in check_forms(root) if f.params["file"] == str(path)]
    assert (code, key) in found


def test_only_verified_law_can_be_a_gate(root: Path) -> None:
    gate = 'basis = ["pc-6-3"]\nconfidence = "verified"\n'
    path = where(root, gate)
    damage(path, gate, gate.replace("verified", "interpretation"))
    with pytest.raises(DataFault) as caught:
        Law(root).procedure("monitoring")
    assert caught.value.code == "procedure.gate-not-law"
    assert str(caught.value.params["key"]).endswith("gate[0].confidence")


def test_a_gate_cannot_lean_on_a_norm_that_nobody_read(root: Path) -> None:
    path = root / "resources" / "law" / "references.toml"
    text = path.read_text("utf-8")
    head, found, tail = text.partition('id = "pc-6-3"')
    path.write_text(head + found + tail.replace('"verified"', '"memory"', 1), "utf-8")
    codes = {fault.code for fault in check_forms(root)}
    assert "procedure.norm-not-read" in codes


def test_all_faults_of_all_files_are_named(root: Path) -> None:
    procedure = root / "forms" / "common" / "steps.toml"
    damage(procedure, 'title.kk = "Біз кімбіз"\n', "")
    damage(procedure, 'title.en = "Declarations and conflict of interest"\n', "")
    damage(root / "resources" / "law" / "proofs.toml", 'kind = "stamp"', 'kind = "stamps"')
    damage(root / "forms" / "common" / "fields.toml", "[field.subject.bin]", "[field.subject.bik]")
    found = {
        (Path(str(fault.params["file"])).name, fault.params["key"]) for fault in check_forms(root)
    }
    assert found >= {
        ("steps.toml", "step[0].title.kk"),
        ("steps.toml", "step[4].title.en"),
        ("proofs.toml", "proof[0].kind"),
        ("fields.toml", "field.subject.bin"),
        ("fields.toml", "field.subject.bik"),
    }


def test_a_field_without_entry_and_an_entry_without_field_are_named(root: Path) -> None:
    path = root / "forms" / "common" / "fields.toml"
    damage(path, "choices.group = {", "choices.band = {")
    keys = {fault.params["key"] for fault in check_forms(root)}
    assert keys == {"field.subject.kind.choices.group", "field.subject.kind.choices.band"}


def test_every_field_of_every_record_has_its_entry(law: Law) -> None:
    built = {
        f"{kind}.{name}"
        for kind, record in RECORD_KINDS.items()
        for name in field_kinds(record)
        if name != "id"
    }
    assert {field.address for field in law.fields} == built
    for field in law.fields:
        assert bool(field.appears) != bool(field.internal), field.address


def test_every_fact_of_the_vocabulary_is_computed_and_no_other() -> None:
    assert set(vocabulary.FACTS) == set(COMPUTED)
    assert set(vocabulary.LETTER_FACTS) == set(LETTER)
    assert set(vocabulary.INCOMING_FACTS) == set(INCOMING)


def texts(value: Any, where: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(value, dict):
        if {"kk", "ru", "en"} <= set(value) and all(
            isinstance(each, str) for each in value.values()
        ):
            yield where, value
            return
        for key, each in value.items():
            yield from texts(each, f"{where}.{key}")
    elif isinstance(value, list):
        for n, each in enumerate(value):
            yield from texts(each, f"{where}[{n}]")


def shipped() -> Iterator[tuple[str, dict[str, str]]]:
    root = data_root()
    paths = [
        *sorted(root.glob("forms/*/procedure.toml")),
        *sorted((root / "forms/common").glob("*.toml")),
        *(root / "resources/law" / f"{name}.toml" for name in ("references", "proofs", "tasks")),
    ]
    for path in paths:
        yield from texts(tomllib.loads(path.read_text("utf-8")), path.name)


def test_texts_stand_in_their_own_language() -> None:
    for where, text in shipped():
        for lang in LANGS:
            assert look_alikes(text[lang]) == (), where
        if len(text["kk"]) > 40:
            assert KAZAKH_ONLY & set(text["kk"]), where
        ru = re.sub("«[^»]*»", "", text["ru"].replace("Самрук-Қазына", ""))
        assert not KAZAKH_ONLY & set(ru), where
        en = re.sub("“[^”]*”", "", text["en"])
        assert not any("а" <= letter <= "я" for letter in en.lower()), where
        assert "\u2014" not in text["kk"] + text["ru"], where


def test_every_fault_has_a_sentence() -> None:
    messages = data_root() / "resources" / "messages"
    codes = [
        "condition.one-operator", "condition.empty", "condition.unknown-fact",
        "condition.wrong-type", "condition.unknown-value", "procedure.no-basis",
        "procedure.norm-not-read", "procedure.gate-not-law", "procedure.unknown-act",
        "procedure.unknown-field", "procedure.never-done", "procedure.phase-order",
        "procedure.not-a-day", "procedure.clock-start", "procedure.clock-on-clock",
        "procedure.no-reason", "procedure.unused", "procedure.appears-or-internal",
        "procedure.no-choices", "procedure.wrong-folder", "data.days-reversed",
        "data.overlapping", "data.dangling", "data.duplicate",
    ]  # fmt: skip
    for lang in LANGS:
        catalogue = Catalogue(lang, messages)
        for code in codes:
            assert catalogue.problem(DataFault(code, "file.toml", "step[0]", detail="x"))
        for code in ("step.not-a-day", "step.not-a-time"):
            assert catalogue.say(code)


def test_data_without_calendars_or_procedures_is_not_called_sound(root: Path) -> None:
    shutil.rmtree(root / "resources" / "calendars")
    for path in (root / "forms").glob("*/procedure.toml"):
        path.unlink()
    found = {str(fault.params["file"]) for fault in check_forms(root)}
    assert {Path(file).name for file in found} == {"calendars", "procedure.toml"}


def test_a_letter_that_is_open_in_word_disturbs_nothing(root: Path) -> None:
    (root / "forms" / "monitoring" / "~$tice.kk.docx").write_bytes(b"mark")
    assert check_forms(root) == ()


def test_a_letter_without_its_kazakh_template_is_named(root: Path) -> None:
    (root / "forms" / "monitoring" / "notice.kk.docx").unlink()
    first = check_forms(root)[0]
    assert first.code == "data.missing-file"
    assert str(first.params["file"]).endswith("notice.kk.docx")
