"""Reading a made paper back, as Word would."""

import re
import zipfile
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn


def text_of(data: bytes) -> str:
    """Return everything readable: body, tables, headers and footers, a paragraph a line.

    What keeps a line from breaking reads as the plain space or hyphen that it looks like.
    """
    with zipfile.ZipFile(BytesIO(data)) as package:
        names = [n for n in package.namelist() if re.match(r"word/(document|header|footer)", n)]
        lines = []
        for name in names:
            xml = package.read(name).decode()
            xml = re.sub(
                r'</w:t><w:noBreakHyphen/><w:t(?: xml:space="preserve")?>', "-", xml
            ).replace("\N{NO-BREAK SPACE}", " ")
            for paragraph in re.split(r"</w:p>", xml):
                runs = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|(<w:tab/>|<w:br/>)", paragraph)
                lines.append("".join(" " if mark else run for run, mark in runs))
    found = "\n".join(lines)
    for code, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        found = found.replace(code, letter)
    return found


def opened(data: bytes) -> Any:
    return docx.Document(BytesIO(data))


def ids(data: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        xml = package.read("word/document.xml").decode()
    return re.findall(r"<wp:docPr [^>]*id=\"(\d+)\"", xml)


def style_of(paragraph: Any) -> str:
    return str(paragraph.style.style_id)


__all__ = ["ids", "opened", "qn", "style_of", "text_of"]
