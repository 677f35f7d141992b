"""The files that commands write: with the right ending, and never over what nobody gave up."""

import os
from argparse import Namespace
from pathlib import Path

from desktop.domain.errors import Problem
from desktop.usecases.files import refuse_case


def target_of(path: Path, ending: str) -> Path:
    """Return the file to write: with its ending where none was given, refused with another."""
    if not path.suffix:
        return path.with_name(path.name + ending)
    if path.suffix.lower() != ending:
        example = path.with_suffix(ending).name
        raise Problem("target.wrong-ending", name=path.name, ending=ending, example=example)
    return path


def free_target(options: Namespace, ending: str) -> Path:
    """Return the file to write, which must not be there yet unless it may be written over."""
    target = target_of(options.output, ending)
    refuse_case(target)
    if os.path.exists(target) and not options.overwrite:  # noqa: PTH110 - nor is a name too long
        raise Problem("target.exists", path=str(target))
    return target
