"""`make demo`: the sample case and the documents that can be made of it, in one folder."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.domain.text import LANGS
from desktop.procedure.route import main_proceeding
from desktop.usecases.cases import current_control
from desktop.usecases.files import make_folder, remove
from desktop.usecases.papers import make_paper, missing_for, paper_name
from desktop.usecases.reporting import make_workbook
from desktop.usecases.sample import AS_OF, SAMPLE_NAME, build_sample, sample_office
from desktop.usecases.standing import standing


def make_demo(folder: Path) -> Iterator[Path]:
    """Make the sample's case file, documents and workbook; yield each path as it is written.

    A demo made before in the same folder is replaced; other files there are left alone.

    Raises:
        Problem: the folder cannot be written to.
    """
    folder = folder.absolute()
    make_folder(folder, parents=True)
    case_file = folder / SAMPLE_NAME
    remove(case_file)
    with TemporaryDirectory() as home:
        # The sample's own profile and register: the user's stay untouched, and nothing is left.
        office = sample_office(Path(home))
        with build_sample(office, case_file) as desk:
            yield case_file
            first = main_proceeding(desk.case, current_control(desk.case).id)
            route = standing(desk, first.control_id, AS_OF)
            for kind in dict.fromkeys(kind for step in route.steps for kind in step.documents):
                for lang in LANGS:
                    if missing_for(desk, first.id, kind, lang):
                        continue  # of what the published case does not tell, such as a meeting
                    target = folder / paper_name(kind, lang)
                    remove(target)  # of a demo made before, not to be put aside
                    make_paper(desk, first.id, kind, lang, target)
                    yield target
        for lang in LANGS:
            workbook = folder / f"workbook.{lang}.xlsx"
            make_workbook(office, [case_file], lang, workbook)
            yield workbook
