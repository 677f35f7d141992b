"""The funder's workbook: everything once, real dates, nothing that calculates, no person named."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

import pytest
from msgspec.structs import replace

from desktop.domain.basis import Confidence
from desktop.domain.case import Case
from desktop.domain.control import Control, Finding, Proceeding, Recommendation
from desktop.domain.correspondence import Letter, Receipt, Reply, Verdict
from desktop.domain.errors import Problem
from desktop.domain.ids import new_id
from desktop.domain.outcome import FollowUp, Outcome
from desktop.domain.parties import ControlObject, Membership, Person
from desktop.domain.text import LANGS, Lang, LocalText
from desktop.law.law import Law
from desktop.procedure.states import ClockStanding
from desktop.spreadsheets.content import SENT_AS
from desktop.usecases.office import Office
from desktop.usecases.reporting import make_workbook

TABLES = (
    "controls", "recommendations", "outcomes", "follow_up", "quality", "clocks", "notes"
)  # fmt: skip
ANSWER_CLOCK = Law().reply_checks.clock


def put(case: Case, *records: Any) -> Case:
    return case.replaced(records)


def the_object(case: Case) -> ControlObject:
    (institution,) = case.all(ControlObject)
    return institution


def with_topic(case: Case, control: Control, text: str) -> Case:
    return put(case, replace(control, topic=LocalText(en=text)))


def arrived(control: Control, day: str) -> Letter:
    return Letter(
        id=new_id(), control_id=control.id, direction="in", kind="reasoned-response", arrived_on=day
    )


def followed(case: Case) -> Case:
    """Return a case of which something came, and whose finding was looked at again twice."""
    (control,) = case.all(Control)
    (finding,) = case.of_control(Finding, control.id)
    first = case.of_control(Recommendation, control.id)[0]
    group = LocalText(
        kk="Тоғыз адамнан тұратын жұмыс тобы құрылды",
        ru="Создана рабочая группа из девяти человек",
        en="A working group of nine was formed",
    )
    order = LocalText(kk="әкімнің өкімі", ru="распоряжение акима", en="order of the akim")
    outcome = Outcome(
        id=new_id(), control_id=control.id, number=1, kind="body", day="2026-01-14", what=group,
        document=order, document_number="=1+1", recommendation_ids=frozenset({first.id}),
    )  # fmt: skip
    looks = [
        FollowUp(id=new_id(), finding_id=finding.id, round=n, day=day, state=state, what=group)
        for n, day, state in (
            (1, "2025-12-01", "still"), (2, "2026-01-20", "still"), (2, "2026-01-21", "changed")
        )
    ]  # fmt: skip
    return put(case, outcome, *looks)


def replied(proposed: Recommendation, letter: Letter, verdict: Verdict) -> Reply:
    return Reply(id=new_id(), recommendation_id=proposed.id, letter_id=letter.id, verdict=verdict)


# --- What stands in it ---------------------------------------------------------------------------


def test_a_control_is_one_row_that_tells_its_whole_course(book: Any, case: Case) -> None:
    (row,) = book.told("controls", case)
    assert row["institution"].startswith("State Institution")
    assert row["region"] == "West Kazakhstan Region"
    assert row["started"] == date(2025, 10, 6)
    assert row["completed"] == date(2025, 10, 10)
    assert row["sent"] == date(2025, 10, 17)
    assert row["received"] == date(2025, 10, 17)
    assert row["proof"] == "proven"
    assert row["due"] == date(2025, 11, 3)
    assert row["days_left"] == 9
    assert row["control_state"] == "answer awaited"
    assert (row["findings"], row["recommendations"], row["answered"]) == (1, 3, 0)
    assert row["file"] == "1.baqylau"


def test_each_recommendation_is_one_row_with_its_norms_and_findings(
    book: Any, case: Case, control: Control
) -> None:
    rows = book.told("recommendations", case)
    assert [row["number"] for row in rows] == [1, 2, 3]
    assert {row["finding_numbers"] for row in rows} == {"1"}
    assert "Article 16(3)(4)" in rows[0]["norms"]
    assert {row["control_id"] for row in rows} == {str(control.id)}
    assert {row["recommendation_id"] for row in rows} == {
        str(proposed.id) for proposed in case.all(Recommendation)
    }


def test_each_clock_is_one_row_with_its_norm(book: Any, case: Case) -> None:
    rows = {row["clock_id"]: row for row in book.told("clocks", case)}
    response = rows[ANSWER_CLOCK]
    assert response["start"] == date(2025, 10, 17)
    assert response["clock_due"] == date(2025, 11, 3)
    assert response["clock_state"] == "running"
    assert "Article 13(4)" in response["basis"]
    assert response["confidence"] == "law; counting: interpretation"
    assert rows["PC_FINAL_SEND"]["met"] == date(2025, 10, 17)


def test_every_proceeding_has_its_clocks_and_combined_forms_share_theirs(
    book: Any, case: Case, control: Control, office: Office
) -> None:
    (monitoring,) = case.all(Proceeding)
    request = replace(monitoring, id=new_id(), number=1, procedure="information-request")
    request = replace(request, edition_sha256=None)
    second = replace(monitoring, id=new_id(), number=3, procedure="expertise", edition_sha256=None)
    combined = put(case, request, replace(monitoring, number=2), second)
    rows = book.told("clocks", combined)
    ids = [row["clock_id"] for row in rows]
    assert ids.count(ANSWER_CLOCK) == ids.count("PC_FINAL_SEND") == 1
    named = {row["clock_id"]: row["procedure"] for row in rows}
    law = office.law
    assert named["AI_ANSWER"] == law.procedure("information-request").title.en
    assert named[ANSWER_CLOCK] == law.procedure("monitoring").title.en
    assert book.told("controls", combined)[0]["due"] == date(2025, 11, 3)


def test_a_control_in_two_files_is_counted_once_and_said_so(book: Any, case: Case) -> None:
    assert len(book.told("controls", case, case)) == 1
    assert len(book.told("recommendations", case, case)) == 3
    notes = book.opened(case, case)[book.say("workbook.sheet.notes")]
    said = [cell.value for cell in notes["B"] if cell.value]
    assert any("2.baqylau" in str(text) and "1.baqylau" in str(text) for text in said)


def test_no_person_is_named(book: Any, case: Case, control: Control) -> None:
    person = Person(
        id=new_id(),
        full_name=LocalText(kk="Құпия Адам", ru="Тайный Человек", en="Secret Person"),
        phone="87770000000",
        email="secret@example.kz",
    )
    member = Membership(
        id=new_id(), control_id=control.id, person_id=person.id, declared_on="2025-10-01"
    )
    for lang in LANGS:
        made = book.made(put(case, person, member), lang=lang)
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
        for secret in (
            "Құпия",
            "Тайный",
            "Secret Person",
            "87770000000",
            "secret@",
            "Бақылау тобының",
        ):
            assert secret not in everything


@pytest.mark.parametrize("lang", LANGS)
def test_a_text_that_is_missing_stays_empty_and_the_name_is_shown_beside(
    book: Any, case: Case, control: Control, lang: Lang
) -> None:
    other: Lang = "ru" if lang != "ru" else "kk"
    name = LocalText(kk="", ru="", en="").with_text(other, "Атау", None)
    bare = put(
        case,
        replace(the_object(case), name=name),
        replace(control, topic=LocalText().with_text(other, "мәселе", None)),
    )
    (row,) = book.told("controls", bare, lang=lang)
    assert row["institution"] is None
    assert row["institution_entered"] == "Атау"
    assert row["topic"] is None


def test_the_column_for_other_languages_is_there_only_if_needed(book: Any, case: Case) -> None:
    assert "institution_entered" not in book.told("controls", case)[0]


def test_rows_of_a_sample_say_so_on_every_sheet_and_page(book: Any, case: Case) -> None:
    case = followed(case)
    opened = book.opened(case, lang="kk")
    for table in TABLES[:-1]:
        rows = book.told(table, case, lang="kk")
        if table == "quality":
            assert rows == [], "an example is nobody's result"
        else:
            assert {row["sample"] for row in rows} == {"ҮЛГІ"}
    assert all("ҮЛГІ" in str(sheet.oddHeader.center.text) for sheet in opened.worksheets)


def test_a_real_control_carries_no_such_mark(book: Any, case: Case, control: Control) -> None:
    real = put(case, replace(control, sample=False))
    opened = book.opened(real, lang="kk")
    assert "sample" not in book.told("controls", real, lang="kk")[0]
    assert all(not sheet.oddHeader.center.text for sheet in opened.worksheets)


# --- States and counts ---------------------------------------------------------------------------


def unsent(case: Case) -> Case:
    letters = [replace(letter, sent=False) for letter in case.all(Letter)]
    return put(case, *letters)


def test_the_state_follows_the_control(book: Any, case: Case, control: Control) -> None:
    def state(changed: Case, on: date | None = None) -> str:
        (row,) = book.told("controls", changed, **({"on": on} if on else {}))
        return str(row["control_state"])

    unproven = case.replaced([], case.all(Receipt))
    assert state(put(unsent(unproven), replace(control, completed_on=""))) == "going on"
    assert state(unsent(unproven)) == "completed, final document not sent"
    assert state(unproven) == "sent, receipt not proven"
    assert state(case) == "answer awaited"
    assert state(case, date(2025, 11, 3)) == "answer awaited"
    assert state(case, date(2025, 11, 4)) == "term passed, no answer entered"
    late = date(2025, 12, 1)
    assert state(put(case, arrived(control, "2025-11-03")), late) == "answered in time"
    behind = arrived(control, "2025-11-06")
    assert state(put(case, replace(behind, dated="2025-11-05")), late) == "answered late"
    assert state(put(case, behind), late) != "answered late"


def test_days_of_delay_count_below_zero_and_end_with_the_answer(
    book: Any, case: Case, control: Control
) -> None:
    (late,) = book.told("controls", case, on=date(2025, 11, 5))
    assert late["days_left"] == -2
    (answered,) = book.told(
        "controls", put(case, arrived(control, "2025-11-06")), on=date(2025, 11, 10)
    )
    assert answered["days_left"] is None


def test_an_estimated_day_that_has_passed_is_held_against_nobody(book: Any, case: Case) -> None:
    rows = {row["clock_id"]: row for row in book.told("clocks", case, on=date(2026, 1, 14))}
    assert rows["PC_HEARING_NOTICE"]["clock_state"] == "cannot be judged"
    assert rows["PC_HEARING_NOTICE"]["confidence"].endswith("estimate")
    assert rows[ANSWER_CLOCK]["clock_state"] == "missed"


def test_a_claimed_receipt_is_shown_but_starts_nothing(book: Any, case: Case) -> None:
    claimed = put(case, *(replace(one, proof="messenger") for one in case.all(Receipt)))
    (row,) = book.told("controls", claimed)
    assert (row["proof"], row["due"], row["control_state"]) == (
        "claimed only",
        None,
        "sent, receipt not proven",
    )


def test_answers_are_counted_by_their_last_verdict_and_never_twice(
    book: Any, case: Case, control: Control
) -> None:
    one, two, three = case.of_control(Recommendation, control.id)
    first, second = arrived(control, "2025-11-01"), arrived(control, "2025-12-20")
    changed = put(
        case,
        first,
        second,
        replied(one, second, "done"),
        replied(one, first, "refused_without_reasons"),
        replied(two, first, "done_otherwise"),
        replied(three, first, "not_answered"),
    )
    (row,) = book.told("controls", changed, on=date(2026, 1, 14))
    counts = {
        name: row[name]
        for name in ("recommendations", "answered", "accepted", "done", "done_otherwise")
    }
    assert counts == {
        "recommendations": 3, "answered": 2, "accepted": 1, "done": 1, "done_otherwise": 1,
    }  # fmt: skip
    rows = book.told("recommendations", changed, on=date(2026, 1, 14))
    assert [row["recommendation_state"] for row in rows] == [
        "done", "done", "term passed, no answer entered",
    ]  # fmt: skip
    assert rows[0]["replied"] == date(2025, 12, 20)
    assert rows[2]["verdict"] == "not answered"


def test_a_reply_of_unknown_day_does_not_outdo_one_of_a_known_day(
    book: Any, case: Case, control: Control
) -> None:
    proposed = case.of_control(Recommendation, control.id)[0]
    known, unknown = arrived(control, "2025-11-01"), arrived(control, "unknown")
    changed = put(
        case,
        known,
        unknown,
        replied(proposed, known, "done"),
        replied(proposed, unknown, "accepted"),
    )
    assert book.told("recommendations", changed)[0]["verdict"] == "done"


@pytest.mark.parametrize("lang", LANGS)
def test_every_state_verdict_and_degree_of_certainty_has_its_word(
    office: Office, lang: Lang
) -> None:
    say = office.messages(lang).say
    for verdict in get_args(Verdict):
        assert not verdict or say(f"workbook.verdict.{verdict}")
    for state in get_args(ClockStanding):
        assert say(f"workbook.clock_state.{state}")
    for confidence in get_args(Confidence):
        assert say(f"workbook.confidence.{confidence}")


def test_the_letter_and_the_clock_it_looks_for_exist_in_the_law(office: Office) -> None:
    assert office.law.clocks.get(ANSWER_CLOCK)
    assert office.law.document(SENT_AS)


# --- What came of it -----------------------------------------------------------------------------


def test_each_thing_that_changed_is_one_row(book: Any, case: Case) -> None:
    (row,) = book.told("outcomes", followed(case))
    assert row["changed"] == "A working group of nine was formed"
    assert row["outcome_kind"] == "a council, commission or working group was formed"
    assert (row["changed_on"], row["document"]) == (date(2026, 1, 14), "order of the akim")
    assert (row["document_number"], row["for_recommendations"]) == ("=1+1", "1")


def test_each_round_is_one_row_by_the_look_that_counts(book: Any, case: Case) -> None:
    rows = book.told("follow_up", followed(case))
    assert [(row["round"], row["looked_on"], row["looked_state"]) for row in rows] == [
        (1, date(2025, 12, 1), "as it was"),
        (2, date(2026, 1, 21), "changed, but not removed"),
    ]
    assert {(row["found"], row["completed"]) for row in rows} == {
        ("absence of information", date(2025, 10, 10))
    }


def real(case: Case, **more: Any) -> Case:
    """Return the case as one's own, apart from the others."""
    (control,) = case.all(Control)
    own = replace(control, id=new_id(), sample=False, **more)
    records: list[Any] = [own]
    for kind in (Proceeding, Finding, Recommendation, Letter):
        records += [replace(each, id=new_id(), control_id=own.id) for each in case.all(kind)]
    sent = {each.kind: each.id for each in records if isinstance(each, Letter)}
    kinds = {each.id: each.kind for each in case.all(Letter)}
    records += [
        replace(each, id=new_id(), letter_id=sent[kinds[each.letter_id]])
        for each in case.all(Receipt)
    ]
    gone = [each for kind in (Control, *map(type, records)) for each in case.all(kind)]
    return case.replaced(records, {each.id: each for each in gone}.values())


def by(book: Any, *cases: Case) -> dict[tuple[str, str], dict[str, Any]]:
    return {(row["grouped_by"], row["group"] or ""): row for row in book.told("quality", *cases)}


def test_response_quality_counts_each_control_once_in_each_grouping(book: Any, case: Case) -> None:
    early, late, silent = (
        real(case, campaign="A", completed_on="2025-10-10"),
        real(case, campaign="A", completed_on="2026-02-10", project="Grant"),
        real(case, completed_on="unknown"),
    )
    for n, (given, day, verdicts) in enumerate(
        (
            (early, "2025-11-03", ("accepted", "refused_with_reasons", "refused_without_reasons")),
            (late, "2025-11-04", ("done", "done_otherwise", "not_answered")),
        )
    ):
        (control,) = given.all(Control)
        came = replace(arrived(control, day), dated=day)
        proposed = given.of_control(Recommendation, control.id)
        replies = [replied(to, came, said) for to, said in zip(proposed, verdicts, strict=True)]
        early, late = (
            (put(given, came, *replies), late) if n == 0 else (early, put(given, came, *replies))
        )
    rows = by(book, case, early, early, late, silent)
    names = (
        "controls_sent", "controls_answered", "in_time", "late", "time_unknown",
        "recommendations_sent", "answered", "accepted", "refused", "reasoned", "done",
        "done_otherwise",
    )  # fmt: skip

    def numbers(*key: str) -> list[int]:
        return [rows[key][name] for name in names]  # type: ignore[index]

    everything = [3, 2, 1, 1, 0, 9, 5, 2, 2, 1, 1, 1]
    assert numbers("all together", "") == everything
    assert numbers("Region", "West Kazakhstan Region") == everything
    assert numbers("Campaign", "A") == [2, 2, 1, 1, 0, 6, 5, 2, 2, 1, 1, 1]
    assert numbers("Project or grant", "Grant") == [1, 1, 0, 1, 0, 3, 2, 1, 0, 0, 1, 1]
    assert numbers("year", "2025") == numbers("quarter", "2025, quarter 4")
    assert numbers("quarter", "2026, quarter 1") == numbers("Project or grant", "Grant")
    assert ("Campaign", "") not in rows


def test_an_answer_dated_within_the_term_is_called_neither_late_nor_in_time(
    book: Any, case: Case
) -> None:
    given = real(case)
    (control,) = given.all(Control)
    came = replace(arrived(control, "2025-11-05"), dated="2025-11-03")
    (row,) = book.told("controls", put(given, came))
    assert row["control_state"] == "answered, whether in time is not known"
    rows = by(book, put(given, came))
    assert rows["all together", ""]["time_unknown"] == 1
    assert rows["all together", ""]["late"] == 0


def test_the_clock_of_an_arguable_answer_is_not_called_late(book: Any, case: Case) -> None:
    given = real(case)
    (control,) = given.all(Control)
    came = replace(arrived(control, "2025-11-05"), dated="2025-11-03")

    def clock(letter: Letter) -> str:
        rows = book.told("clocks", put(given, letter))
        return next(row["clock_state"] for row in rows if row["clock_id"] == ANSWER_CLOCK)

    assert clock(came) == "cannot be judged"
    assert clock(replace(came, dated="2025-11-05")) == "done late"


@pytest.mark.parametrize(
    ("said", "on", "state"),
    [
        (("2025-10-28", "not_answered"), "2025-10-29", "answer awaited"),
        (("2025-10-28", "not_answered"), "2025-11-03", "answer awaited"),
        (("2025-10-28", "not_answered"), "2025-11-04", "term passed, no answer entered"),
        (("2025-10-28", ""), "2025-11-20", "what was answered is not marked yet"),
        (("unknown", ""), "2025-11-20", "what was answered is not marked yet"),
        (("unknown", "not_answered"), "2025-11-20", "term passed, no answer entered"),
    ],
)
def test_nobody_is_called_silent_on_a_recommendation_before_the_term_is_over(
    book: Any, case: Case, said: tuple[str, Verdict], on: str, state: str
) -> None:
    (control,), (day, verdict) = case.all(Control), said
    asked = case.of_control(Recommendation, control.id)[0]
    came = arrived(control, day)
    changed = put(case, came, replied(asked, came, verdict))
    row = book.told("recommendations", changed, on=date.fromisoformat(on))[0]
    assert row["recommendation_state"] == state


def test_an_answer_of_unknown_day_is_no_missing_answer_and_no_missing_proof(
    book: Any, case: Case, control: Control
) -> None:
    (row,) = book.told("controls", put(case, arrived(control, "unknown")), on=date(2025, 11, 20))
    assert row["control_state"] == "answered, whether in time is not known"


def test_a_control_of_which_nothing_went_out_is_no_ones_result(book: Any, case: Case) -> None:
    assert by(book, unsent(real(case))) == {}


# --- Cells ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x","y")', "=1+1", "+7 7112 500000", "-5", "@SUM(A1)", "\t=1", "=",
        "#N/A", "#REF!", "_x0041_", "1e5", "TRUE", "020240000555", "<b>&amp;</b>",
    ],
)  # fmt: skip
def test_text_stays_text(book: Any, case: Case, control: Control, text: str) -> None:
    made = book.made(with_topic(case, control, text))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if "worksheets" in name]
    assert not any(b"<f>" in part or b"<f " in part for part in parts)
    sheet = book.opened(with_topic(case, control, text))[book.say("workbook.sheet.controls")]
    cell = next(c for c in sheet[2] if str(c.value).replace("_x005F_", "_") == text)
    assert cell.data_type == "s"
    assert bool(cell.quotePrefix) == text.startswith(("=", "+", "-", "@", "\t"))


def test_dates_are_real_dates_with_a_date_format(book: Any, case: Case) -> None:
    opened = book.opened(case)
    for table in TABLES[:-1]:
        for row in book.rows(opened, table):
            for cell in row.values():
                if isinstance(cell.value, datetime):
                    assert cell.is_date
                    assert "yyyy" in cell.number_format
                assert cell.data_type != "f"


@pytest.mark.parametrize(
    ("entered", "shown"),
    [("unknown", "date not known"), ("31.02.2025", "31.02.2025"), ("0025-10-06", "0025-10-06")],
)
def test_a_day_that_is_none_stands_as_it_was_entered(
    book: Any, case: Case, control: Control, entered: str, shown: str
) -> None:
    (row,) = book.told("controls", put(case, replace(control, started_on=entered)))
    assert row["started"] == shown


def test_a_text_too_long_for_a_cell_is_cut_and_says_so(
    book: Any, case: Case, control: Control
) -> None:
    (row,) = book.told("controls", with_topic(case, control, "ә" * 40_000))
    assert len(row["topic"]) <= 32_767
    assert row["topic"].endswith("the whole text is in the case file]")
    (emoji,) = book.told("controls", with_topic(case, control, "😀" * 20_000))
    assert len(emoji["topic"].encode("utf-16-le")) // 2 <= 32_767


def test_a_norm_that_the_program_does_not_know_stands_by_its_id(
    book: Any, case: Case, control: Control
) -> None:
    proposed = case.of_control(Recommendation, control.id)[0]
    changed = put(case, replace(proposed, norms=frozenset({"own-norm-1"})))
    assert book.told("recommendations", changed)[0]["norms"] == "own-norm-1"


# --- The file ------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_sheets_and_columns_are_named_in_the_language(book: Any, case: Case, lang: Lang) -> None:
    opened = book.opened(case, lang=lang)
    assert opened.sheetnames == [book.say(f"workbook.sheet.{table}") for table in TABLES]
    assert all(len(name) <= 31 for name in opened.sheetnames)
    for sheet in opened.worksheets[:-1]:
        heads = [cell.value for cell in sheet[1]]
        assert all(heads)
        assert len(set(heads)) == len(heads)


def test_every_table_can_be_filtered_read_while_scrolling_and_printed(
    book: Any, case: Case
) -> None:
    opened = book.opened(followed(case))
    for sheet in opened.worksheets[:-1]:
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.freeze_panes == "C2"
        assert sheet.print_title_rows == "$1:$1"
    for sheet in opened.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)


@pytest.mark.parametrize("lang", LANGS)
def test_no_wrapped_text_is_wider_than_its_column_or_higher_than_its_row(
    book: Any, case: Case, lang: Lang
) -> None:
    for sheet in book.opened(followed(case), lang=lang).worksheets[:-1]:
        for row in sheet.iter_rows(min_row=2):
            height = sheet.row_dimensions[row[0].row].height
            for cell in row:
                width = sheet.column_dimensions[cell.column_letter].width
                text = str(cell.value or "")
                assert height * width >= len(text) * 11, (cell.coordinate, text)


@pytest.mark.parametrize("lang", LANGS)
def test_the_notes_explain_every_column_and_state(book: Any, case: Case, lang: Lang) -> None:
    opened = book.opened(case, lang=lang)
    notes = opened[book.say("workbook.sheet.notes")]
    explained = {cell.value for cell in notes["A"] if cell.value}
    for sheet in opened.worksheets[:-1]:
        assert {cell.value for cell in sheet[1]} <= explained
    assert notes["B1"].value.date() == date(2025, 10, 20)


def test_the_same_input_gives_the_same_bytes(book: Any, case: Case) -> None:
    assert book.made(case, lang="kk") == book.made(case, lang="kk")


def test_a_workbook_of_nothing_has_heads_only(book: Any) -> None:
    opened = book.opened()
    assert [sheet.max_row for sheet in opened.worksheets[:-1]] == [1] * len(TABLES[:-1])


def test_many_controls_of_one_case_stand_in_their_order(
    book: Any, case: Case, control: Control
) -> None:
    second = replace(control, id=new_id(), number=2, topic=LocalText(en="second"))
    course = replace(case.all(Proceeding)[0], id=new_id(), control_id=second.id)
    finding = Finding(id=new_id(), control_id=second.id, number=1)
    rows = book.told("controls", put(case, second, course, finding))
    assert [row["findings"] for row in rows] == [1, 1]
    assert rows[1]["topic"] == "second"
    assert rows[1]["recommendations"] == 0


# --- The use case --------------------------------------------------------------------------------


def test_only_controls_of_one_project_can_be_asked_for(
    office: Office, sample_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.xlsx"
    make_workbook(office, [sample_file], "kk", target)
    assert zipfile.is_zipfile(target)
    with pytest.raises(Problem, match=r"workbook\.unknown-project"):
        make_workbook(office, [sample_file], "kk", tmp_path / "none.xlsx", project="Ай")
    assert not (tmp_path / "none.xlsx").exists()
