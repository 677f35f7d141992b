"""A faulty data file is refused by name: which file, which key, what is wrong."""

import shutil
from datetime import date

import msgspec
import pytest

from desktop.domain.errors import Problem
from desktop.law.calendars import load_calendar
from desktop.law.clocks import deadline, load_clocks
from desktop.law.places import data_root
from desktop.law.reading import DataFault, fault_of

RESOURCES = data_root() / "resources"

NAMES = 'names = { kk = "а", ru = "б", en = "c" }'
REST = 'basis = []\nconfidence = "secondary"\nsource = "press"\n'
HEAD = 'year = 2025\nstatus = "official"\n'


def _entry(day: str, kind: str, names: str = NAMES, more: str = "") -> str:
    return f'[[day]]\ndate = {day}\nkind = "{kind}"\nreason = "x"\n{names}\n{REST}{more}\n'


@pytest.mark.parametrize(
    ("text", "code", "key"),
    [
        (
            HEAD + _entry("2025-01-02", "off", more="colour = 1"),
            "data.unknown-key",
            "day[0].colour",
        ),
        (
            HEAD + _entry("2025-01-02", "off", names='names = { ru = "б", en = "c" }'),
            "data.missing-language",
            "day[0].names.kk",
        ),
        (
            HEAD + _entry("2025-01-02", "off", names='names = { kk = " ", ru = "б", en = "c" }'),
            "data.missing-language",
            "day[0].names.kk",
        ),
        (
            HEAD
            + _entry("2025-01-05", "working", more="known_since = 2024-11-30")
            + _entry("2025-01-05", "off"),
            "calendar.off-and-working",
            "day[1].date",
        ),
        (
            HEAD + _entry("2025-01-02", "off") + _entry("2025-01-02", "off"),
            "calendar.day-twice",
            "day[1].date",
        ),
        (
            HEAD + _entry("2025-01-05", "working"),
            "calendar.order-without-date",
            "day[0].known_since",
        ),
        (
            HEAD + _entry("2025-01-03", "off", more='order = "№ 1"'),
            "calendar.order-without-date",
            "day[0].known_since",
        ),
        (
            HEAD
            + _entry("2025-01-03", "off", more="moved_from = 2025-01-05")
            + _entry("2025-01-05", "working", more="known_since = 2024-11-30"),
            "calendar.order-without-date",
            "day[0].known_since",
        ),
        (
            HEAD + _entry("2025-03-10", "off", more="moved_from = 2025-03-08"),
            "data.dangling",
            "day[0].moved_from",
        ),
        (
            HEAD + _entry("2025-01-06", "working", more="known_since = 2024-11-30"),
            "calendar.worked-weekday",
            "day[0].date",
        ),
        (HEAD + _entry("2026-01-02", "off"), "calendar.wrong-year", "day[0].date"),
        (HEAD.replace("2025", "2024") + "day = []\n", "calendar.wrong-year", "year"),
        (HEAD + _entry('"2025-01-02"', "off"), "data.wrong-type", "day[0].date"),
        (HEAD + _entry("2025-01-02", "maybe"), "data.wrong-value", "day[0].kind"),
        (HEAD, "data.missing-key", "day"),
        ("year = = 2025", "data.not-toml", ""),
    ],
)
def test_a_faulty_calendar_is_refused_with_its_file_and_key(written, tmp_path, text, code, key):
    path = written("2025.toml", text)
    with pytest.raises(DataFault) as caught:
        load_calendar(tmp_path)
    assert (caught.value.code, caught.value.params["key"]) == (code, key)
    assert caught.value.params["file"] == str(path)


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ('starts = "control_completed"\n', "", "data.missing-key", "clock[0].starts"),
        ("amount = 7", 'amount = "7"', "data.wrong-type", "clock[0].amount"),
        ("amount = 7", "amount = -7", "data.wrong-value", "clock[0].amount"),
        ("amount = 7", "amount = 7\ncolour = 1", "data.unknown-key", "clock[0].colour"),
        ('roll = "none"', 'roll = "previous"', "terms.roll-against-direction", "clock[0].roll"),
        ('kind = "limit"', 'kind = "extension"', "clock.extension-of-nothing", "clock[0].extends"),
        ('actor = "subject"', 'actor = "akim"', "data.wrong-value", "clock[0].actor"),
        ('id = "PC_RESPONSE"', 'id = "PC_FINAL_SEND"', "data.duplicate", "clock[1].id"),
        ('extends = "AI_ANSWER"', 'extends = "AI_NOTHING"', "data.dangling", "clock[7].extends"),
        (
            'counting_confidence = "interpretation"',
            'counting_confidence = "verified"',
            "clock.counting-without-basis",
            "clock[0].counting_basis",
        ),
        (
            'basis = [{ act = "public-control", article = "13", paragraph = "2" }]',
            "basis = []",
            "clock.no-basis",
            "clock[0].basis",
        ),
        (
            'basis = [{ act = "public-control", article = "13", paragraph = "2" }]',
            'basis = [{ act = "public-control" }]',
            "data.missing-key",
            "clock[0].basis[0].article",
        ),
    ],
)
def test_a_faulty_clock_is_refused_with_its_file_and_key(written, old, new, code, key):
    text = (RESOURCES / "law" / "clocks.toml").read_text("utf-8")
    assert old in text
    path = written("clocks.toml", text.replace(old, new, 1))
    with pytest.raises(DataFault) as caught:
        load_clocks(path)
    assert (caught.value.code, caught.value.params["key"]) == (code, key)
    assert caught.value.params["file"] == str(path)


def test_a_missing_file_and_one_that_is_no_text_are_refused(tmp_path):
    with pytest.raises(DataFault, match=r"data\.missing-file"):
        load_clocks(tmp_path / "clocks.toml")
    (tmp_path / "clocks.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataFault, match=r"data\.not-toml"):
        load_clocks(tmp_path / "clocks.toml")


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        ("Object missing required field `year`", ("data.missing-key", "year", "year")),
        ("Object contains unknown field `x` - at `$.a[1]`", ("data.unknown-key", "a[1].x", "x")),
        (
            "Object missing required field `ru` - at `$.a[0].title`",
            ("data.missing-language", "a[0].title.ru", "ru"),
        ),
        (
            "Expected `int`, got `str` - at `$.a[0].n`",
            ("data.wrong-type", "a[0].n", "Expected `int`, got `str`"),
        ),
        (
            "Invalid enum value 'z' - at `$.a[...].k`",
            ("data.wrong-value", "a[...].k", "Invalid enum value 'z'"),
        ),
        ("Expected `int` >= 0 - at `$.n`", ("data.wrong-value", "n", "Expected `int` >= 0")),
        ("Expected `str` - at `key in $.m`", ("data.wrong-value", "m", "Expected `str`")),
    ],
)
def test_a_message_of_the_decoder_becomes_a_code_a_key_and_a_detail(message, fault):
    assert fault_of(message) == fault


def test_the_decoder_still_speaks_as_the_mapping_expects():
    class Leaf(msgspec.Struct, forbid_unknown_fields=True):
        kk: str

    class Whole(msgspec.Struct, forbid_unknown_fields=True):
        leaf: tuple[Leaf, ...]

    found = []
    for bad in ({}, {"leaf": [{}]}, {"leaf": [{"kk": 1}]}, {"leaf": [{"kk": "", "x": 1}]}):
        with pytest.raises(msgspec.ValidationError) as caught:
            msgspec.convert(bad, Whole)
        found.append(fault_of(str(caught.value))[:2])
    assert found == [
        ("data.missing-key", "leaf"),
        ("data.missing-language", "leaf[0].kk"),
        ("data.wrong-type", "leaf[0].kk"),
        ("data.unknown-key", "leaf[0].x"),
    ]


def test_an_unknown_clock_names_the_nearest(clocks):
    with pytest.raises(Problem) as caught:
        clocks.get("PC_RESPONCE")
    assert caught.value.code == "clock.unknown"
    assert caught.value.params["near"][0] == "PC_RESPONSE"


def test_an_unknown_variant_names_those_there_are(clocks, calendar):
    with pytest.raises(Problem) as caught:
        deadline(clocks.get("AP_COMPLAINT"), date(2025, 11, 3), calendar, "nine_months")
    assert caught.value.code == "clock.unknown-variant"
    assert caught.value.params["known"] == ("routes_not_explained",)


def test_what_the_law_does_not_settle_is_marked_so(clocks):
    law_of_its_own = {c.id for c in clocks if c.counting_confidence == "verified"}
    assert law_of_its_own == {"AP_APPEAL", "OFFICE_REGISTER"}
    assert {c.id for c in clocks if c.confidence != "verified"} == {"EDOC_NO_RECEIPT"}
    assert {c.id for c in clocks if c.estimate} == {"AP_FORWARD"}


def test_the_calendars_of_a_copied_folder_read_the_same(tmp_path, calendar):
    shutil.copytree(RESOURCES / "calendars", tmp_path / "calendars")
    assert load_calendar(tmp_path / "calendars") == calendar
