"""The page on adding a procedure adds one."""

import re
import shutil
from datetime import date
from pathlib import Path

from desktop.domain.case import Case
from desktop.domain.control import Control, Proceeding
from desktop.domain.ids import new_id
from desktop.domain.parties import ControlObject, Subject
from desktop.law.law import Law
from desktop.procedure.route import route
from desktop.usecases.checking import check_data

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_adds_a_procedure_that_works(tmp_path: Path) -> None:
    for folder in ("forms", "resources"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    page = (ROOT / "docs" / "adding-a-procedure.md").read_text("utf-8")
    blocks = re.findall(r"```toml file=(\S+)\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 2
    for name, text in blocks:
        target = tmp_path / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, "utf-8")
    for lang in ("kk", "ru", "en"):
        near = tmp_path / "forms" / "monitoring" / f"notice.{lang}.docx"
        shutil.copy(near, tmp_path / "forms" / "meeting" / f"meeting-request.{lang}.docx")
    assert check_data(tmp_path) == ()
    law = Law(tmp_path)
    subject, target = Subject(id=new_id()), ControlObject(id=new_id())
    control = Control(id=new_id(), number=1, subject_id=subject.id, object_id=target.id)
    made = Proceeding(
        id=new_id(), control_id=control.id, number=1, procedure="meeting", edition="2026-1"
    )
    case = Case(new_id(), {}).replaced([subject, target, control, made])
    found = route(case, made.id, law, date(2026, 1, 5))
    assert [state.step.id for state in found.steps][-2:] == ["meeting-asked", "meeting-held"]
    assert law.procedure("meeting").documents == ("meeting-request",)
