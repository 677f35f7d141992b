"""The cards in forms/: what is broken in them is named with file and key."""

import shutil
from pathlib import Path

import pytest

from desktop.law.check import check_forms
from desktop.law.places import data_root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("forms", "resources"):
        shutil.copytree(data_root() / folder, tmp_path / folder)
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ("шалыңыз: {phone}", "шалыңыз: {telephone}", "data.dangling", "card[1].line[0].kk"),
        ("шалыңыз: {phone}", "шалыңыз: {phone", "data.dangling", "card[1].line[0].kk"),
        ('"pc-13-4"', '"pc-99"', "data.dangling", "card[0].basis[1]"),
        ('id = "phone-number"', 'id = "counter"', "data.duplicate", "card[1].id"),
        ('id = "phone-answer"', 'id = "nobody"', "procedure.unused", "card[2]"),
        ('kind = "take"', 'kind = "sing"', "data.wrong-value", "card[0].line[0].kind"),
    ],
)
def test_a_broken_card_is_named(root: Path, old: str, new: str, code: str, key: str) -> None:
    path = root / "forms" / "common" / "cards.toml"
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
