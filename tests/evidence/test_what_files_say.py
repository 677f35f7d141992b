"""What files from outside say of themselves: a table of kinds, and of files that mean harm."""

import gzip
import io
import struct
import time
import tracemalloc
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter

from desktop.evidence import limits
from desktop.evidence.kinds import media_type
from desktop.evidence.reading import what_it_says, words_of
from desktop.evidence.says import Moment, Says, written_in

HERE = Path(__file__).parent
LEVELS = 200
MIB = 1 << 20


def says(data: bytes, name: str) -> Says:
    return what_it_says(io.BytesIO(data), name)


def words(data: bytes, name: str) -> str:
    return words_of(io.BytesIO(data), name)


def codes(said: Says) -> list[str]:
    return [problem.code for problem in said.problems]


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name.replace("__", "/").replace("_DOT_", "."), data)
    return out.getvalue()


def camera_photo(form: str, *, place: bool) -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Phone"
    exif.get_ifd(0x8769)[0x9003] = "2025:10:06 15:10:22"
    if place:
        exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 13.0, 0.0), 3: "E", 4: (51.0, 22.0, 0.0)})
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, form, exif=exif)
    return out.getvalue()


# -- pictures -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "name"), [("JPEG", "a.JPG"), ("PNG", "a.png"), ("WEBP", "a.webp")]
)
@pytest.mark.parametrize("place", [True, False])
def test_a_photo_tells_when_it_was_taken_and_whether_it_holds_the_place(
    form: str, name: str, place: bool
) -> None:
    said = says(camera_photo(form, place=place), name)
    assert (said.kind, said.made, said.gps) == ("photo", Moment("2025-10-06", "15:10"), place)


def test_a_photo_of_an_iphone_is_read_as_well() -> None:
    said = says((HERE / "photo.heic").read_bytes(), "IMG_0001.HEIC")
    assert (said.kind, said.made, said.gps) == ("photo", Moment("2025-10-06", "15:10"), True)


def test_a_picture_without_the_marks_of_a_camera_is_a_screenshot_of_an_unknown_day() -> None:
    out = io.BytesIO()
    Image.new("RGB", (40, 30)).save(out, "PNG")
    assert says(out.getvalue(), "screen.png") == Says(kind="screenshot")


def test_a_photo_that_is_no_photo_is_named() -> None:
    said = says(b"<html>not found</html>", "photo.jpg")
    assert codes(said) == ["evidence.no-picture"]
    assert said.problems[0].params["name"] == "photo.jpg"


def png_of(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_a_picture_of_forty_thousand_pixels_a_side_is_named_and_not_unpacked() -> None:
    data = png_of(40_000, 40_000)
    tracemalloc.start()
    said = says(data, "bomb.png")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert codes(said) == ["evidence.picture-too-large"]
    assert peak < 5 * MIB


# -- pages --------------------------------------------------------------------------------------

SINGLE_FILE = """<!DOCTYPE html> <html lang=ru><!--
 Page saved with SingleFile
 url: https://www.gov.kz/memleket/entities/bko-cifr?lang=ru
 saved date: Mon Oct 06 2025 13:10:22 GMT+0300 (Москва, стандартное время)
--><meta charset=utf-8>
<title>Общественный IT-совет</title>
<link rel=canonical href=https://www.gov.kz/other>
<meta property="article:published_time" content="2025-09-01T08:00:00+05:00">
<body><h1>Сведений нет</h1><script>alert("x")</script><p>Страница <b>пуста</b>.</p></body></html>"""


def test_a_page_saved_by_singlefile_tells_address_day_and_hour() -> None:
    said = says(SINGLE_FILE.encode(), "page.html")
    assert said == Says(
        kind="web_page",
        title="Общественный IT-совет",
        source="https://www.gov.kz/memleket/entities/bko-cifr?lang=ru",
        made=Moment("2025-09-01", "08:00"),
        found=Moment("2025-10-06", "15:10"),  # the hour of Kazakhstan
        language="ru",
    )


@pytest.mark.parametrize(
    ("page", "source", "found"),
    [
        (
            "<!-- saved from url=(0024)https://www.gov.kz/page1 --><html><title>a</title>",
            "https://www.gov.kz/page1",
            None,
        ),
        ('<html><head><link rel="canonical" href="https://a.kz/b">', "https://a.kz/b", None),
        ('<html><head><meta property="og:url" content="https://a.kz/c">', "https://a.kz/c", None),
        (
            '<html data-scrapbook-source="https://a.kz/d" data-scrapbook-create="20251006101022">',
            "https://a.kz/d",
            Moment("2025-10-06", "15:10"),
        ),
        ('<html><head><link rel="canonical" href="javascript:alert(1)">', "", None),
        ('<html><head><link rel="canonical" href="/b">', "", None),
    ],
)
def test_an_address_is_found_where_it_is_one(page: str, source: str, found: Moment | None) -> None:
    said = says(page.encode(), "p.htm")
    assert (said.source, said.found) == (source, found)


def test_a_page_in_the_letters_of_windows_is_read() -> None:
    page = '<html><head><meta charset="windows-1251"><title>Басқарма емес, управление</title>'
    assert says(page.encode("cp1251", "replace"), "p.html").title.endswith("управление")


def test_a_saved_page_is_shown_as_words_without_its_scripts() -> None:
    shown = words(SINGLE_FILE.encode(), "page.html")
    assert shown.splitlines() == ["Сведений нет", "", "Страница пуста."]


MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://www.gov.kz/memleket/entities/bko
Subject: =?utf-8?Q?=D0=91=D0=B0=D1=81=D2=9B=D0=B0=D1=80=D0=BC=D0=B0?=
Date: Mon, 6 Oct 2025 10:10:22 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----MultipartBoundary--abc----"


------MultipartBoundary--abc----
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://www.gov.kz/memleket/entities/bko

<html lang=3D"kk"><head><title>x</title></head><body><p>=
=D0=9A=D0=B5=D2=A3=D0=B5=D1=81 =D0=B6=D0=BE=
=D2=9B</p></body></html>
------MultipartBoundary--abc------
"""


def test_a_page_saved_as_one_file_tells_its_address_and_when() -> None:
    said = says(MHTML.replace("\n", "\r\n").encode(), "page.mhtml")
    assert said == Says(
        kind="web_page",
        title="Басқарма",
        source="https://www.gov.kz/memleket/entities/bko",
        found=Moment("2025-10-06", "15:10"),
        language="kk",
    )
    assert words(MHTML.encode(), "page.mht").splitlines()[-1] == "Кеңес жоқ"


# -- archives -----------------------------------------------------------------------------------


def record(kind: str, block: bytes, uri: str = "", day: str = "2025-10-06T10:10:22Z") -> bytes:
    target = f"WARC-Target-URI: {uri}\r\n" if uri else ""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\n{target}WARC-Date: {day}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes, kind: str = "text/html", more: str = "") -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


PAGE = '<html lang="kk"><head><title>Кеңес</title></head><body>Бет бос</body></html>'.encode()
CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)
RECORDS = (
    record("warcinfo", b"software: x\r\n"),
    record("request", b"GET / HTTP/1.1\r\n\r\n", "https://a.kz/"),
    record("response", answer(b"body {}", "text/css"), "https://a.kz/style.css"),
    record(
        "response",
        answer(CHUNKED, more="Transfer-Encoding: chunked\r\n"),
        "https://a.kz/page",
        "2025-10-06T10:11:00Z",
    ),
)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"".join(RECORDS), "a.warc"),
        (b"".join(gzip.compress(each) for each in RECORDS), "a.warc.gz"),
    ],
)
def test_an_archive_of_pages_tells_of_its_first_page(data: bytes, name: str) -> None:
    said = says(data, name)
    assert said == Says(
        kind="web_page",
        title="Кеңес",
        source="https://a.kz/page",
        found=Moment("2025-10-06", "15:11"),
        language="kk",
    )
    assert words(data, name) == "Бет бос"


def test_a_wacz_tells_of_its_first_page() -> None:
    pages = (
        b'{"format": "json-pages-1.0", "id": "pages"}\n'
        b'{"url": "https://a.kz/p", "ts": "2025-10-06T10:11:00Z", "title": "A page"}\n'
    )
    said = says(zipped(pages__pages_DOT_jsonl=pages), "a.wacz")
    assert (said.source, said.title, said.found) == (
        "https://a.kz/p",
        "A page",
        Moment("2025-10-06", "15:11"),
    )


@pytest.mark.parametrize(
    ("name", "entry"), [("a.wacz", "pages__pages_DOT_jsonl"), ("a.docx", "docProps__core_DOT_xml")]
)
def test_a_packed_bomb_is_named_and_not_unpacked(name: str, entry: str) -> None:
    data = zipped(**{entry: b"\0" * (300 * MIB)})
    assert len(data) < MIB
    tracemalloc.start()
    said = says(data, name)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert codes(said) == ["evidence.packed-too-much"]
    assert peak < 4 * limits.ENTRY


def test_a_packed_file_that_lies_about_its_table_is_not_read_whole() -> None:
    data = bytearray(zipped(pages__pages_DOT_jsonl=b"{}"))
    struct.pack_into("<H", data, data.rfind(b"PK\x05\x06") + 10, 0xFFFF)
    assert codes(says(bytes(data), "a.wacz")) == ["evidence.packed-too-much"]


def test_a_packed_line_without_an_end_fills_no_memory() -> None:
    data = gzip.compress(b"WARC/1.1\r\nX: " + b"a" * (300 * MIB))
    tracemalloc.start()
    said = says(data, "a.warc.gz")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert said == Says(kind="web_page")
    assert peak < 5 * limits.ARCHIVE_READ


# -- letters ------------------------------------------------------------------------------------


def letter() -> bytes:
    made = EmailMessage()
    made["From"] = "Кеңсе <kense@bko.gov.kz>"
    made["To"] = "ashyq@example.kz"
    made["Subject"] = "Жауап хат"
    made["Date"] = "Fri, 17 Oct 2025 09:30:00 +0500"
    made.set_content("Құрметті әріптестер!\nЖауап қоса берілді.")
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="жауап.pdf")
    made.add_attachment(b"x", maintype="application", subtype="pkcs7", filename="жауап.pdf.cms")
    return made.as_bytes()


def test_a_letter_tells_from_whom_when_about_what_and_what_is_attached() -> None:
    said = says(letter(), "reply.eml")
    assert said == Says(
        kind="document",
        title="Жауап хат",
        source="Кеңсе <kense@bko.gov.kz>",
        made=Moment("2025-10-17", "09:30"),
        to="ashyq@example.kz",
        attached=("жауап.pdf", "жауап.pdf.cms"),
    )
    assert words(letter(), "reply.eml").splitlines()[-2:] == [
        "Құрметті әріптестер!",
        "Жауап қоса берілді.",
    ]


def nested(levels: int, filling: bytes = b"") -> bytes:
    head = "".join(
        f'Subject: level {n}\r\nContent-Type: multipart/mixed; boundary="b{n}"\r\n\r\n'
        f"--b{n}\r\nContent-Type: message/rfc822\r\n\r\n"
        for n in range(levels)
    )
    return head.encode() + b"Content-Type: text/plain\r\n\r\n" + filling


def test_a_letter_nested_two_hundred_deep_is_read_as_far_as_is_sensible() -> None:
    data = nested(LEVELS, b"line of text\r\n" * 400_000)
    begun = time.process_time()
    said = says(data, "deep.eml")
    assert time.process_time() - begun < 20
    assert (said.title, codes(said)) == ("level 0", ["evidence.nested"])


def test_a_letter_of_endless_headers_is_read_in_moments() -> None:
    data = b"To: " + b"a@b.kz, " * 400_000 + b"\r\nSubject: x\r\n\r\ntext"
    begun = time.process_time()
    assert says(data, "a.eml").to.startswith("a@b.kz")
    assert time.process_time() - begun < 20


# -- documents ----------------------------------------------------------------------------------


def test_a_pdf_tells_title_author_and_day() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({
        "/Title": "Есеп", "/Author": "Басқарма", "/CreationDate": "D:20251001120000+05'00'",
    })  # fmt: skip
    out = io.BytesIO()
    writer.write(out)
    said = says(out.getvalue(), "a.pdf")
    assert (said.title, said.made_by, said.made) == (
        "Есеп",
        "Басқарма",
        Moment("2025-10-01", "12:00"),
    )


CORE = """<cp:coreProperties
 xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
 <dc:title>План закупок</dc:title><dc:creator>Отдел</dc:creator>
 <dcterms:created>2025-01-15T04:00:00Z</dcterms:created></cp:coreProperties>"""
META = """<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>План закупок</dc:title>
 <meta:initial-creator>Отдел</meta:initial-creator>
 <meta:creation-date>2025-01-15T09:00:00</meta:creation-date></office:meta></office:document-meta>"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", zipped(docProps__core_DOT_xml=CORE.encode())),
        ("a.odt", zipped(meta_DOT_xml=META.encode())),
    ],
)
def test_an_office_document_tells_its_properties(name: str, data: bytes) -> None:
    said = says(data, name)
    assert (said.kind, said.title, said.made_by, said.made) == (
        "document",
        "План закупок",
        "Отдел",
        Moment("2025-01-15", "09:00"),
    )


def test_entities_of_a_foreign_document_name_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    core = entity + CORE.replace("План закупок", "&e;")
    assert "secret" not in says(zipped(docProps__core_DOT_xml=core.encode()), "a.docx").title


# -- everything ---------------------------------------------------------------------------------

ENDINGS = (
    "jpg", "png", "webp", "heic", "html", "mhtml", "warc", "wacz", "eml", "pdf", "docx", "odt",
)  # fmt: skip


@pytest.mark.parametrize("end", ENDINGS)
@pytest.mark.parametrize(
    "data", [b"", b"\0" * 5000, b"PK\x05\x06", b"%PDF-1.7\n%%EOF", b"\x1f\x8b" + b"x" * 99], ids=str
)
def test_no_file_breaks_the_reader_whatever_it_calls_itself(end: str, data: bytes) -> None:
    said = says(data, f"a.{end}")
    assert (said.title, said.source, said.made) == ("", "", None)


@pytest.mark.parametrize("name", ["chat.zip", "voice.opus", "film.mp4", "reply.cms", "no-ending"])
def test_what_is_kept_as_it_is_says_only_what_kind_it_is(name: str) -> None:
    kinds = {"voice.opus": "audio", "film.mp4": "video"}
    assert says(b"anything", name) == Says(kind=kinds.get(name, "other"))  # type: ignore[arg-type]


def test_what_a_file_says_is_one_clean_line() -> None:
    page = "<title>a\u202eb\n c" + "x" * 9000 + "</title>"
    title = says(page.encode(), "a.html").title
    assert title.startswith("ab cx")
    assert len(title) == 500


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.HEIC", "image/heic"),
        ("a.warc.gz", "application/warc"),
        ("a.docx", media_type("b.docx")),
        ("a", "application/octet-stream"),
    ],
)
def test_a_file_is_called_the_same_on_every_computer(name: str, kind: str) -> None:
    assert media_type(name) == kind


@pytest.mark.parametrize(("text", "lang"), [("Кеңес", "kk"), ("Совет", "ru"), ("Council", "en")])
def test_the_letters_of_a_title_tell_its_language(text: str, lang: str) -> None:
    assert written_in(text) == lang


@pytest.mark.parametrize("data", ["Қосымша".encode(), "Приложение".encode("cp1251")])
def test_plain_text_is_shown_in_whichever_letters_it_was_written(data: bytes) -> None:
    assert words(data, "chat.txt") in {"Қосымша", "Приложение"}
