"""Readers of the small tables of `resources/law/`: proofs of receipt, tasks, regions."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, TypeVar, get_args

from msgspec import Struct

from desktop.domain.basis import Confidence, Line, Texts
from desktop.domain.correspondence import ProofKind
from desktop.law.reading import DataFault, read_toml
from desktop.law.references import References
from desktop.law.rows import Rows

GradeId = Literal["proven", "dated", "claimed"]


class Grade(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How well a receipt is proven, and whether that starts the term of Art. 13(4)."""

    id: GradeId
    title: Texts
    meaning: Texts
    starts_clock: bool
    confidence: Confidence


class Proof(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of proof with its grade and what to do next."""

    kind: ProofKind
    grade: GradeId
    title: Texts
    next: Texts
    basis: tuple[Line, ...] = ()
    confidence: Confidence


class _ProofFile(Struct, frozen=True, forbid_unknown_fields=True):
    grade: tuple[Grade, ...]
    proof: tuple[Proof, ...]


class Proofs:
    """All kinds of proof with their grades."""

    def __init__(self, grades: Mapping[str, Grade], proofs: Mapping[str, Proof]) -> None:
        self.grades = grades
        self.proofs = proofs

    def __iter__(self) -> Iterator[Proof]:
        return iter(self.proofs.values())

    def get(self, kind: ProofKind) -> Proof:
        """Return a kind of proof."""
        return self.proofs[kind]

    def grade(self, kind: ProofKind) -> Grade:
        """Return the grade of a kind of proof."""
        return self.grades[self.proofs[kind].grade]


class Task(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the tasks of public control (4(2)); `id` is what `Control.tasks` holds."""

    id: Line
    text: Texts
    basis: tuple[Line, ...]
    confidence: Confidence


class _TaskFile(Struct, frozen=True, forbid_unknown_fields=True):
    task: tuple[Task, ...]


class Region(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A region by the first two digits (AB) of its KATO code."""

    code: Line
    name: Texts
    centre: str = ""
    confidence: Confidence


class _RegionFile(Struct, frozen=True, forbid_unknown_fields=True):
    region: tuple[Region, ...]


Row = TypeVar("Row")


def load_proofs(path: Path, references: References) -> Proofs:
    """Read grades and kinds of proof.

    Raises:
        DataFault: the file breaks the form (see `read_toml`), or `data.duplicate`,
            `data.dangling` (a norm), `data.missing-key` (a kind of proof or a grade without entry).
    """
    file = read_toml(path, _ProofFile)
    grades = _keyed(path, "grade", {n: row.id for n, row in enumerate(file.grade)}, file.grade)
    proofs = _keyed(path, "proof", {n: row.kind for n, row in enumerate(file.proof)}, file.proof)
    for known, found, table in (
        (get_args(GradeId), grades, "grade"),
        (get_args(ProofKind), proofs, "proof"),
    ):
        for each in known:
            if each not in found:
                raise DataFault("data.missing-key", path, table, detail=each)
    for n, proof in enumerate(file.proof):
        _check_norms(path, f"proof[{n}].basis", proof.basis, references)
    return Proofs(grades, proofs)


def load_tasks(path: Path, references: References) -> Rows[Task]:
    """Read the tasks of 4(2).

    Raises:
        DataFault: the file breaks the form (see `read_toml`), `data.duplicate`, `data.dangling`.
    """
    file = read_toml(path, _TaskFile)
    for n, task in enumerate(file.task):
        _check_norms(path, f"task[{n}].basis", task.basis, references)
    return Rows(_keyed(path, "task", {n: row.id for n, row in enumerate(file.task)}, file.task))


def load_regions(path: Path) -> Rows[Region]:
    """Read the regions.

    Raises:
        DataFault: the file breaks the form (see `read_toml`), `data.duplicate`.
    """
    file = read_toml(path, _RegionFile)
    return Rows(
        _keyed(path, "region", {n: row.code for n, row in enumerate(file.region)}, file.region)
    )


def _keyed(path: Path, table: str, ids: Mapping[int, str], rows: tuple[Row, ...]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for n, row in enumerate(rows):
        if ids[n] in found:
            raise DataFault("data.duplicate", path, f"{table}[{n}]", detail=ids[n])
        found[ids[n]] = row
    return found


def _check_norms(path: Path, key: str, ids: tuple[str, ...], references: References) -> None:
    for n, each in enumerate(ids):
        if each not in references:
            raise DataFault("data.dangling", path, f"{key}[{n}]", detail=each)
