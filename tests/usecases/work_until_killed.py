"""Works on a case without end: told before and after each act how the case then stands.

Run by `test_killed_at_work`: python -m ... HOME CASES FILE SEED.
"""

import hashlib
import json
import os
import random
import sys
from pathlib import Path

from desktop.domain.control import Evidence, Finding
from desktop.domain.correspondence import Attachment
from desktop.domain.fields import FieldAddress
from desktop.usecases import backups, merging, purging, undoing
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter
from desktop.usecases.office import Folders, Office
from desktop.usecases.taking_in import pasted_source, take_in_evidence


def mark(name: str) -> bytes:
    """Return bytes that stand in the file of that name, and nowhere else."""
    return hashlib.sha256(name.encode()).digest()


def standing(desk: Desk) -> dict[str, object]:
    """Return what of a case is compared: its topic, the number of findings, the files."""
    case = desk.case
    control = current_control(case)
    files = {each.id: each.name for each in case.all(Attachment)}
    return {
        "topic": control.topic.ru,
        "findings": len(case.of_control(Finding, control.id)),
        "files": sorted(
            files[each.attachment_id]
            for each in case.of_control(Evidence, control.id)
            if each.attachment_id is not None
        ),
    }


class Work:
    """Acts of every kind, each said before it is begun and after it is done."""

    def __init__(self, desk: Desk, chance: random.Random) -> None:
        self.desk = desk
        self.chance = chance
        self.stands = standing(desk)
        self.control = current_control(desk.case)
        self.n = 0

    def _tell(self, sign: str) -> None:
        sys.stdout.write(f"{sign} {json.dumps(self.stands, ensure_ascii=False)}\n")
        sys.stdout.flush()

    def _will(self, **changes: object) -> None:
        self.stands = {**self.stands, **changes}
        self._tell("?")

    def _done(self) -> None:
        self._tell("!")

    def _name(self) -> str:
        self.n += 1
        return f"{os.getpid()}-{self.n}"

    def write(self) -> None:
        """Type another topic."""
        topic = self._name()
        self._will(topic=topic)
        enter(self.desk, FieldAddress("control", self.control.id, "topic.ru"), topic)
        self._done()

    def find(self) -> None:
        """Add a finding, and often take it back and do it again."""
        findings = self.stands["findings"]
        assert isinstance(findings, int)
        self._will(findings=findings + 1)
        add(self.desk, "finding", control_id=self.control.id)
        self._done()
        if self.chance.random() < 0.5:
            self._will(findings=findings)
            undoing.undo(self.desk)
            self._done()
            self._will(findings=findings + 1)
            undoing.redo(self.desk)
            self._done()

    def take_in(self) -> None:
        """Take a file in."""
        name = f"{self._name()}.bin"
        files = self.stands["files"]
        assert isinstance(files, list)
        self._will(files=sorted([*files, name]))
        data = mark(name) + os.urandom(self.chance.randrange(1_500_000))
        take_in_evidence(self.desk, self.control.id, pasted_source(name, data))
        self._done()

    def purge(self) -> None:
        """Remove a piece of evidence for good."""
        pieces = self.desk.case.of_control(Evidence, self.control.id)
        if not pieces:
            return
        piece = self.chance.choice(pieces)
        assert piece.attachment_id is not None
        name = self.desk.case.one(Attachment, piece.attachment_id).name
        files = self.stands["files"]
        assert isinstance(files, list)
        self._will(files=[each for each in files if each != name])
        purging.purge(self.desk, "evidence", piece.id, "test")
        self._done()

    def back_up(self) -> None:
        """Make a backup."""
        backups.back_up(self.desk, "working")

    def join(self) -> None:
        """Join a copy in which a finding was added."""
        copy = self.desk.path.with_name("copy.baqylau")
        copy.unlink(missing_ok=True)
        self.desk.file.copy_to(copy)
        with open_case(self.desk.office, copy) as other:
            add(other, "finding", control_id=self.control.id)
        findings = self.stands["findings"]
        assert isinstance(findings, int)
        self._will(findings=findings + 1)
        merging.merge(self.desk, copy, {}, "kk")
        self._done()
        copy.unlink()

    def go_on(self) -> None:
        """Work until killed."""
        self._tell("!")
        acts = [self.write, self.find, self.take_in, self.purge, self.back_up, self.join]
        while True:
            self.chance.choices(acts, (6, 4, 4, 2, 2, 1))[0]()


if __name__ == "__main__":
    home, cases, file, seed = sys.argv[1:]
    office = Office(folders=Folders(Path(home), Path(cases)))
    with open_case(office, Path(file)) as opened:
        Work(opened, random.Random(int(seed))).go_on()
