"""Turns a plain outline into a styled Word template, once: afterwards the .docx is the source.

    python tools/outline_template.py outline.txt forms/monitoring/notice.ru.docx

The layout follows the rules of documentation: A4, margins 30/15/20/20 mm, Times New Roman 14,
single spacing, page numbers at the top in the middle from the second page. First lines of the
outline are settings (`lang:`, `title:`, `receipt: yes` keeps the lower right corner of the first
sheet free, `note:` is repeated on top of each page); after an empty line one line is a paragraph:

    {%p if ... %}      a tag that takes its whole paragraph away
    = text             name of the document, capitals      == text   what follows it
    # text, ## text    headings; #> text begins a new page
    1. / 1) text       numbered point, sub-point; +1. stays with what follows
    ^Style^ text       a paragraph in a style by its id    ~signatures  lines of signature
    ~closing word    the same with the mark of the executor     ~declared  one member's line
    |60 10 30 grid     a table: widths in percent, with or without lines
    |! a | b           its head row, repeated on each page
    | a | b // c       a row (// a new paragraph; _ before a cell rules it, ^Style^ styles it);
                       {%tr ... %} alone in a row repeats the rows between

Inside a line: ** ** bold, \\\\ line break, <tab> (a ruled place where the style says so).
"""

import re
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LOCALES = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
TEXT_WIDTH = 11906 - 1701 - 851
FONT = "Times New Roman"

# id: (name, based on, paragraph properties, run properties); sizes in half points.
STYLES = {
    "BodyText": ("Body Text", "Normal", '<w:ind w:firstLine="709"/><w:jc w:val="both"/>', ""),
    "BlankName": (
        "Blank Name", "Normal", '<w:keepNext/><w:spacing w:after="60"/><w:jc w:val="center"/>',
        "<w:b/><w:bCs/>",
    ),
    "BlankContacts": (
        "Blank Contacts", "Normal",
        ('<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="4" w:color="000000"/></w:pBdr>'
        '<w:spacing w:after="240"/><w:jc w:val="center"/>'),
        '<w:sz w:val="20"/><w:szCs w:val="20"/>',
    ),
    "Cell": ("Cell", "Normal", "", ""),
    "CellRight": ("Cell Right", "Normal", '<w:jc w:val="right"/>', ""),
    "Addressee": (
        "Addressee", "Normal",
        '<w:keepLines/><w:suppressAutoHyphens/><w:ind w:left="4536"/>', "<w:b/><w:bCs/>",
    ),
    "Sender": (
        "Sender", "Normal", '<w:keepLines/><w:ind w:left="4536"/>', "",
    ),
    "LetterHeading": (
        "Letter Heading", "Heading1",
        ('<w:keepNext/><w:suppressAutoHyphens/><w:spacing w:before="240" w:after="240"/>'
        '<w:ind w:right="3402"/><w:jc w:val="left"/><w:outlineLvl w:val="0"/>'), "",
    ),
    "Title": (
        "Title", "Normal",
        '<w:keepNext/><w:spacing w:before="240"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>',
        "<w:b/><w:bCs/>",
    ),
    "Subtitle": (
        "Subtitle", "Normal", '<w:keepNext/><w:spacing w:after="240"/><w:jc w:val="center"/>',
        "<w:b/><w:bCs/>",
    ),
    # Kazakh puts what the document is about before its name.
    "SubtitleAbove": (
        "Subtitle Above", "Normal",
        '<w:keepNext/><w:spacing w:before="240"/><w:jc w:val="center"/>', "<w:b/><w:bCs/>",
    ),
    "TitleBelow": (
        "Title Below", "Title", '<w:spacing w:before="0" w:after="240"/>', "",
    ),
    "Statement": (
        "Statement", "Normal", '<w:keepNext/><w:spacing w:before="240"/>', "<w:b/><w:bCs/>",
    ),
    "Heading1": (
        "heading 1", "Normal",
        ('<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="120"/>'
        '<w:jc w:val="center"/><w:outlineLvl w:val="0"/>'), "<w:b/><w:bCs/>",
    ),
    "Heading2": (
        "heading 2", "Normal",
        ('<w:keepNext/><w:keepLines/><w:spacing w:before="180" w:after="60"/>'
        '<w:ind w:firstLine="709"/><w:jc w:val="both"/><w:outlineLvl w:val="1"/>'),
        "<w:b/><w:bCs/>",
    ),
    "AnnexBegin": (
        "Annex Begin", "Heading1", "<w:pageBreakBefore/>", "",
    ),
    "Point": ("Point", "BodyText", "", ""),
    "SubPoint": ("Sub Point", "BodyText", "", ""),
    "AnnexMark": (
        "Annex Mark", "BodyText",
        '<w:keepNext/><w:keepLines/><w:spacing w:before="200"/>', "",
    ),
    "AnnexSheets": (
        "Annex Sheets", "BodyText",
        ('<w:keepNext/><w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="2268"/></w:tabs>'
        '<w:jc w:val="left"/>'), "",
    ),
    "KeepText": ("Keep Text", "BodyText", "<w:keepNext/>", ""),
    "PlainText": ("Plain Text Line", "Normal", "", ""),
    "Spaced": ("Spaced", "BodyText", '<w:spacing w:before="240"/>', ""),
    "SpacedKept": (
        "Spaced Kept", "BodyText", '<w:keepNext/><w:spacing w:before="240"/>', "",
    ),
    "SignCell": ("Signature", "Normal", "<w:keepNext/><w:keepLines/>", ""),
    "Executor": (
        "Executor", "Normal", '<w:keepLines/><w:spacing w:before="360"/>',
        '<w:sz w:val="20"/><w:szCs w:val="20"/>',
    ),
    "FillLine": (
        "Fill Line", "Normal",
        ('<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="9354"/></w:tabs>'
        '<w:spacing w:before="60"/>'), "",
    ),
    "TableText": (
        "Table Text", "Normal", "", '<w:sz w:val="24"/><w:szCs w:val="24"/>',
    ),
    "TableHead": (
        "Table Head", "Normal", '<w:keepNext/><w:jc w:val="center"/>',
        '<w:b/><w:bCs/><w:sz w:val="24"/><w:szCs w:val="24"/>',
    ),
    "TableTitle": (
        "Table Title", "Normal", '<w:keepNext/><w:spacing w:before="120" w:after="60"/>',
        '<w:sz w:val="24"/><w:szCs w:val="24"/>',
    ),
    "Small": (
        "Small", "Normal", '<w:spacing w:before="60"/><w:jc w:val="both"/>',
        '<w:sz w:val="24"/><w:szCs w:val="24"/>',
    ),
    "Caption": (
        "caption", "Normal", '<w:keepLines/><w:spacing w:after="240"/><w:jc w:val="center"/>',
        '<w:sz w:val="24"/><w:szCs w:val="24"/>',
    ),
    "AfterTable": (
        "After Table", "Normal", '<w:spacing w:line="20" w:lineRule="exact"/>',
        '<w:sz w:val="2"/><w:szCs w:val="2"/>',
    ),
    "PictureLine": ("Picture Line", "Normal", '<w:keepNext/><w:jc w:val="center"/>', ""),
    "Header": ("header", "Normal", '<w:jc w:val="center"/>', ""),
    "ReadingNote": (
        "Reading Note", "Normal", '<w:jc w:val="center"/>',
        '<w:i/><w:iCs/><w:sz w:val="20"/><w:szCs w:val="20"/>',
    ),
    "Footer": ("footer", "Normal", "", '<w:sz w:val="20"/><w:szCs w:val="20"/>'),
}  # fmt: skip


def main() -> None:
    outline, target = Path(sys.argv[1]), Path(sys.argv[2])
    settings, lines = read(outline.read_text("utf-8"))
    lang = LOCALES[settings["lang"]]
    document = Body(lines)
    receipt = settings.get("receipt") == "yes"
    note = settings.get("note", "")
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations(
            ("officeDocument", "word/document.xml"),
            ("metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": core(settings["title"], lang),
        "word/document.xml": document.xml(),
        "word/_rels/document.xml.rels": relations(
            ("styles", "styles.xml"), ("settings", "settings.xml"),
            ("numbering", "numbering.xml"), ("fontTable", "fontTable.xml"),
            ("header", "header1.xml"), ("header", "header2.xml"),
            ("footer", "footer1.xml"), ("footer", "footer2.xml"),
        ),
        "word/styles.xml": styles(lang),
        "word/settings.xml": settings_part(lang),
        "word/numbering.xml": numbering(document.lists),
        "word/fontTable.xml": font_table(),
        "word/header1.xml": header(page_number=False, note=note),
        "word/header2.xml": header(page_number=True, note=note),
        # The corner for the receipt mark: an empty footer of the first page, 22 mm high.
        "word/footer1.xml": footer(1247 if receipt else 0),
        "word/footer2.xml": footer(0),
    }  # fmt: skip
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            item = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            item.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(item, text.encode("utf-8"))


def read(text: str) -> tuple[dict[str, str], list[str]]:
    head, _, body = text.partition("\n\n")
    settings = dict(line.split(": ", 1) for line in head.strip().splitlines())
    return settings, [line for line in body.splitlines() if line.strip()]


def runs(text: str) -> str:
    found = []
    bold = False
    for piece in re.split(r"(\*\*|\\\\|<tab>)", text):
        if piece == "**":
            bold = not bold
        elif piece == "\\\\":
            found.append("<w:r><w:br/></w:r>")
        elif piece == "<tab>":
            found.append("<w:r><w:tab/></w:r>")
        elif piece:
            properties = "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else ""
            found.append(f'<w:r>{properties}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>')
    return "".join(found)


def paragraph(style: str, text: str, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{runs(text)}</w:p>'


# Word joins two tables that touch and wants a paragraph after the last one; this one takes no
# room, so that it never makes a page of its own.
AFTER_TABLE = paragraph("AfterTable", "")


class Body:
    def __init__(self, lines: list[str]) -> None:
        self.lists = 0
        self._level: int | None = None
        self._out: list[str] = []
        self._table: list[str] = []
        for line in lines:
            self._line(line.rstrip())
        self._flush()

    def _line(self, line: str) -> None:
        if line.startswith("|"):
            self._table.append(line[1:])
            return
        self._flush()
        if line == "~signatures":
            self._out.append(signatures() + AFTER_TABLE)
        elif line.startswith("~closing "):
            self._out.append(closing(line.removeprefix("~closing ")))
        elif line == "~declared":
            self._out.append(declared())
        elif match := re.match(r"\^(\w+)\^ ?(.*)", line):
            self._out.append(paragraph(match[1], match[2]))
        elif line.startswith("== "):
            self._out.append(paragraph("Subtitle", line[3:]))
        elif line.startswith("= "):
            self._out.append(paragraph("Title", line[2:]))
        elif line.startswith("## "):
            self._out.append(paragraph("Heading2", line[3:]))
        elif line.startswith("# "):
            self._level = None
            self._out.append(paragraph("Heading1", line[2:]))
        elif line.startswith("#> "):
            self._level = None
            self._out.append(paragraph("AnnexBegin", line[3:]))
        elif match := re.match(r"(\+?)(1[.)]) (.*)", line):
            self._point(0 if match[2] == "1." else 1, match[3], kept=bool(match[1]))
        else:
            self._out.append(paragraph("BodyText", line))

    def _point(self, level: int, text: str, *, kept: bool) -> None:
        if self._level is None:
            self.lists += 1
        self._level = level
        number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{self.lists}"/></w:numPr>'
        style = "SubPoint" if level else "Point"
        self._out.append(paragraph(style, text, ("<w:keepNext/>" if kept else "") + number))

    def _flush(self) -> None:
        if self._table:
            self._out.append(table(self._table))
            self._table = []

    def xml(self) -> str:
        section = (
            '<w:sectPr><w:headerReference w:type="first" r:id="rId5"/>'
            '<w:headerReference w:type="default" r:id="rId6"/>'
            '<w:footerReference w:type="first" r:id="rId7"/>'
            '<w:footerReference w:type="default" r:id="rId8"/>'
            '<w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" '
            'w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
        )
        return (
            f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
            f"{''.join(self._out)}{section}</w:body></w:document>"
        )


NO_LINES = "".join(
    f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


SIGN_SPACE = '<w:spacing w:before="420"/>'
RULE = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tcBorders>'


def grid(widths: list[int], lines: str, margin: int) -> str:
    return (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{margin}" w:type="dxa"/>'
        f'<w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>'
        + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        + "</w:tblGrid>"
    )


def table(rows: list[str]) -> str:
    *percents, kind = rows[0].split()
    widths = [TEXT_WIDTH * int(percent) // 100 for percent in percents]
    out = [f"<w:tbl>{grid(widths, LINES if kind == 'grid' else NO_LINES, 85)}"]
    for row in rows[1:]:
        head = row.startswith("!")
        cells = [cell.strip() for cell in row.lstrip("!").split(" | ")]
        if len(cells) == 1:  # a tag that takes its row away; Word wants all the cells
            cells += [""] * (len(widths) - 1)
        properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if head else "")
        out.append(f"<w:tr><w:trPr>{properties}</w:trPr>")
        for width, cell in zip(widths, cells, strict=True):
            match = re.match(r"(_?)(?:\^(\w+)\^ ?)?(.*)", cell)
            ruled, style, text = match.groups() if match else ("", "", cell)
            style = style or ("TableHead" if head else "TableText")
            inner = "".join(paragraph(style, part) for part in text.split(" // "))
            out.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{RULE if ruled else ""}'
                f"</w:tcPr>{inner}</w:tc>"
            )
        out.append("</w:tr>")
    return "".join(out) + "</w:tbl>"


def signatures() -> str:
    widths = [4394, 2126, 284, 2550]
    texts = (
        "{% if one.post %}{{ one.post }}{% elif not subject.citizen %}<tab>{% endif %}",
        "<tab>",
        "",
        "{% if one.name %}{{ one.name }}{% else %}<tab>{% endif %}",
    )
    row = ["<w:tr><w:trPr><w:cantSplit/></w:trPr>"]
    for width, text in zip(widths, texts, strict=True):
        # The place of the signature, and a post or name that is empty, are ruled lines.
        fill = f'<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="{width - 57}"/></w:tabs>'
        row.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="bottom"/>'
            f"</w:tcPr>{paragraph('SignCell', text, fill + SIGN_SPACE)}</w:tc>"
        )
    row.append("</w:tr>")

    def tag(text: str) -> str:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{paragraph('SignCell', text if place == 0 else '')}</w:tc>"
            for place, width in enumerate(widths)
        )
        return f"<w:tr>{cells}</w:tr>"

    return (
        f"<w:tbl>{grid(widths, NO_LINES, 0)}{tag('{%tr for one in signatories %}')}"
        f"{''.join(row)}{tag('{%tr endfor %}')}</w:tbl>"
    )


def closing(executor: str) -> str:
    """Signatures and the mark of the executor in one unbreakable row: neither stands alone."""
    tags = ("{%p if executor %}", f"{executor} {{{{ executor }}}}", "{%p endif %}")
    marks = "".join(paragraph("Executor", tag) for tag in tags)
    return (
        f"<w:tbl>{grid([TEXT_WIDTH], NO_LINES, 0)}<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>"
        f'<w:tcPr><w:tcW w:w="{TEXT_WIDTH}" w:type="dxa"/></w:tcPr>{signatures()}{marks}'
        f"</w:tc></w:tr></w:tbl>{AFTER_TABLE}"
    )


def declared() -> str:
    """One row: the day, the signature, the name of the member who declares."""
    texts = ("{{ member.declared }}", "", "", "", "{{ member.short_name }}")
    widths = [2268, 284, 2835, 284, 3683]
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{RULE if place in (0, 2) else ""}'
        f'<w:vAlign w:val="bottom"/></w:tcPr>'
        f"{paragraph('SignCell', text, SIGN_SPACE)}</w:tc>"
        for place, (width, text) in enumerate(zip(widths, texts, strict=True))
    )
    row = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
    return f"<w:tbl>{grid(widths, NO_LINES, 0)}{row}</w:tbl>{AFTER_TABLE}"


def fonts() -> str:
    return f'<w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'


def language(lang: str) -> str:
    return f'<w:lang w:val="{lang}" w:eastAsia="{lang}" w:bidi="{lang}"/>'


def styles(lang: str) -> str:
    def run_properties(more: str) -> str:
        return f"<w:rPr>{fonts()}{more}{language(lang)}</w:rPr>"

    out = [
        f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault>'
        + run_properties('<w:sz w:val="28"/><w:szCs w:val="28"/>')
        + '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" '
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
        (
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
            f"<w:qFormat/>{run_properties('')}</w:style>"
        ),
        (
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
            '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
            "<w:semiHidden/><w:unhideWhenUsed/>"
            f"{run_properties('')}"
            '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
            '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
            '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        ),
    ]
    for style_id, (name, base, for_paragraph, for_run) in STYLES.items():
        following = '<w:next w:val="BodyText"/>' if "eading" in style_id else ""
        out.append(
            f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="{base}"/>{following}<w:qFormat/>'
            f"<w:pPr>{for_paragraph}</w:pPr>{run_properties(for_run)}</w:style>"
        )
    return "".join(out) + "</w:styles>"


def settings_part(lang: str) -> str:
    return (
        f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="709"/><w:autoHyphenation w:val="false"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{lang}"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )


def numbering(lists: int) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:suff w:val="space"/><w:lvlText w:val="%{level + 1}{mark}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="709"/></w:pPr></w:lvl>'
        for level, mark in enumerate((".", ")"))
    )
    out = [
        (
            f'{HEAD}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
    ]
    for number in range(1, max(lists, 1) + 1):
        restart = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
            for level in range(2)
        )
        out.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{restart}</w:num>')
    return "".join(out) + "</w:numbering>"


def font_table() -> str:
    return (
        f'{HEAD}<w:fonts xmlns:w="{W}"><w:font w:name="{FONT}"><w:panose1 '
        'w:val="02020603050405020304"/><w:charset w:val="CC"/><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def header(*, page_number: bool, note: str) -> str:
    out = []
    if page_number:
        field = "".join(
            f"<w:r>{inner}</w:r>"
            for inner in (
                '<w:fldChar w:fldCharType="begin"/>',
                '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
                '<w:fldChar w:fldCharType="separate"/>', "<w:t>2</w:t>",
                '<w:fldChar w:fldCharType="end"/>',
            )
        )  # fmt: skip
        out.append(f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{field}</w:p>')
    if note:
        out.append(paragraph("ReadingNote", note))
    if not out:
        out.append('<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>')
    return f'{HEAD}<w:hdr xmlns:w="{W}">{"".join(out)}</w:hdr>'


def footer(height: int) -> str:
    spaced = f'<w:spacing w:line="{height}" w:lineRule="exact"/>' if height else ""
    return f'{HEAD}<w:ftr xmlns:w="{W}">{paragraph("Footer", "", spaced)}</w:ftr>'


def content_types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {
        "document": "document.main", "styles": "styles", "settings": "settings",
        "numbering": "numbering", "fontTable": "fontTable", "header1": "header",
        "header2": "header", "footer1": "footer", "footer2": "footer",
    }  # fmt: skip
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{word}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def relations(*pairs: tuple[str, str]) -> str:
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    out = [f'{HEAD}<Relationships xmlns="{package}">']
    for number, (kind, target) in enumerate(pairs, 1):
        base = R if "/" not in kind else package
        out.append(
            f'<Relationship Id="rId{number}" Type="{base}/{kind}" Target={quoteattr(target)}/>'
        )
    return "".join(out) + "</Relationships>"


def core(title: str, lang: str) -> str:
    return (
        f"{HEAD}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{lang}</dc:language>"
        "</cp:coreProperties>"
    )


if __name__ == "__main__":
    main()
