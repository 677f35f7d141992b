"""Cards, terms, higher bodies, readings, holidays: what is broken is named with file and key."""

import shutil
from pathlib import Path

import pytest

from desktop.law.check import check_forms
from desktop.law.places import data_root

CARDS = "forms/common/cards.toml"
TERMS = "resources/law/terms.toml"
ABOVE = "resources/law/superiors.toml"
BODIES = "resources/law/bodies.toml"
READ = "forms/common/second-reading.toml"
RULES = "resources/calendars/rules.toml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("forms", "resources"):
        shutil.copytree(data_root() / folder, tmp_path / folder)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "edit", "code", "key"),
    [
        (
            CARDS,
            ("шалыңыз: {phone}", "шалыңыз: {fax}"),
            "data.dangling",
            "card[1].line[0].kk",
        ),
        (CARDS, ("шалыңыз: {phone}", "шалыңыз: {phone"), "data.dangling", "card[1].line[0].kk"),
        (CARDS, ('"pc-13-4"', '"pc-99"'), "data.dangling", "card[0].basis[1]"),
        (CARDS, ('id = "phone-number"', 'id = "counter"'), "data.duplicate", "card[1].id"),
        (CARDS, ('id = "phone-answer"', 'id = "nobody"'), "procedure.unused", "card[2]"),
        (CARDS, ('kind = "take"', 'kind = "sing"'), "data.wrong-value", "card[0].line[0].kind"),
        (TERMS, ('"pc-1-4"', '"pc-0"'), "data.dangling", "term[1].basis[0]"),
        (TERMS, ('id = "object"', 'id = "subject"'), "data.duplicate", "term[1].id"),
        (TERMS, ('basis = ["pc-1-4"]\n', ""), "procedure.no-basis", "term[1].basis"),
        (ABOVE, ('id = "school"', 'id = "clinic"'), "data.duplicate", "superior[6].id"),
        (ABOVE, ('"interpretation"', '"verified"'), "procedure.no-basis", "superior[0].confidence"),
        (ABOVE, ('"state_body"', '"state"'), "data.wrong-value", "superior[0].kinds[0]"),
        (
            BODIES,
            ('confidence = "memory"', 'confidence = "verified"'),
            "procedure.no-basis",
            "confidence",
        ),
        (BODIES, ('region = "10"', 'region = "12"'), "data.dangling", "place[0].region"),
        (BODIES, ('region = "10"', 'region = "11"'), "data.duplicate", "place[1]"),
        (BODIES, ('id = "akimat"', 'id = "akim-office"'), "data.duplicate", "body[1]"),
        (BODIES, ('"oblast-department"', '"nobody"'), "data.dangling", "body[3].superior"),
        (READ, ('"practice"', '"verified"'), "data.wrong-value", "check[0].confidence"),
        (READ, ('id = "tone"', 'id = "addressee"'), "data.duplicate", "check[10].id"),
        (READ, ('["final-document"]', '["final"]'), "data.dangling", "check[2].papers[0]"),
        (RULES, ('"03-08"', '"02-30"'), "calendar.no-such-day", "holiday[2].days[0]"),
        (RULES, ("[change.worked]", "[change.other]"), "data.unknown-key", "change.other"),
        (RULES, ('act = "holidays"', 'act = "feasts"'), "data.dangling", "holiday[0].basis[0].act"),
    ],
)
def test_a_broken_row_is_named(
    root: Path, file: str, edit: tuple[str, str], code: str, key: str
) -> None:
    path, (old, new) = root / file, edit
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    found = [(fault.code, fault.params["key"]) for fault in check_forms(root)]
    assert (code, key) in found


def test_a_step_that_names_no_card_is_named(root: Path) -> None:
    path = root / "forms" / "common" / "steps.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace('cards = ["counter"]', 'cards = ["desk"]', 1), "utf-8")
    (fault,) = check_forms(root)
    assert (fault.code, fault.params["detail"]) == ("data.dangling", "desk")
