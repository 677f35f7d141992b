"""The recovery sheet of a protected case: a template of our own, filled, with the code as QR.

The words stand in `forms/common/sheets/recovery-sheet.<language>.docx`; a person can change them.
What the program knows stands there in braces, each alone in its paragraph or among words:
`{institution}`, `{file}`, `{day}`, `{code}` (each line of it in a paragraph of its own) and `{qr}`.
"""

from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import docx
from docx.shared import Mm

from desktop.documents.finish import finish
from desktop.documents.papers import LOCALES
from desktop.documents.pictures import set_in_line
from desktop.domain.errors import Problem
from desktop.domain.text import Lang

_QR_SIDE = Mm(45)


class Sheet(NamedTuple):
    """What the sheet says: the case, the day in figures, and the code line by line."""

    institution: str
    file: str
    day: str
    code: Sequence[str]


def recovery_sheet(template: Path, sheet: Sheet, lang: Lang) -> bytes:
    """Return the sheet as a Word file.

    Raises:
        Problem: `paper.no-template`.
    """
    try:
        document = docx.Document(BytesIO(template.read_bytes()))
    except OSError as error:
        name = template.name
        raise Problem("paper.no-template", kind="recovery-sheet", lang=lang, name=name) from error
    known = {"institution": sheet.institution, "file": sheet.file, "day": sheet.day}
    for paragraph in [*document.paragraphs, *_in_cells(document)]:
        text = paragraph.text
        if "{qr}" in text:
            _draw(paragraph, "".join(sheet.code).replace(" ", ""))
        elif "{code}" in text:
            _write_lines(paragraph, sheet.code)
        elif any(f"{{{name}}}" in text for name in known):
            _write(paragraph, _filled(text, known))
    title = document.core_properties.title or template.stem
    return finish(document, title=title, author="", lang=LOCALES[lang], sample="")


def _in_cells(document: Any) -> list[Any]:
    return [
        paragraph
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
    ]


def _filled(text: str, known: dict[str, str]) -> str:
    for name, value in known.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _write(paragraph: Any, text: str) -> None:
    """Give a paragraph a text in the type of its first run: Word cuts runs as it likes."""
    first, *others = paragraph.runs
    first.text = text
    for run in others:
        run._element.getparent().remove(run._element)  # noqa: SLF001 - the library has no other way


def _write_lines(paragraph: Any, lines: Sequence[str]) -> None:
    for line in lines[:-1]:
        copy = deepcopy(paragraph._element)  # noqa: SLF001 - the library has no other way
        paragraph._element.addprevious(copy)  # noqa: SLF001
        _write(type(paragraph)(copy, paragraph._parent), line)  # noqa: SLF001
    _write(paragraph, lines[-1])


def _draw(paragraph: Any, code: str) -> None:
    import segno

    drawn = BytesIO()
    # A quarter of it may be lost to a fold or a stain.
    segno.make(code, error="q", micro=False).save(drawn, kind="png", scale=8)
    drawn.seek(0)
    _write(paragraph, "")
    picture = paragraph.runs[0].add_picture(drawn, width=_QR_SIDE)
    set_in_line(picture._inline, "QR")  # noqa: SLF001
