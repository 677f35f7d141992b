"""`make demo`: the sample case and all its documents, written into one folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from desktop.domain.errors import Problem
from desktop.domain.text import LANGS
from desktop.usecases.cases import current_control
from desktop.usecases.papers import make_paper, paper_name
from desktop.usecases.reporting import make_workbook
from desktop.usecases.sample import SAMPLE_NAME, build_sample, sample_office


def make_demo(folder: Path) -> Iterator[Path]:
    """Make the sample's case file, documents and workbook; yield each path as it is written.

    A demo made before in the same folder is replaced; other files there are left alone.

    Raises:
        Problem: the folder cannot be written to.
    """
    folder = folder.absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        office = sample_office(folder)
        shutil.rmtree(office.folders.home, ignore_errors=True)
        case_file = folder / SAMPLE_NAME
        case_file.unlink(missing_ok=True)
    except OSError as error:
        raise Problem("target.in-use", path=str(folder), free=folder.name) from error
    with build_sample(office, case_file) as desk:
        yield case_file
        control = current_control(desk.case)
        for kind in office.law.documents:
            for lang in LANGS:
                target = folder / paper_name(kind.id, lang)
                target.unlink(missing_ok=True)  # a demo made before is replaced
                make_paper(desk, control.id, kind.id, lang, target)
                yield target
    for lang in LANGS:
        workbook = folder / f"workbook.{lang}.xlsx"
        make_workbook(office, [case_file], lang, workbook)
        yield workbook
    shutil.rmtree(office.folders.home, ignore_errors=True)
