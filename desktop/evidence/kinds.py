"""What kind a file is by its name. What it really is shows when it is read."""

import mimetypes
from collections.abc import Mapping
from pathlib import PurePath

from desktop.domain.control import EvidenceKind
from desktop.domain.correspondence import PICTURES

# The systems' own tables differ, and none knows all of these: the same file is called the same
# on every computer.
_TYPES: Mapping[str, str] = {
    ".heic": "image/heic",
    ".heif": "image/heif",
    ".webp": "image/webp",
    ".htm": "text/html",
    ".html": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".mht": "multipart/related",
    ".mhtml": "multipart/related",
    ".warc": "application/warc",
    ".wacz": "application/wacz",
    ".eml": "message/rfc822",
    ".cms": "application/pkcs7-signature",
    ".p7s": "application/pkcs7-signature",
    ".sig": "application/pkcs7-signature",
    ".p7m": "application/pkcs7-mime",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".opus": "audio/ogg",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".m4a": "audio/mp4",
    ".amr": "audio/amr",
    ".3gp": "video/3gpp",
    ".mkv": "video/x-matroska",
    ".webm": "video/webm",
}
PAGES = frozenset({".htm", ".html", ".xhtml"})
SINGLE_FILE_PAGES = frozenset({".mht", ".mhtml"})
OFFICE = frozenset({".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"})
TEXTS = frozenset({".txt", ".csv", ".md", ".json", ".log", ".vcf", ".srt"})
SIGNATURES = frozenset({".cms", ".p7s", ".sig", ".p7m"})
_OLD_OFFICE = frozenset({".doc", ".xls", ".ppt", ".rtf"})


def ending(name: str) -> str:
    """Return the ending of a file's name in small letters; of a packed WARC ".warc"."""
    lowered = name.lower()
    return ".warc" if lowered.endswith(".warc.gz") else PurePath(lowered).suffix


def media_type(name: str) -> str:
    """Return the media type that a file's name stands for."""
    return _TYPES.get(ending(name)) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def kind_of(name: str) -> EvidenceKind:
    """Return as what kind of evidence a file of this name is taken until something says more."""
    end, kind = ending(name), media_type(name)
    if end in PICTURES or kind.startswith("image/"):
        return "screenshot"
    if end in PAGES | SINGLE_FILE_PAGES | {".warc", ".wacz"}:
        return "web_page"
    if kind.startswith("audio/"):
        return "audio"
    if kind.startswith("video/"):
        return "video"
    if end in OFFICE | _OLD_OFFICE | {".pdf", ".eml", ".msg", ".txt", ".csv"}:
        return "document"
    return "other"


def is_signature(name: str) -> bool:
    """Return whether a file calls itself an electronic signature."""
    return ending(name) in SIGNATURES
