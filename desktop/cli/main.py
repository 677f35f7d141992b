"""`baqylau`: opens the window, or does one use case and says what came of it.

Exit codes are a contract: 0 done, 1 a named problem (one sentence on stderr), 2 wrong call.
"""

import errno
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.domain.errors import Problem


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line, or the window, and return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    case_file = _case_file(arguments)
    if not arguments or case_file:
        return _open_window(case_file)
    from desktop.cli.commands import read
    from desktop.cli.passwords import opening
    from desktop.cli.saying import asked, problem_lines

    _speak_utf8()
    options = read(arguments, asked(arguments))
    try:
        code = opening(lambda: int(options.run(options)), options.lang)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read us (`| head`) has seen enough.
        _let_go_of_output()
        return 0
    except Problem as problem:
        print("\n".join(problem_lines(problem, options.lang)), file=sys.stderr)
        return 1
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            _let_go_of_output()
            told = Problem("target.output-full")
        elif error.filename is not None:  # a folder that nobody may enter, a share that is away
            told = Problem("file.cannot-open", path=error.filename)
        else:
            raise
        print("\n".join(problem_lines(told, options.lang)), file=sys.stderr)
        return 1
    return code


def _open_window(case_file: Path | None) -> int:
    from desktop.cli.display import what_hinders_a_window

    if problem := what_hinders_a_window():
        from desktop.cli.saying import problem_lines

        _speak_utf8()
        print("\n".join(problem_lines(problem, None)), file=sys.stderr)
        return 1
    from desktop.window.app import run

    return run(case_file)


def _speak_utf8() -> None:
    # The pipe of an old Windows console may not know Kazakh letters; losing one beats a crash.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _let_go_of_output() -> None:
    """Keep Python from complaining at its exit of what it could not print."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _case_file(arguments: list[str]) -> Path | None:
    """Return the case file that is the only word of the call, `None` if the call is another."""
    if len(arguments) == 1 and arguments[0].lower().endswith(".baqylau"):
        return Path(arguments[0]).absolute()
    return None


if __name__ == "__main__":
    sys.exit(main())
