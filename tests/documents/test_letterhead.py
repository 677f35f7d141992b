"""The letterhead on papers: what stands there, its measures, and a file of one's own as a base."""

from collections.abc import Callable
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

import docx
import paper_cases as cases
import pytest
from docx.shared import Mm
from msgspec.structs import replace
from paper_reading import opened, qn, text_of
from PIL import Image
from test_hostile_templates import (
    DOCUMENT,
    MICROSOFT,
    OFFICE,
    body,
    changed,
    holding,
    related,
    simple,
    word,
)

from desktop.documents.hand_edits import compare, joined
from desktop.documents.holds import says_the_same
from desktop.documents.letter_base import judged_base
from desktop.documents.letterhead import Stationery
from desktop.documents.papers import Made, compose
from desktop.documents.printed import Paragraph, Printed, Section, Table, printed
from desktop.domain.control import Control
from desktop.domain.correspondence import Paper
from desktop.domain.errors import Problem
from desktop.domain.ids import new_id
from desktop.domain.letterhead import SIDES, STANDARD, Letterhead
from desktop.domain.parties import Subject
from desktop.domain.text import LANGS, Lang, LocalText
from desktop.law.places import data_root
from desktop.messages.catalogue import Catalogue

ON = date(2025, 10, 3)
MM = 72 / 25.4
PICTURE = cases.picture(400, 300)
SHORT = LocalText(kk="«АҚ» ҚҚ", ru="ОФ «АҚ»", en="PF “AK”")
KINDS = [kind.id for kind in cases.LAW.documents]


def made(
    letterhead: Letterhead = STANDARD,
    kind: str = "notice",
    lang: Lang = "ru",
    *,
    base: bytes | None = None,
    given: cases.Sample | None = None,
    topic: str = "",
) -> Made:
    found = given or real()
    case = found.case
    if topic:
        control = case.one(Control, found.control_id)
        case = case.replaced([replace(control, topic=LocalText(kk=topic, ru=topic, en=topic))])
    emblem = PICTURE if letterhead.emblem else None
    return compose(
        case, found.proceeding_of(kind), kind, lang, cases.LAW, ON, found.contents.__getitem__,
        stationery=Stationery(letterhead, emblem, base),
    )  # fmt: skip


@cache
def real() -> cases.Sample:
    found = cases.real()
    subject = found.case.all(Subject)[0]
    told = replace(
        subject, bin="251040999990", phone="8 (7112) 00-00-00", email="a@example.kz",
        website="example.kz",
    )  # fmt: skip
    return cases.Sample(found.case.replaced([told]), found.control_id, found.contents)


def first_section(data: bytes) -> Section:
    whole: Printed = printed(data)
    return whole.sections[0]


def head(data: bytes, blocks: int = 4) -> str:
    """Return what is read at the head of the first sheet."""
    return "\n".join(words(each) for each in first_section(data).blocks[:blocks])


def words(block: Paragraph | Table) -> str:
    if isinstance(block, Paragraph):
        return block.text.replace("\N{NO-BREAK SPACE}", " ")
    return " | ".join(
        "\n".join(words(each) for each in cell.blocks) for r in block.rows for cell in r.cells
    )


def contacts(data: bytes) -> Paragraph:
    (found,) = (
        each
        for each in first_section(data).blocks
        if isinstance(each, Paragraph) and each.style == "BlankContacts"
    )
    return found


# --- what stands there ----------------------------------------------------------------------------


def test_the_standard_letterhead_changes_no_byte() -> None:
    plain = compose(
        real().case, real().proceeding_of("notice"), "notice", "ru", cases.LAW, ON,
        real().contents.__getitem__,
    )  # fmt: skip
    assert made() == plain


def test_the_same_facts_and_letterhead_give_the_same_bytes_and_another_letterhead_is_told() -> None:
    chosen = Letterhead(emblem="emblem.png", font="Arial")
    assert made(chosen) == made(chosen)
    assert made(chosen).facts != made().facts
    assert made(chosen).facts != made(replace(chosen, align="left")).facts


def test_a_changed_letterhead_makes_no_paper_say_something_else() -> None:
    found = real()
    kept = made(Letterhead(contacts=("bin",), rule="none")).facts
    paper = Paper(
        id=new_id(), control_id=found.control_id, kind="notice", lang="ru", made_at=cases.AT,
        content_sha256="", facts_sha256="", template_sha256="", edition="1",
    )  # fmt: skip
    home = found.proceeding_of("notice")
    assert says_the_same(found.case, home, paper, kept, cases.LAW)


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_each_sheet_has_the_names_of_its_own_language_alone(lang: Lang) -> None:
    found = made(Letterhead(short_name=SHORT), lang=lang).docx
    subject = real().case.all(Subject)[0]
    other: Lang = "ru" if lang == "kk" else "kk"
    lines = head(found, 2).split("\n")
    assert lines == [subject.name.text(lang), f"({SHORT.text(lang)})"]
    assert SHORT.text(other) not in text_of(found)


def test_without_a_short_name_no_bracket_is_left() -> None:
    assert "(" not in head(made(Letterhead(rule="none")).docx, 1)


def test_contacts_stand_in_their_order_and_can_be_left_out() -> None:
    chosen = made(Letterhead(contacts=("bin", "phone"))).docx
    assert contacts(chosen).text.replace("\N{NO-BREAK SPACE}", " ") == (
        "БИН 251040999990, тел. 8 (7112) 00-00-00"
    )
    assert not contacts(made(Letterhead(contacts=())).docx).text
    every = made(replace(STANDARD, font="Arial")).docx
    assert contacts(every).text == contacts(made().docx).text
    for part in ("Абая, 1", "8 (7112)", "a@example.kz", ", example.kz", "БИН 2510"):
        assert part in words(contacts(every))


@pytest.mark.parametrize(
    ("rule", "width", "double"), [("thin", 1.0, False), ("double", 2.25, True)]
)
def test_the_line_below_is_as_chosen(rule: Any, width: float, double: bool) -> None:
    line = contacts(made(Letterhead(rule=rule, align="left")).docx).rules["bottom"]
    assert (line.width, line.double) == (width, double)


def test_no_line_is_no_line() -> None:
    assert "bottom" not in contacts(made(Letterhead(rule="none")).docx).rules


def test_names_and_contacts_stand_left_where_chosen() -> None:
    found = first_section(made(Letterhead(align="left", short_name=SHORT)).docx).blocks[:3]
    assert [each.align for each in found if isinstance(each, Paragraph)] == ["left"] * 3


def test_an_emblem_above_is_as_high_as_chosen_and_is_read_aloud() -> None:
    chosen = Letterhead(emblem="x", emblem_height="15,5")
    data = made(chosen).docx
    first = first_section(data).blocks[0]
    assert isinstance(first, Paragraph)
    (image,) = (each.image for each in first.pieces if each.image)
    assert image.height == pytest.approx(15.5 * MM, abs=0.1)
    assert image.width == pytest.approx(15.5 * MM * 4 / 3, abs=0.1)
    assert first.align == "center"

    def said(data: bytes) -> str:
        (found,) = opened(data).element.body.iter(qn("wp:docPr"))
        return str(found.get("descr"))

    assert real().case.all(Subject)[0].name.ru in said(data)
    own = replace(chosen, emblem_words=LocalText(ru="Солнце над рекой"))
    assert said(made(own).docx) == "Солнце над рекой"


def test_an_emblem_on_the_left_stands_beside_the_names_and_the_line_below_both() -> None:
    data = made(Letterhead(emblem="x", emblem_place="left", short_name=SHORT, rule="double")).docx
    table, below, after = first_section(data).blocks[:3]
    assert isinstance(table, Table)
    assert isinstance(below, Paragraph)
    picture, names = table.rows[0].cells
    assert any(p.image for each in picture.blocks for p in each.pieces)  # type: ignore[union-attr]
    assert f"({SHORT.ru})" in "\n".join(words(each) for each in names.blocks)
    assert below.rules["bottom"].double
    assert isinstance(after, Table)  # with date and number: the paragraph keeps them apart
    assert sum(table.widths) == pytest.approx(165 * MM, abs=1)


def test_a_very_wide_emblem_stays_between_the_margins() -> None:
    found = real()
    wide = Stationery(Letterhead(emblem="x", emblem_height="60"), cases.picture(1500, 60))
    data = compose(
        found.case, found.proceeding_of("notice"), "notice", "ru", cases.LAW, ON,
        found.contents.__getitem__, stationery=wide,
    ).docx  # fmt: skip
    first = first_section(data).blocks[0]
    assert isinstance(first, Paragraph)
    (image,) = (each.image for each in first.pieces if each.image)
    assert image.width == pytest.approx(165 * MM, abs=0.5)


@pytest.mark.parametrize("kind", ["citizen", "group"])
def test_a_citizen_and_a_group_have_no_letterhead_but_their_font(kind: str) -> None:
    given = cases.minimal(kind)
    chosen = Letterhead(emblem="x", short_name=SHORT, font="Arial", corner="30")
    data = made(chosen, given=given).docx
    assert SHORT.ru not in text_of(data)
    assert not list(opened(data).element.body.iter(qn("wp:docPr")))
    assert {each.font.family for each in paragraphs(data)} == {"Arial"}


def test_a_protocol_is_on_no_letterhead() -> None:
    data = made(Letterhead(emblem="x", short_name=SHORT), "group-protocol").docx
    assert SHORT.ru not in text_of(data)
    assert not list(opened(data).element.body.iter(qn("wp:docPr")))


# --- measures -------------------------------------------------------------------------------------


def paragraphs(data: bytes) -> list[Paragraph]:
    def within(blocks: Any) -> Any:
        for each in blocks:
            if isinstance(each, Paragraph):
                yield each
            else:
                for r in each.rows:
                    for cell in r.cells:
                        yield from within(cell.blocks)

    return [each for section in printed(data).sections for each in within(section.blocks)]


def margins(data: bytes) -> dict[str, int]:
    top, right, bottom, left = first_section(data).margins
    found = {"left": left, "right": right, "top": top, "bottom": bottom}
    return {side: round(each / MM) for side, each in found.items()}


@pytest.mark.parametrize(
    ("typed", "left", "top"),
    [("25", 25, 25), ("22,4", 22, 22), ("3", 20, 10), ("500", 50, 50), ("x", 30, 20), ("", 30, 20)],
)
def test_margins_are_as_typed_and_never_under_the_least(typed: str, left: int, top: int) -> None:
    chosen = Letterhead(margins=dict.fromkeys(SIDES, typed))
    found = margins(made(chosen).docx)
    assert (found["left"], found["top"]) == (left, top)


@pytest.mark.parametrize("side", ["20", "50"])
def test_tables_follow_the_width_of_the_text(side: str) -> None:
    data = made(Letterhead(margins={"left": side, "right": side}), "final-document").docx
    section = first_section(data)
    room = section.size[0] - section.margins[1] - section.margins[3]
    for each in section.blocks:
        if isinstance(each, Table):
            assert sum(each.widths) <= room + 1, words(each)


def test_with_the_least_margins_the_text_begins_within_a_line_of_the_margin() -> None:
    section = first_section(made(Letterhead(margins={"top": "10", "bottom": "10"})).docx)
    line = 14 * 1.15
    assert section.head_at[0] + line <= section.margins[0] + 6
    assert min(section.head_at) >= 4 * MM - 1


@pytest.mark.parametrize("kind", KINDS)
def test_arial_stands_wherever_our_letters_say_a_font(kind: str) -> None:
    data = made(Letterhead(font="Arial"), kind).docx
    assert {piece.font.family for each in paragraphs(data) for piece in each.pieces} <= {"Arial"}
    before, after = (
        [piece.font.size for each in paragraphs(one) for piece in each.pieces]
        for one in (made(kind=kind).docx, data)
    )
    assert before == after


def test_the_corner_for_the_receipt_mark_stays_free_on_the_first_sheet_alone() -> None:
    section = first_section(made(Letterhead(corner="30")).docx)
    assert section.first is not None
    (room,) = section.first[1]
    assert isinstance(room, Paragraph)
    assert (room.line_rule, room.text) == ("exact", "")
    assert section.head_at[1] + room.line == pytest.approx(section.margins[2] + 30 * MM, abs=0.5)
    assert all(each.line_rule != "exact" for each in section.rest[1])  # type: ignore[union-attr]


# --- a Word file of one's own ---------------------------------------------------------------------


def base(change: Callable[[Any], None] = lambda _document: None) -> bytes:
    document: Any = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    line = section.first_page_header.paragraphs[0]
    line.add_run().add_picture(BytesIO(PICTURE), height=Mm(18))
    line.add_run(" БЛАНК ФОНДА").bold = True
    section.first_page_footer.paragraphs[0].text = "ИИК KZ00"
    section.header.paragraphs[0].text = "Колонтитул других страниц"
    document.add_paragraph("Основан в 2010 году", "Subtitle")
    change(document)
    return saved(document)


def saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


OWN = Letterhead(base="base.docx")


def test_the_first_page_of_a_base_stands_in_place_of_our_letterhead() -> None:
    data = made(OWN, base=judged_base(base(), "own.docx")).docx
    section = first_section(data)
    assert section.first is not None
    assert words(section.first[0][0]).endswith("БЛАНК ФОНДА")
    assert words(section.first[1][0]) == "ИИК KZ00"
    assert words(section.blocks[0]) == "Основан в 2010 году"
    assert "BlankContacts" not in {
        each.style for each in section.blocks if isinstance(each, Paragraph)
    }
    (image,) = (each.image for each in section.first[0][0].pieces if each.image)  # type: ignore[union-attr]
    assert image.height == pytest.approx(18 * MM, abs=0.1)


def test_other_pages_keep_our_head_with_its_page_number() -> None:
    ours, theirs = first_section(made().docx), first_section(made(OWN, base=base()).docx)
    assert theirs.rest == ours.rest
    assert any(
        piece.code == "PAGE"
        for each in theirs.rest[0]
        if isinstance(each, Paragraph)
        for piece in each.pieces
    )


def test_a_base_without_a_first_page_of_its_own_gives_the_head_that_all_its_pages_have() -> None:
    def same_on_all(document: Any) -> None:
        document.sections[0].different_first_page_header_footer = False

    section = first_section(made(OWN, base=judged_base(base(same_on_all), "own.docx")).docx)
    assert section.first is not None
    assert words(section.first[0][0]) == "Колонтитул других страниц"


def test_styles_of_a_base_change_nothing_of_the_letter_and_look_as_they_did() -> None:
    def loud(document: Any) -> None:
        for name in ("Normal", "Body Text"):
            document.styles[name].font.size = Mm(12)
            document.styles[name].font.name = "Courier New"
        document.paragraphs[0].style = document.styles["Body Text"]

    ours, theirs = made().docx, made(OWN, base=judged_base(base(loud), "own.docx")).docx
    first, *rest = paragraphs(theirs)
    assert (first.font.family, round(first.font.size)) == ("Courier New", 34)
    assert rest == paragraphs(ours)[2:]


def test_a_base_is_kept_without_what_a_camera_wrote_and_with_pictures_made_small() -> None:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    Image.effect_noise((3000, 400), 60).convert("RGB").save(out, "JPEG", exif=exif)

    def large(document: Any) -> None:
        document.add_paragraph().add_run().add_picture(BytesIO(out.getvalue()), width=Mm(100))

    kept = judged_base(base(large), "own.docx")
    sizes = []
    for part in opened(kept).part.package.iter_parts():
        if part.partname.startswith("/word/media/"):
            with Image.open(BytesIO(part.blob)) as picture:
                assert not picture.getexif()
                sizes.append(picture.width)
    assert sorted(sizes) == [400, 1600]


def test_a_citizen_has_no_base_either() -> None:
    data = made(OWN, base=base(), given=cases.minimal("citizen")).docx
    assert "БЛАНК ФОНДА" not in text_of(data)


@pytest.mark.parametrize("kind", KINDS)
def test_every_paper_opens_with_a_base_and_says_what_it_said(kind: str) -> None:
    ours, theirs = (
        [each for each in paragraphs(one) if each.text]
        for one in (
            made(kind=kind).docx,
            made(OWN, kind, base=judged_base(base(), "own.docx")).docx,
        )
    )
    blank = {"BlankName", "BlankContacts"}
    on_letterhead = any(each.style == "BlankContacts" for each in ours)
    letter = [words(each) for each in ours if not (on_letterhead and each.style in blank)]
    assert [words(each) for each in theirs] == ["Основан в 2010 году"] * on_letterhead + letter


def test_what_was_proposed_in_a_base_is_taken_as_agreed_and_comments_stay_behind() -> None:
    def proposed(document: Any) -> None:
        paragraph = document.paragraphs[0]._p
        new = paragraph.makeelement(qn("w:ins"), {qn("w:id"): "7", qn("w:author"): "A"})
        run = document.paragraphs[0].add_run(" и вырос")._r
        new.append(run)
        paragraph.append(new)
        note = document.paragraphs[0].add_run()._r
        note.append(note.makeelement(qn("w:commentReference"), {qn("w:id"): "3"}))

    data = made(OWN, base=judged_base(base(proposed), "own.docx")).docx
    assert words(first_section(data).blocks[0]) == "Основан в 2010 году и вырос"
    tags = {each.tag for each in opened(data).element.iter("*")}
    assert not tags & {qn("w:ins"), qn("w:commentReference")}


def emf() -> bytes:
    return changed(
        base(), {"[Content_Types].xml": lambda same: same.replace(b"image/png", b"image/x-emf")}
    )


MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
PLAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (holding(f"{MICROSOFT}/vbaProject", "/word/vbaProject.bin", "application/vnd.ms-office"),
         "base-foreign"),
        (related(f"{OFFICE}/image", "file:///C:/logo.png"), "base-foreign"),
        (related(f"{OFFICE}/attachedTemplate", "file:///C:/a.dotm"), "base-foreign"),
        (holding(f"{OFFICE}/oleObject", "/word/embeddings/a.bin", "application/octet-stream"),
         "base-foreign"),
        (body(simple('INCLUDETEXT "C:\\\\a.docx"')), "base-field"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000), "base-not-word"),
        (word("text")[:3000], "base-not-word"),
        (b"", "base-not-word"),
        (b"{\\rtf1 letterhead}", "base-not-word"),
        (changed(word("text"), {DOCUMENT: lambda _same: b"<office:document/>"}), "base-not-word"),
        (emf(), "base-picture"),
        (word(), "base-empty"),
    ],
    ids=["macro", "linked picture", "linked template", "object", "field", "protected or .doc",
         "cut off", "nothing", "another program's", "no word inside", "a drawing", "empty"],
)  # fmt: skip
def test_a_base_that_is_none_is_refused_with_a_sentence(data: bytes, code: str) -> None:
    with pytest.raises(Problem) as refused:
        judged_base(data, "own.docx")
    assert refused.value.code == f"letterhead.{code}"
    for lang in LANGS:
        assert "own.docx" in Catalogue(lang, data_root() / "resources" / "messages").say(
            refused.value.code, **refused.value.params
        )


def test_a_file_that_may_hold_macros_is_refused_even_without_any() -> None:
    data = changed(
        word("text"),
        {"[Content_Types].xml": lambda same: same.replace(PLAIN.encode(), MACRO.encode())},
    )
    with pytest.raises(Problem) as refused:
        judged_base(data, "own.docx")
    assert refused.value.code in {"letterhead.base-foreign", "letterhead.base-not-word"}


# --- hand edits -----------------------------------------------------------------------------------

LETTERHEADS = {
    "standard": (STANDARD, None),
    "above": (Letterhead(emblem="x", short_name=SHORT, contacts=("bin",)), None),
    "left": (Letterhead(emblem="x", emblem_place="left", align="left", rule="double"), None),
    "base": (OWN, judged_base(base(), "own.docx")),
}


def by_hand(data: bytes) -> bytes:
    document = opened(data)
    (line,) = (
        each for each in document.paragraphs if "группа общественного контроля." in each.text
    )
    line.add_run(" ДОПИСАНО РУКОЙ")
    return saved(document)


@pytest.mark.parametrize("after", LETTERHEADS)
@pytest.mark.parametrize("before", LETTERHEADS)
def test_hand_edits_live_on_when_the_letterhead_changes_between_two_makings(
    before: str, after: str
) -> None:
    (former, their_base), (chosen, own_base) = LETTERHEADS[before], LETTERHEADS[after]
    kept = made(former, base=their_base).docx
    mine = by_hand(kept)
    new = made(chosen, base=own_base, topic="НОВЫЙ ВОПРОС").docx
    found = compare(kept, mine, new)
    assert [each.mine[-14:] for each in found.by_hand] == ["ДОПИСАНО РУКОЙ"]
    assert not found.conflicts
    result = joined(kept, mine, new, {})
    text = text_of(result)
    assert "ДОПИСАНО РУКОЙ" in text
    assert "НОВЫЙ ВОПРОС" in text
    assert ("БЛАНК ФОНДА" in text) == (after == "base")
    assert ("ИИК KZ00" in text) == (after == "base")
    pictures = [each.get("descr") for each in opened(result).element.body.iter(qn("wp:docPr"))]
    assert len(pictures) == (after in {"above", "left"})
    ours = [each.text for each in paragraphs(new) if each.text]
    theirs = [each.text.replace(" ДОПИСАНО РУКОЙ", "") for each in paragraphs(result) if each.text]
    assert theirs == ours


TEXT_BOX = """
<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
 xmlns:v="urn:schemas-microsoft-com:vml" w14:paraId="1A2B3C4D"><w:r><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0"
 simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"
 wp14:anchorId="1A2B3C4D"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>4500000</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>300000</wp:posOffset></wp:positionV>
<wp:extent cx="2000000" cy="400000"/><wp:wrapNone/><wp:docPr id="5" name="Box"/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>
<a:ext cx="2000000" cy="400000"/></a:xfrm><a:prstGeom prst="rect"/></wps:spPr><wps:txbx>
<w:txbxContent><w:p><w:r><w:t>НАДПИСЬ</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/>
</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:shape style="position:absolute;width:150pt;height:30pt"><v:textbox>
<w:txbxContent><w:p><w:r><w:t>НАДПИСЬ</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>
</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
"""


def test_a_text_box_of_a_base_comes_along_and_names_only_what_the_part_declares() -> None:
    def boxed(document: Any) -> None:
        document.element.body.insert(0, docx.oxml.parse_xml(TEXT_BOX))

    data = made(OWN, base=judged_base(base(boxed), "own.docx")).docx
    root = opened(data).element
    assert sum(each.text == "НАДПИСЬ" for each in root.iter(qn("w:t"))) == 2
    (choice,) = (each for each in root.iter() if str(each.tag).endswith("}Choice"))
    assert choice.nsmap[choice.get("Requires")].endswith("/wordprocessingShape")
    later = "http://schemas.microsoft.com/office/word/2010/wordml"
    assert not [
        each for each in root.iter() for name in each.attrib if name.startswith("{" + later)
    ]
    assert "objects" in printed(data).left_out
