"""Turn Word and Excel files into pictures of their pages, to look at them one by one.

Usage: render.py DIR OUT [--dpi 70] [--sheet]
For each file of DIR: OUT/<file>.pdf and OUT/<file>-01.png, -02.png, ...; with --sheet also
OUT/sheet-01.png, ...: all pages of all files, small and labelled.
Needs LibreOffice and poppler: tools/system-packages.sh documents.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SUFFIXES = {".docx", ".xlsx"}
SECONDS_PER_FILE = 60
# One contact sheet stays small enough to be read without scrolling.
COLUMNS, ROWS = 6, 4
THUMB, LABEL, GAP = 300, 22, 12


def convert(sources: list[Path], work: Path) -> dict[Path, Path]:
    """Convert all files by one start of LibreOffice; those it left out get a start of their own."""
    pdfs = _run_office(sources, work / "together")
    for number, source in enumerate(sources):
        if source not in pdfs:
            pdfs |= _run_office([source], work / f"alone{number}")
    return pdfs


def _run_office(sources: list[Path], folder: Path) -> dict[Path, Path]:
    # notice.docx and notice.xlsx would both become notice.pdf: numbered copies keep them apart.
    # The profile is our own: an office that is already open would otherwise take the work over.
    inbox, outbox, profile = folder / "in", folder / "out", folder / "profile"
    inbox.mkdir(parents=True)
    copies = {s: inbox / f"{number:04}{s.suffix}" for number, s in enumerate(sources)}
    for source, copy in copies.items():
        shutil.copyfile(source, copy)
    office = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    command = [*office, "--convert-to", "pdf", "--outdir", str(outbox), *map(str, copies.values())]
    try:
        limit = 30 + SECONDS_PER_FILE * len(sources)
        subprocess.run(command, check=False, capture_output=True, timeout=limit)
    except subprocess.TimeoutExpired:
        print("LibreOffice did not finish in time.", file=sys.stderr)
    pdfs = {source: outbox / f"{copy.stem}.pdf" for source, copy in copies.items()}
    return {source: pdf for source, pdf in pdfs.items() if pdf.is_file()}


def pages(pdf: Path, name: str, out: Path, dpi: int) -> list[Path]:
    """Draw the pages of one PDF; those of an earlier, longer version go."""
    for old in out.glob(f"{name}-*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory(dir=out) as temporary:
        stem = Path(temporary) / "page"
        subprocess.run(["pdftoppm", "-r", str(dpi), "-png", str(pdf), str(stem)], check=True)
        drawn = sorted(Path(temporary).glob("page-*.png"), key=lambda p: int(p.stem[5:]))
        return [
            page.rename(out / f"{name}-{number:02}.png") for number, page in enumerate(drawn, 1)
        ]


def contact_sheets(pictures: list[Path], out: Path) -> list[Path]:
    """Put all pages together, labelled, as many sheets as it takes."""
    for old in out.glob("sheet-*.png"):
        old.unlink()
    font = ImageFont.load_default(13)
    sheets = []
    per_sheet = COLUMNS * ROWS
    for number, first in enumerate(range(0, len(pictures), per_sheet), 1):
        shown = pictures[first : first + per_sheet]
        thumbs = []
        for picture in shown:
            with Image.open(picture) as page:
                page.thumbnail((THUMB, THUMB * 3 // 2))
                thumbs.append(page.convert("RGB"))
        cell_w, cell_h = THUMB + GAP, max(t.height for t in thumbs) + LABEL + GAP
        columns = min(COLUMNS, len(thumbs))
        rows = -(-len(thumbs) // COLUMNS)
        sheet = Image.new("RGB", (columns * cell_w + GAP, rows * cell_h + GAP), "#9aa0a6")
        draw = ImageDraw.Draw(sheet)
        for index, (picture, thumb) in enumerate(zip(shown, thumbs, strict=True)):
            x = GAP + index % COLUMNS * cell_w
            y = GAP + index // COLUMNS * cell_h
            draw.text((x, y), picture.stem, fill="black", font=font)
            sheet.paste(thumb, (x, y + LABEL))
        target = out / f"sheet-{number:02}.png"
        sheet.save(target)
        sheets.append(target)
    return sheets


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path, metavar="DIR")
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--dpi", type=int, default=70)
    parser.add_argument("--sheet", action="store_true", help="also all pages on contact sheets")
    arguments = parser.parse_args()
    if not (shutil.which("soffice") and shutil.which("pdftoppm")):
        sys.exit("LibreOffice or pdftoppm is missing: run tools/system-packages.sh documents.")
    # "~$" marks the lock file of a document that is open in Word.
    sources = sorted(
        path
        for path in arguments.source.iterdir()
        if path.suffix in SUFFIXES and not path.name.startswith(("~$", ".~"))
    )
    if not sources:
        sys.exit(f"{arguments.source} holds no .docx or .xlsx file.")
    arguments.out.mkdir(parents=True, exist_ok=True)
    pictures: list[Path] = []
    with tempfile.TemporaryDirectory() as temporary:
        pdfs = convert(sources, Path(temporary))
        for source in sources:
            if source not in pdfs:
                print(f"{source.name}: LibreOffice could not convert it.", file=sys.stderr)
                continue
            shutil.copyfile(pdfs[source], arguments.out / f"{source.name}.pdf")
            drawn = pages(pdfs[source], source.name, arguments.out, arguments.dpi)
            print(f"{source.name}: {len(drawn)} pages")
            pictures += drawn
    if arguments.sheet and pictures:
        for sheet in contact_sheets(pictures, arguments.out):
            print(sheet)
    return 0 if len(pdfs) == len(sources) else 1


if __name__ == "__main__":
    sys.exit(main())
