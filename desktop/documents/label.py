"""Which letter a shared template is for: its kind and language, in the properties of the file."""

from io import BytesIO

import docx

_BEGIN = "baqylau-letter:"


def labelled(template: bytes, kind: str, lang: str, title: str) -> bytes:
    """Return a template that says in its properties of which kind and in which language it is."""
    document = docx.Document(BytesIO(template))
    properties = document.core_properties
    properties.identifier = f"{_BEGIN}{kind}"
    properties.language = lang
    properties.title = title
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def label_of(template: bytes) -> tuple[str, str]:
    """Return the kind and the language that a file says it is for, "" if it says nothing.

    Only for a file that was found sound (`Template`).
    """
    properties = docx.Document(BytesIO(template)).core_properties
    begin, _, kind = properties.identifier.partition(_BEGIN)
    return ("", "") if begin or not kind else (kind, properties.language)
