"""The explanation in sentences agrees with the date and cites nothing that was not read."""

import re
import string
import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dates import with_weekday
from desktop.law.calendars import load_calendar
from desktop.law.clocks import deadline, load_clocks
from desktop.law.explain import cite, explain
from desktop.law.places import data_root
from desktop.messages.catalogue import Catalogue

RESOURCES = data_root() / "resources"
CALENDAR = load_calendar(RESOURCES / "calendars")
CLOCKS = load_clocks(RESOURCES / "law" / "clocks.toml")
LANGS = ("kk", "ru", "en")
CASES = st.sampled_from([(c, v) for c in CLOCKS for v in (None, *(v.id for v in c.variants))])
STARTS = st.dates(date(2024, 2, 1), date(2027, 6, 1))


def _say(lang):
    return Catalogue(lang, RESOURCES / "messages").say


@given(CASES, STARTS, st.sampled_from(LANGS))
def test_the_last_sentence_of_the_count_names_the_day_that_is_due(case, start, lang):
    counted = deadline(case[0], start, CALENDAR, case[1])
    assert with_weekday(counted.due, lang) in explain(counted, _say(lang), advice=False)[-1]


@given(CASES, STARTS, st.sampled_from(LANGS))
def test_every_walked_day_has_its_sentence(case, start, lang):
    counted = deadline(case[0], start, CALENDAR, case[1])
    text = "\n".join(explain(counted, _say(lang)))
    assert all(with_weekday(day.date, lang) in text for day in counted.count.days)
    assert not re.search(r"[{}]|\s\.|None", text)


def test_the_real_case_is_explained_day_by_day():
    lines = explain(deadline(CLOCKS.get("PC_RESPONSE"), date(2025, 10, 17), CALENDAR), _say("ru"))
    text = "\n".join(lines)
    assert "18 октября 2025 г., суббота – не считается: выходной." in lines
    assert "27 октября 2025 г., понедельник – не считается: день отдыха вместо 25 октября" in text
    assert "3 ноября 2025 г., понедельник – день 10." in lines
    assert "Основание: пункт 4 статьи 13 Закона «Об общественном контроле»." in lines
    assert "по аналогии: статья 173 Гражданского кодекса" in text


def test_an_order_that_moved_a_day_is_named_and_a_worked_weekend_counts():
    lines = explain(deadline(CLOCKS.get("PC_FINAL_SEND"), date(2024, 4, 30), CALENDAR), _say("en"))
    assert any(
        line.startswith("Saturday, 4 May 2024: day 3") and "17.04.2024" in line for line in lines
    )
    assert any(
        "Wednesday, 8 May 2024: not counted" in line and "4 May 2024" in line for line in lines
    )


def test_a_month_without_the_date_is_explained_by_its_last_day():
    counted = deadline(CLOCKS.get("COUNCIL_REPLY"), date(2025, 1, 31), CALENDAR)
    text = "\n".join(explain(counted, _say("ru")))
    assert "такого числа нет" in text
    assert "28 февраля 2025 г., пятница" in text


@pytest.mark.parametrize(
    ("clock", "start", "expected"),
    [
        ("PC_DISC_INVITE", date(2026, 5, 14), "2026 жылғы 4 мамырдан кешіктірмей"),
        (
            "AI_ANSWER",
            date(2026, 4, 24),
            "2026 жылғы 9 мамырда, ауыстырғанда 2026 жылғы 12 мамырда",
        ),
        ("AP_FORWARD", date(2025, 11, 5), "Тіркеу нөмірі"),
        ("PC_FINAL_SEND", date(2027, 3, 10), "ережемен болжанған"),
    ],
)
def test_advice_is_said_to_the_user_and_kept_out_of_papers(clock, start, expected):
    counted = deadline(CLOCKS.get(clock), start, CALENDAR)
    assert expected in "\n".join(explain(counted, _say("kk")))
    assert expected not in "\n".join(explain(counted, _say("kk"), advice=False))


def test_counting_by_analogy_says_so_and_counting_by_law_cites_it():
    by_law = explain(deadline(CLOCKS.get("AP_APPEAL"), date(2025, 10, 17), CALENDAR), _say("en"))
    assert not any("analogy" in line for line in by_law)
    assert any("Article 76(2)" in line for line in by_law)
    by_analogy = explain(deadline(CLOCKS.get("AI_ANSWER"), date(2026, 4, 24), CALENDAR), _say("en"))
    assert sum("by analogy" in line for line in by_analogy) == 2


def test_what_was_not_read_is_never_cited():
    practice = explain(
        deadline(CLOCKS.get("EDOC_NO_RECEIPT"), date(2025, 10, 17), CALENDAR), _say("en")
    )
    assert not any("703" in line or line.startswith("Basis") for line in practice)
    projected = explain(
        deadline(CLOCKS.get("PC_FINAL_SEND"), date(2027, 3, 10), CALENDAR), _say("en")
    )
    assert not any("Holidays" in line or "Constitution of" in line for line in projected)


@pytest.mark.parametrize("lang", LANGS)
def test_every_verified_norm_of_the_data_can_be_cited(lang):
    clocks = [(c.basis, c.confidence) for c in CLOCKS] + [
        (v.basis, c.confidence) for c in CLOCKS for v in c.variants
    ]
    days = [(entry.basis, entry.confidence) for entry in CALENDAR.days.values()]
    counting = [(c.counting_basis, "verified") for c in CLOCKS]
    for basis, confidence in (*clocks, *days, *counting):
        if confidence == "verified":
            assert cite(basis, _say(lang)) or not basis


@pytest.mark.parametrize("topic", ["terms", "clock", "calendar", "data"])
def test_every_sentence_stands_in_three_languages_with_the_same_places(topic):
    texts = {}
    for lang in LANGS:
        table = tomllib.loads((RESOURCES / "messages" / f"{topic}.{lang}.toml").read_text("utf-8"))
        assert table.pop("proofread", None) is (False if lang == "kk" else None)
        texts[lang] = {
            code: {
                name
                for form in (text.values() if isinstance(text, dict) else [text])
                for _, name, _, _ in string.Formatter().parse(form)
                if name
            }
            for code, text in table.items()
        }
    assert texts["kk"] == texts["ru"] == texts["en"]
