"""What is asked of a reply is data: a faulty file is refused by name."""

from pathlib import Path

import pytest

from desktop.law.law import Law
from desktop.law.reading import DataFault
from desktop.law.reply_checks import load_reply_checks

LAW = Law()
FILE = LAW.forms / "common" / "reply-checks.toml"
CLOCK = 'clock = "PC_RESPONSE"\n'


def test_the_term_of_the_reasoned_response_is_named_by_the_data() -> None:
    assert LAW.reply_checks.clock == "PC_RESPONSE"
    assert LAW.clocks.get(LAW.reply_checks.clock)
    for procedure in ("monitoring", "discussion", "expertise"):
        wired = {each.id for each in LAW.procedure(procedure).clocks}
        assert LAW.reply_checks.clock in wired


@pytest.mark.parametrize(
    ("before", "after", "code", "key"),
    [
        (CLOCK, "", "data.missing-key", "check[0].clock"),
        (CLOCK, 'clock = "PC_NONE"\n', "data.dangling", "check[0].clock"),
        ('asks = "each"\n', 'asks = "each"\n' + CLOCK, "data.unknown-key", "check[1].clock"),
        ('id = "each"\n', 'id = "in-time"\n', "data.duplicate", "check[1].id"),
        ("pc-13-4", "pc-99", "data.dangling", "check[0].basis[0]"),
        ("{n}.", "{m}.", "data.dangling", "check[1].broken.kk"),
    ],
)
def test_a_faulty_check_is_named(
    tmp_path: Path, before: str, after: str, code: str, key: str
) -> None:
    text = FILE.read_text("utf-8")
    assert before in text
    path = tmp_path / "reply-checks.toml"
    path.write_text(text.replace(before, after, 1), "utf-8")
    with pytest.raises(DataFault) as refused:
        load_reply_checks(path, LAW.references, LAW.clocks)
    assert (refused.value.code, refused.value.params["key"]) == (code, key)
