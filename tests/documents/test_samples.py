"""The samples in docs/samples: one of every kind in each language, as the program makes them."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from paper_reading import text_of

from desktop.domain.text import LANGS

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "docs" / "samples"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_samples", ROOT / "tools/make_samples.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_every_kind_has_a_sample_in_each_language(tool: ModuleType) -> None:
    kinds = [kind.id for kind in tool.cases.LAW.documents]
    wanted = {f"{kind}.{lang}.docx" for kind in kinds for lang in LANGS}
    assert {path.name for path in SAMPLES.glob("*.docx")} == wanted


def test_samples_are_as_the_program_makes_them_today(tool: ModuleType) -> None:
    old = [name for name, data in tool.samples() if (SAMPLES / name).read_bytes() != data]
    assert old == [], "run tools/make_samples.py, and look at what changed"


@pytest.mark.parametrize(("lang", "mark"), [("kk", "ҮЛГІ"), ("ru", "ОБРАЗЕЦ"), ("en", "SAMPLE")])
def test_every_sample_says_that_it_is_one_and_names_nobody(lang: str, mark: str) -> None:
    for path in SAMPLES.glob(f"*.{lang}.docx"):
        text = text_of(path.read_bytes())
        assert mark in text, path.name
        assert "Омаров" not in text, path.name
        assert "Omarov" not in text, path.name
