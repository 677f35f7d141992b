"""What was typed by hand and what the data changed: brought together, neither lost silently."""

import re
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import docx
import paper_cases as cases
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.shared import Pt, RGBColor
from msgspec.structs import replace
from paper_reading import opened, qn, text_of

from desktop.documents.finish import finish
from desktop.documents.hand_edits import Change, Choice, compare, joined
from desktop.documents.papers import compose
from desktop.documents.template import Template
from desktop.domain.control import Control, Finding
from desktop.domain.errors import Problem
from desktop.domain.text import LocalText

# --- a letter with all that letters have ----------------------------------------------------------


def template() -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ subject.name }}"
    document.add_heading("Хабарлама", 1)
    lead = document.add_paragraph("Бақылау ")
    lead.add_run("{{ own.date }}").bold = True
    lead.add_run(" күні № {{ own.number }} хатпен басталады.")
    document.add_paragraph("Мәселе: {{ control.topic }}.")
    for text in ("{%p for line in control.conclusion %}", "{{ line }}", "{%p endfor %}"):
        document.add_paragraph(text, "List Number")
    table = document.add_table(0, 2)
    for row in (
        ("{%tr for one in signatories %}", ""),
        ("{{ one.post }}", "{{ one.name }}"),
        ("{%tr endfor %}", ""),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph("Құрметпен, топ.")
    document.add_paragraph("Мекенжайы: Орал қаласы.")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


TEMPLATE = Template(template())


def facts(**changed: Any) -> dict[str, Any]:
    people = changed.get("people", ("Төраға|А. Омарова", "Хатшы|Б. Сейтов"))
    pairs = (each.split("|") for each in people)
    return {
        "subject": {"name": changed.get("subject", "«Үміт» қоры")},
        "own": {"date": changed.get("date", "17.10.2025"), "number": changed.get("number", "3-б")},
        "control": {
            "topic": changed.get("topic", "мектептегі тамақ"),
            "conclusion": list(changed.get("lines", ("Бірінші тармақ", "Екінші тармақ"))),
        },
        "signatories": [{"post": post, "name": name} for post, name in pairs],
    }


def made(**changed: Any) -> bytes:
    document = TEMPLATE.rendered(lambda _part: facts(**changed))
    return finish(document, title="Хат", author="Қор", lang="kk-KZ", sample="")


KEPT = made()


def edited(edit: Callable[[Any], None], data: bytes = KEPT) -> bytes:
    document = opened(data)
    edit(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def paragraph(document: Any, begins: str) -> Any:
    return next(each for each in document.paragraphs if each.text.startswith(begins))


# --- what she does in Word ------------------------------------------------------------------------


def fixed_words(document: Any) -> None:
    """Word tears a run, marks its spelling, and gives the pieces numbers of its own."""
    run = paragraph(document, "Бақылау").runs[-1]
    assert run.text == " хатпен басталады."
    run._r.set(qn("w:rsidR"), "00AB12CD")
    run._r.addprevious(OxmlElement("w:proofErr"))
    tail = deepcopy(run._r)
    run._r.addnext(tail)
    run.text, tail.find(qn("w:t")).text = " хатпен бас", "талады, ҚОЛМЕН."


def words_beside_the_date(document: Any) -> None:
    run = paragraph(document, "Бақылау").runs[1]
    assert run.text == "17.10.2025"
    after = deepcopy(run._r)
    after.find(qn("w:t")).text = " (ҚОЛМЕН)"
    next(run._r.itersiblings(qn("w:bookmarkEnd"))).addnext(after)


def words_within_the_date(document: Any) -> None:
    paragraph(document, "Бақылау").runs[1].text = "17 ҚОЛМЕН 2025"


def row_added(document: Any) -> None:
    row = deepcopy(document.tables[0].rows[0]._tr)
    for each in [*row.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
        each.getparent().remove(each)
    for text, said in zip(row.iter(qn("w:t")), ("ҚОЛМЕН", "Г. Ли"), strict=True):
        text.text = said
    document.tables[0].rows[0]._tr.addnext(row)


def cell_changed(document: Any) -> None:
    document.tables[0].rows[0].cells[0].paragraphs[0].runs[0].text = "Төрайым ҚОЛМЕН"


def row_deleted(document: Any) -> None:
    row = document.tables[0].rows[1]._tr
    row.getparent().remove(row)


def moved(document: Any) -> None:
    mine = paragraph(document, "Мәселе")._p
    mine.getparent().remove(mine)
    paragraph(document, "Мекенжайы")._p.addnext(mine)


def deleted(document: Any) -> None:
    gone = paragraph(document, "Мәселе")._p
    gone.getparent().remove(gone)


def fixed_deleted(document: Any) -> None:
    gone = paragraph(document, "Құрметпен")._p
    gone.getparent().remove(gone)


def formatted(document: Any) -> None:
    mine = paragraph(document, "Мәселе")
    for run in mine.runs:
        run.italic, run.font.size = True, Pt(18)
    mine.alignment = WD_ALIGN_PARAGRAPH.CENTER


def struck(document: Any) -> None:
    paragraph(document, "Мәселе").runs[0].font.strike = True


def hidden(document: Any) -> None:
    paragraph(document, "Мәселе").runs[0].font.hidden = True


def recoloured(document: Any) -> None:
    paragraph(document, "Мәселе").runs[0].font.color.rgb = RGBColor(255, 255, 255)


def highlighted(document: Any) -> None:
    paragraph(document, "Мәселе").runs[0].font.highlight_color = WD_COLOR_INDEX.YELLOW


def raised(document: Any) -> None:
    paragraph(document, "Мәселе").runs[0].font.superscript = True


def sign_put(document: Any) -> None:
    """A sign of a font of signs, as Word inserts it."""
    sign = OxmlElement("w:sym")
    sign.set(qn("w:font"), "Wingdings")
    sign.set(qn("w:char"), "F0FE")
    paragraph(document, "Мәселе").add_run()._r.append(sign)


def coloured_as_ever(document: Any) -> None:
    """As an office program writes it by itself."""
    for run in paragraph(document, "Мәселе").runs:
        for name, value in (("w:color", "auto"), ("w:highlight", "none"), ("w:strike", "false")):
            said = OxmlElement(name)
            said.set(qn("w:val"), value)
            run._r.get_or_add_rPr().append(said)


def paragraph_added(document: Any) -> None:
    paragraph(document, "Құрметпен").insert_paragraph_before("ҚОЛМЕН қосылған.", "Intense Quote")


def list_line_added(document: Any) -> None:
    paragraph(document, "Екінші").insert_paragraph_before("ҚОЛМЕН тармақ", "List Number")


def split_in_two(document: Any) -> None:
    mine = paragraph(document, "Мәселе")
    mine.insert_paragraph_before("ҚОЛМЕН тақырып:")


def header_typed(document: Any) -> None:
    document.sections[0].header.add_paragraph("ҚОЛМЕН, тел. 1")


def control_set(document: Any) -> None:
    """A content control around a paragraph, as Word sets it."""
    mine = paragraph(document, "Мәселе")._p
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    control.append(OxmlElement("w:sdtPr"))
    control.append(content)
    mine.addprevious(control)
    content.append(mine)


def unmarked(document: Any) -> None:
    for part in (document.element, document.sections[0].header._element):
        for each in [*part.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
            each.getparent().remove(each)


def unmarked_and_typed(document: Any) -> None:
    unmarked(document)
    fixed_words(document)
    formatted(document)


def tracked(document: Any) -> None:
    """A change that Word tracks: deleted words are still in the file, and not to be read."""
    run = paragraph(document, "Құрметпен").runs[0]
    gone, came = OxmlElement("w:del"), OxmlElement("w:ins")
    for each in (gone, came):
        each.set(qn("w:id"), "90")
        each.set(qn("w:author"), "x")
        run._r.addprevious(each)
    old = deepcopy(run._r)
    old.find(qn("w:t")).tag = qn("w:delText")
    gone.append(old)
    came.append(run._r)
    run.text = "ҚОЛМЕН, топ."


def picture_put(document: Any) -> None:
    run = paragraph(document, "Мәселе").add_run()
    run.add_picture(BytesIO(cases.picture()))


def nothing(_document: Any) -> None:
    pass


def styles_renamed(document: Any) -> None:
    """As LibreOffice writes them: other ids, the same names."""
    for style in document.styles.element.iter(qn("w:style")):
        style.set(qn("w:styleId"), f"S{style.get(qn('w:styleId'))}")
    for name in ("w:basedOn", "w:next", "w:link", "w:pStyle", "w:rStyle", "w:tblStyle"):
        for part in (
            document.styles.element, document.element, document.sections[0].header._element,
            document.part.numbering_part.element,
        ):  # fmt: skip
            for each in part.iter(qn(name)):
                each.set(qn("w:val"), f"S{each.get(qn('w:val'))}")


# --- the table ------------------------------------------------------------------------------------

DATE = {"date": "18.11.2025"}
TOPIC = {"topic": "асхана мен су"}
LINES = {"lines": ("Бірінші тармақ", "Жаңа тармақ", "Екінші тармақ")}
PEOPLE = {"people": ("Төраға|В. Нұрова", "Хатшы|Б. Сейтов", "Мүше|Д. Ким")}
EVERYTHING = {**DATE, **TOPIC, **LINES, **PEOPLE, "subject": "«Сенім» қоры", "number": "9"}


class Row(NamedTuple):
    edit: Callable[[Any], None]
    data: dict[str, Any]
    stands: tuple[str, ...]
    gone: tuple[str, ...] = ()
    conflicts: int = 0
    hand: tuple[str, ...] = ("changed",)


TABLE = (
    Row(nothing, {}, ("17.10.2025",), hand=()),
    Row(nothing, EVERYTHING, ("18.11.2025", "№ 9", "асхана", "Жаңа тармақ", "Д. Ким", "Сенім"),
        ("17.10.2025", "мектептегі", "А. Омарова", "Үміт"), hand=()),
    Row(nothing, {"lines": ("Екінші тармақ",)}, ("Екінші тармақ",), ("Бірінші",), hand=()),
    Row(nothing, {"lines": ("Екінші тармақ", "Бірінші тармақ")},
        ("Екінші тармақ\nБірінші тармақ",), hand=()),
    Row(nothing, {"people": ("Төраға|А. Омарова",)}, ("А. Омарова",), ("Сейтов",), hand=()),
    Row(fixed_words, {}, ("талады, ҚОЛМЕН.",)),
    Row(fixed_words, DATE, ("18.11.2025 күні № 3-б хатпен басталады, ҚОЛМЕН.",), ("17.10.2025",)),
    Row(fixed_words, {"number": "77"}, ("17.10.2025 күні № 77 хатпен басталады, ҚОЛМЕН.",)),
    Row(words_beside_the_date, DATE, ("18.11.2025 (ҚОЛМЕН) күні",), ("17.10.2025",)),
    Row(words_within_the_date, TOPIC, ("17 ҚОЛМЕН 2025", "асхана мен су")),
    Row(words_within_the_date, DATE, ("17 ҚОЛМЕН 2025",), conflicts=1),
    Row(words_within_the_date, {**DATE, "number": "5"}, ("17 ҚОЛМЕН 2025 күні № 5 ",), conflicts=1),
    Row(row_added, PEOPLE, ("ҚОЛМЕН", "Г. Ли", "В. Нұрова", "Д. Ким"), hand=("added",)),
    Row(cell_changed, PEOPLE, ("Төрайым ҚОЛМЕН", "В. Нұрова", "Д. Ким")),
    Row(cell_changed, {"people": ("Басшы|А. Омарова", "Хатшы|Б. Сейтов")},
        ("Төрайым ҚОЛМЕН",), conflicts=1),
    Row(cell_changed, {"people": ("Хатшы|Б. Сейтов",)}, ("Төрайым ҚОЛМЕН", "А. Омарова"),
        conflicts=1, hand=("removed",)),
    Row(row_deleted, DATE, ("18.11.2025",), ("Сейтов",), hand=("removed",)),
    Row(row_deleted, {"people": ("Төраға|А. Омарова", "Хатшы|Б. Сейтова")}, ("А. Омарова",),
        ("Сейтов",), conflicts=1, hand=("removed",)),
    Row(moved, {}, ("қаласы.\nМәселе: мектептегі тамақ.",), hand=("moved",)),
    Row(moved, TOPIC, ("қаласы.\nМәселе: асхана мен су.",), ("мектептегі",), hand=("moved",)),
    Row(deleted, DATE, ("18.11.2025",), ("Мәселе",), hand=("removed",)),
    Row(deleted, TOPIC, (), ("Мәселе",), conflicts=1, hand=("removed",)),
    Row(fixed_deleted, EVERYTHING, ("18.11.2025",), ("Құрметпен",), hand=("removed",)),
    Row(formatted, {}, ("мектептегі тамақ",), hand=("formatted",)),
    Row(formatted, TOPIC, ("Мәселе: асхана мен су.",), ("мектептегі",), hand=("formatted",)),
    Row(paragraph_added, EVERYTHING, ("Д. Ким", "ҚОЛМЕН қосылған.\nҚұрметпен"), hand=("added",)),
    Row(list_line_added, LINES, ("Жаңа тармақ", "ҚОЛМЕН тармақ", "Екінші тармақ"),
        hand=("added",)),
    Row(split_in_two, TOPIC, ("ҚОЛМЕН тақырып:\nМәселе: асхана",), hand=("added",)),
    Row(header_typed, {"subject": "«Сенім» қоры"}, ("ҚОЛМЕН, тел. 1", "«Сенім» қоры"), ("Үміт",),
        hand=("added",)),
    Row(control_set, TOPIC, ("Мәселе: асхана мен су.",), ("мектептегі",), hand=()),
    Row(unmarked, EVERYTHING, ("18.11.2025", "№ 9", "асхана", "Жаңа тармақ"), ("17.10",), hand=()),
    Row(unmarked_and_typed, EVERYTHING, ("18.11.2025 күні № 9 хатпен басталады, ҚОЛМЕН", "асхана"),
        hand=("changed", "formatted")),
    Row(tracked, EVERYTHING, ("ҚОЛМЕН, топ.", "18.11.2025")),
    Row(picture_put, TOPIC, ("Мәселе: асхана мен су.",)),
    Row(coloured_as_ever, TOPIC, ("Мәселе: асхана мен су.",), ("мектептегі",), hand=()),
    *(Row(edit, TOPIC, ("Мәселе: асхана мен су.",), ("мектептегі",), hand=("formatted",))
      for edit in (struck, hidden, recoloured, highlighted, raised)),
    Row(sign_put, TOPIC, ("Мәселе: асхана мен су.",)),
    Row(styles_renamed, EVERYTHING, ("18.11.2025", "Жаңа тармақ", "Д. Ким"), hand=()),
)  # fmt: skip


def title(row: Row) -> str:
    return f"{row.edit.__name__}-{'-'.join(row.data) or 'nothing'}"


@pytest.mark.parametrize("row", TABLE, ids=title)
def test_a_paper_made_anew_holds_what_was_typed_and_what_the_data_changed(row: Row) -> None:
    mine, new = edited(row.edit), made(**row.data)
    found = compare(KEPT, mine, new)
    assert len(found.conflicts) == row.conflicts
    assert tuple(each.what for each in found.by_hand) == row.hand
    text = text_of(joined(KEPT, mine, new, {}))
    for words in row.stands:
        assert words in text
    for words in row.gone:
        assert words not in text


@pytest.mark.parametrize("row", TABLE, ids=title)
@pytest.mark.parametrize("choice", ["mine", "data"])
def test_no_word_of_either_is_lost_but_by_a_choice(row: Row, choice: Choice) -> None:
    mine, new = edited(row.edit), made(**row.data)
    found = compare(KEPT, mine, new)
    words = words_of(joined(KEPT, mine, new, {each.id: choice for each in found.conflicts}))
    hers = words_of(mine) - words_of(KEPT)
    theirs = words_of(new) - words_of(KEPT)
    offered_mine = {word for each in found.conflicts for word in re.findall(r"\w+", each.mine)}
    offered_data = {word for each in found.conflicts for word in re.findall(r"\w+", each.data)}
    assert hers - words <= (offered_mine if choice == "data" else set())
    assert theirs - words <= (offered_data if choice == "mine" else set())
    named = {word for each in found.by_hand for word in re.findall(r"\w+", each.mine)}
    assert hers <= named
    assert theirs <= {word for each in found.by_data for word in re.findall(r"\w+", each.data)}


def words_of(data: bytes) -> set[str]:
    lines = text_of(data)
    return set(re.findall(r"\w+", lines))


@pytest.mark.parametrize("row", TABLE, ids=title)
def test_what_is_joined_is_a_sound_file_that_says_the_same_when_joined_again(row: Row) -> None:
    mine, new = edited(row.edit), made(**row.data)
    data = joined(KEPT, mine, new, {})
    assert data == joined(KEPT, mine, new, {})
    root = opened(data).element
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        ids = [each.get(qn("w:id")) for each in root.iter(qn(name))]
        assert len(set(ids)) == len(ids)
    names = [each.get(qn("w:name")) for each in root.iter(qn("w:bookmarkStart"))]
    assert len(set(names)) == len(names)
    styles = {each.get(qn("w:styleId")) for each in opened(data).styles.element}
    for name in ("w:pStyle", "w:rStyle", "w:tblStyle"):
        assert {each.get(qn("w:val")) for each in root.iter(qn(name))} <= styles
    assert all(cell[-1].tag == qn("w:p") for cell in root.iter(qn("w:tc")))
    # The next time what the program made now is the "kept": only her changes are left.
    again = compare(new, data, new)
    assert not [each for each in again.changes if each.who != "hand"]
    assert text_of(joined(new, data, new, {})) == text_of(data)


@pytest.mark.parametrize("row", [row for row in TABLE if row.conflicts], ids=title)
def test_where_both_changed_the_same_words_the_choice_decides(row: Row) -> None:
    mine, new = edited(row.edit), made(**row.data)
    (conflict,) = compare(KEPT, mine, new).conflicts
    assert conflict.who == "both"
    text = text_of(joined(KEPT, mine, new, {conflict.id: "data"}))
    if conflict.data:
        for line in re.split(r"\n| \| ", conflict.data):
            assert line in text
    else:
        assert conflict.mine.split(" | ")[0] not in text


def test_an_edited_letter_with_the_same_data_stays_as_it_is() -> None:
    for row in TABLE:
        mine = edited(row.edit)
        data = joined(KEPT, mine, KEPT, {})
        assert text_of(data) == text_of(mine)
        assert compare(mine, data, mine).changes == ()


def test_new_words_look_as_she_formatted_the_old_ones() -> None:
    data = opened(joined(KEPT, edited(formatted), made(**TOPIC), {}))
    mine = paragraph(data, "Мәселе")
    assert mine.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert {(run.italic, run.font.size) for run in mine.runs} == {(True, Pt(18))}


def test_a_line_that_the_data_added_joins_the_list_as_it_is_now() -> None:
    data = opened(joined(KEPT, edited(styles_renamed), made(**LINES), {}))
    lines = [paragraph(data, begins) for begins in ("Бірінші", "Жаңа", "Екінші")]
    assert len({line.style.style_id for line in lines}) == 1
    assert lines[1].style.name == "List Number"


def test_her_picture_stays_where_the_data_changed_the_words() -> None:
    data = joined(KEPT, edited(picture_put), made(**TOPIC), {})
    with zipfile.ZipFile(BytesIO(data)) as package:
        pictures = [package.read(n) for n in package.namelist() if n.startswith("word/media/")]
    assert pictures == [cases.picture()]
    assert len(list(paragraph(opened(data), "Мәселе")._p.iter(qn("w:drawing")))) == 1


@pytest.mark.parametrize(
    ("edit", "said"), [(nothing, False), (fixed_words, False), (unmarked, True)]
)
def test_it_is_said_where_words_were_matched_by_their_text_alone(
    edit: Callable[[Any], None], said: bool
) -> None:
    assert compare(KEPT, edited(edit), made(**DATE)).by_text is said


def test_a_paper_made_before_there_were_marks_is_matched_by_its_text() -> None:
    old = edited(unmarked)
    mine = edited(fixed_words, old)
    found = compare(old, mine, made(**EVERYTHING))
    assert found.by_text
    assert found.conflicts == ()
    text = text_of(joined(old, mine, made(**EVERYTHING), {}))
    assert "18.11.2025 күні № 9 хатпен басталады, ҚОЛМЕН." in text


@pytest.mark.parametrize(
    "data", [b"", b"no Word file", KEPT[:400], b"\xd0\xcf\x11\xe0" + b"\0" * 600]
)
def test_what_is_no_word_file_is_named(data: bytes) -> None:
    with pytest.raises(Problem, match=r"paper\.hand-unreadable"):
        compare(KEPT, data, KEPT)


# --- a real letter, and a real office program -----------------------------------------------------


def real(kind: str, *, changed: bool = False) -> bytes:
    given = cases.real()
    case = given.case
    if changed:
        control = case.one(Control, given.control_id)
        first = case.all(Finding)[0]
        case = case.replaced(
            [
                replace(control, topic=LocalText(kk="Жаңа мәселе", ru="Новый вопрос", en="New")),
                replace(first, title=LocalText(kk="Жаңа атау", ru="Новое название", en="New")),
            ]
        )
    return compose(
        case, given.proceeding_of(kind), kind, "ru", cases.LAW, cases.AT.date(),
        given.contents.__getitem__,
    ).docx  # fmt: skip


def by_libreoffice(data: bytes, folder: Path) -> bytes:
    source = folder / "letter.docx"
    source.write_bytes(data)
    subprocess.run(
        ["soffice", "--headless", "--norestore", f"-env:UserInstallation={(folder / 'p').as_uri()}",
         "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (folder / "out" / "letter.docx").read_bytes()


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_letter_saved_again_by_libreoffice_has_no_hand_edit_and_takes_the_data_in(
    tmp_path: Path,
) -> None:
    mine = by_libreoffice(KEPT, tmp_path)
    assert compare(KEPT, mine, KEPT) == ((), False)
    data = joined(KEPT, mine, made(**EVERYTHING), {})
    assert compare(data, data, made(**EVERYTHING)).changes == ()
    typed = edited(fixed_words_of_libreoffice, mine)
    text = text_of(joined(KEPT, typed, made(**EVERYTHING), {}))
    assert "18.11.2025 күні № 9 хатпен басталады, ҚОЛМЕН." in text
    by_libreoffice(joined(KEPT, typed, made(**EVERYTHING), {}), tmp_path)


def fixed_words_of_libreoffice(document: Any) -> None:
    mine = paragraph(document, "Бақылау")
    (last,) = [run for run in mine.runs if "басталады" in run.text]
    last.text = last.text.replace("басталады.", "басталады, ҚОЛМЕН.")


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_real_final_document_saved_by_libreoffice_takes_in_a_changed_finding(
    tmp_path: Path,
) -> None:
    kept, new = real("final-document"), real("final-document", changed=True)
    mine = by_libreoffice(kept, tmp_path)
    assert compare(kept, mine, kept).changes == ()
    found = compare(kept, mine, new)
    assert found.by_hand == ()
    data = joined(kept, mine, new, {})
    assert "Новый вопрос" in text_of(data)
    assert "Новое название" in text_of(data)
    assert compare(data, data, new).changes == ()


def headless(document: Any) -> None:
    for each in [*document.element.iter(qn("w:headerReference"))]:
        each.getparent().remove(each)


def test_a_letterhead_that_the_template_got_since_comes_into_the_edited_letter() -> None:
    old = edited(headless)
    mine = edited(fixed_words, old)
    data = joined(old, mine, made(**DATE), {})
    text = text_of(data)
    assert "«Үміт» қоры" in text
    assert "18.11.2025 күні № 3-б хатпен басталады, ҚОЛМЕН." in text
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert len(set(package.namelist())) == len(package.namelist())
    assert opened(data).sections[0].header.paragraphs[0].text == "«Үміт» қоры"


def test_one_line_typed_into_a_huge_document_is_all_that_is_found_in_it() -> None:
    given = cases.hostile(60, 30)
    kept = compose(
        given.case, given.proceeding_id, "final-document", "kk", cases.LAW, cases.AT.date(),
        given.contents.__getitem__,
    ).docx  # fmt: skip
    mine = edited(lambda document: document.add_paragraph("ҚОЛМЕН"), kept)
    found = compare(kept, mine, kept)
    assert [(each.who, each.what, each.mine) for each in found.changes] == [
        ("hand", "added", "ҚОЛМЕН")
    ]


def numbered(lines: list[str], *, in_table: bool) -> bytes:
    document = docx.Document()
    if in_table:
        rows = document.add_table(len(lines), 2).rows
        for n, (row, line) in enumerate(zip(rows, lines, strict=True), 1):
            row._tr.tc_lst[0].p_lst[0].add_r().text = str(n)
            row._tr.tc_lst[1].p_lst[0].add_r().text = line
    else:
        for n, line in enumerate(lines, 1):
            document.add_paragraph(f"{n}. {line}")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("in_table", [True, False])
@pytest.mark.parametrize("change", ["", " жаңа"])
def test_one_finding_of_three_hundred_that_goes_renumbers_the_others_and_takes_no_time(
    change: str, in_table: bool
) -> None:
    words = [f"сөз{n}" for n in range(1999)]
    lines = [" ".join(words[(17 * n + 13 * k * k) % 1999] for k in range(90)) for n in range(300)]
    kept = numbered(lines, in_table=in_table)
    typed = [*lines[:5], f"{lines[5]} ҚОЛМЕН", *lines[6:]]
    mine = numbered(typed, in_table=in_table)
    new = numbered([line + change for line in lines[1:]], in_table=in_table)
    began = time.process_time()
    found = compare(kept, mine, new)
    data = joined(kept, mine, new, {each.id: "data" for each in found.conflicts})
    assert time.process_time() - began < 15  # a tenth of that, on a computer that is not old
    assert [re.sub(r"^\d\. ", "", each.mine) for each in found.by_hand] == [typed[5]]
    assert [each.kept for each in found.by_data if each.what == "removed"] == [
        f"1 | {lines[0]}" if in_table else f"1. {lines[0]}"
    ]
    assert not [each for each in found.changes if each.what == "added"]
    expected = [line + change for line in lines[1:]]
    if not change:
        expected[4] = typed[5]
    assert text_of(data) == text_of(numbered(expected, in_table=in_table))


@pytest.mark.parametrize("edit", [struck, hidden, recoloured, highlighted, raised, sign_put])
def test_a_paragraph_that_she_made_look_otherwise_is_not_removed_without_a_question(
    edit: Callable[[Any], None],
) -> None:
    new, mine = edited(deleted), edited(edit)
    (conflict,) = compare(KEPT, mine, new).conflicts
    assert (conflict.what, conflict.mine.removesuffix("[…]")) == (
        "removed", "Мәселе: мектептегі тамақ."
    )  # fmt: skip
    assert "мектептегі" in text_of(joined(KEPT, mine, new, {}))
    assert "мектептегі" not in text_of(joined(KEPT, mine, new, {conflict.id: "data"}))


def test_the_same_versions_give_the_same_ids() -> None:
    mine, new = edited(words_within_the_date), made(**EVERYTHING)

    def ids(changes: tuple[Change, ...]) -> list[str]:
        return [each.id for each in changes]

    first, second = compare(KEPT, mine, new), compare(KEPT, mine, new)
    assert ids(first.changes) == ids(second.changes)
    assert len(set(ids(first.changes))) == len(first.changes)


@pytest.mark.parametrize("choice", ["mine", "data"])
def test_what_is_shown_to_choose_from_is_what_is_written(choice: Choice) -> None:
    def both(document: Any) -> None:
        fixed_words(document)
        words_within_the_date(document)

    mine, new = edited(both), made(date="18.11.2025")
    (conflict,) = compare(KEPT, mine, new).conflicts
    text = text_of(joined(KEPT, mine, new, {conflict.id: choice}))
    assert "ҚОЛМЕН" in conflict.data, "her other words stay whatever she chooses"
    assert getattr(conflict, choice) in text.replace("\N{NO-BREAK SPACE}", " ")


def test_where_only_the_layout_clashes_the_whole_texts_are_shown() -> None:
    def shouted(document: Any) -> None:
        mine = paragraph(document, "Бақылау")
        mine.alignment = WD_ALIGN_PARAGRAPH.CENTER
        mine.runs[-1].text = mine.runs[-1].text.replace("басталады", "БАСТАЛДЫ")

    def to_the_right(document: Any) -> None:
        paragraph(document, "Бақылау").alignment = WD_ALIGN_PARAGRAPH.RIGHT

    new = edited(to_the_right, made(date="18.11.2025"))
    (conflict,) = compare(KEPT, edited(shouted), new).conflicts
    assert "БАСТАЛДЫ" in conflict.mine
    assert "басталады" in conflict.data
