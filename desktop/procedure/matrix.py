"""Each recommendation against each letter that answers: what was said, and what is next (0043)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple
from uuid import UUID

from desktop.domain.case import Case
from desktop.domain.control import Recommendation
from desktop.domain.correspondence import Letter, Reply, Verdict
from desktop.domain.text import LANGS, Lang
from desktop.domain.values import read_day
from desktop.law.reply_checks import Asked, ReplyCheck
from desktop.procedure.replies import (
    DONE,
    FULFILLED,
    UNANSWERED,
    UNCLEAR,
    answers,
    last_replies,
    only_begun,
    stands_on,
)
from desktop.procedure.reply_words import LEAST
from desktop.procedure.states import ClockState

NextAct = Literal["", "mark", "ask", "weigh", "wait", "look", "done"]
"""What to do about a recommendation: nothing yet (no reply has come), mark the verdict, ask what is
missing, weigh the reasons of a refusal, wait for the day that was agreed, look whether it was done;
"done" where nothing is left to do."""
Answer = Literal["kept", "broken", "unknown"]


class Row(NamedTuple):
    """A recommendation with its cells.

    Attributes:
        recommendation: it.
        cells: what each letter says of it, by the columns of the matrix; `None` for nothing yet.
        last: the reply that counts, `None` if there is none.
        said: what was last answered, "" for nothing: what somebody only saw is no answer.
        next: what to do about it.
    """

    recommendation: Recommendation
    cells: tuple[Reply | None, ...]
    last: Reply | None
    said: Verdict
    next: NextAct

    @property
    def verdict(self) -> Verdict:
        """The verdict that counts, "" while there is none."""
        return self.last.verdict if self.last else ""


class Matrix(NamedTuple):
    """All recommendations of a control against the letters that answer.

    Attributes:
        columns: the letters in the order in which they came, those of an unknown day last;
            `None` stands first for what was said in no letter, if anything was.
        rows: the recommendations by their numbers.
        has_come: whether any reply came: one of which nothing is entered yet has not.
    """

    columns: tuple[Letter | None, ...]
    rows: tuple[Row, ...]
    has_come: bool

    def how_many(self, *verdicts: Verdict) -> int:
        """Return to how many recommendations one of these is the last word."""
        return sum(row.verdict in verdicts for row in self.rows)

    @property
    def answered(self) -> int:
        """Of how many recommendations an answer decides something."""
        return sum(row.said not in UNANSWERED for row in self.rows)

    @property
    def fixed(self) -> tuple[int, int]:
        """How many recommendations were done, also otherwise, and how many there are."""
        return self.how_many(*DONE), len(self.rows)


def matrix(case: Case, control_id: UUID, kinds: frozenset[str], today: date) -> Matrix:
    """Return the matrix of a control.

    Args:
        case: the case.
        control_id: id of the control.
        kinds: the kinds of incoming letters that answer recommendations.
        today: the day on which a promise is held against.
    """
    asked = case.of_control(Recommendation, control_id)
    mine = {each.id for each in asked}
    replies = [each for each in case.all(Reply) if each.recommendation_id in mine]
    named = {each.letter_id for each in replies}
    letters = [
        each
        for each in case.of_control(Letter, control_id)
        if each.direction == "in" and (each.kind in kinds or each.id in named)
    ]
    letters.sort(key=lambda each: (stands_on(each) or date.max, each.id))
    known = {each.id for each in letters}
    cells = {
        (each.recommendation_id, each.letter_id if each.letter_id in known else None): each
        for each in replies
    }
    loose = any(letter_id is None for _asked, letter_id in cells)
    columns: tuple[Letter | None, ...] = ((None,) if loose else ()) + tuple(letters)
    last, given = last_replies(case), answers(case)
    has_come = not known <= only_begun(case)
    rows = []
    for each in asked:
        counts = last.get(each.id)
        in_each = tuple(cells.get((each.id, column.id if column else None)) for column in columns)
        act = _next(each, counts, today, has_come=has_come)
        rows.append(Row(each, in_each, counts, given.get(each.id, ""), act))
    return Matrix(columns, tuple(rows), has_come)


def _next(asked: Recommendation, last: Reply | None, today: date, *, has_come: bool) -> NextAct:
    verdict = last.verdict if last else ""
    if not verdict:
        return "mark" if has_come else ""
    if verdict in DONE:
        return "done"
    if verdict in UNCLEAR:
        return "ask"
    if verdict in FULFILLED:
        agreed = read_day(asked.agreed_by)
        return "wait" if agreed is not None and today <= agreed else "look"
    return "weigh"


class Checked(NamedTuple):
    """How a reply stands to one thing that is asked of it; `n` recommendations are meant."""

    check: ReplyCheck
    answer: Answer
    n: int

    def text(self, lang: Lang) -> str:
        """Return what is said of it."""
        said = {
            "kept": self.check.kept,
            "broken": self.check.broken,
            "unknown": self.check.unknown,
        }
        return said[self.answer].text(lang).format(n=self.n)


def checked(
    found: Matrix,
    checks: Sequence[ReplyCheck],
    clock: ClockState | None,
    languages: frozenset[Lang],
) -> tuple[Checked, ...]:
    """Return how the reply as a whole stands to what is asked of it; nothing before one came.

    Never accuses of what was not owed: an unproven receipt, a guessed day or a letter that is dated
    within the term leave it open whether the answer came in time.

    Args:
        found: the matrix.
        checks: what is asked.
        clock: the term of the reasoned response, `None` if it is not counted here.
        languages: in which the final document goes.
    """
    if not found.has_come:
        return ()
    if not found.rows:  # of nothing nobody can say that each was answered
        checks = tuple(each for each in checks if each.asks not in ("each", "reasons"))
    told: Mapping[Asked, Callable[[ReplyCheck], tuple[Answer, int]]] = {
        "in_time": lambda _: _in_time(clock),
        "each": lambda _: _each(found),
        "reasons": lambda _: _reasons(found),
        "language": lambda check: _language(found, languages | check.always),
    }
    return tuple(Checked(check, *told[check.asks](check)) for check in checks)


def _in_time(clock: ClockState | None) -> tuple[Answer, int]:
    said: dict[str, Answer] = {"kept": "kept", "late": "broken"}
    return said.get(clock.outcome, "unknown") if clock is not None else "unknown", 0


def _each(found: Matrix) -> tuple[Answer, int]:
    said = [row.said for row in found.rows]
    unanswered, unmarked = said.count("not_answered"), said.count("")
    if unanswered:
        return "broken", unanswered
    return ("unknown", unmarked) if unmarked else ("kept", 0)


def _reasons(found: Matrix) -> tuple[Answer, int]:
    without, unclear = (
        found.how_many("refused_without_reasons"),
        found.how_many("cannot_be_assessed", ""),
    )
    if without:
        return "broken", without
    return ("unknown", unclear) if unclear else ("kept", 0)


def _language(found: Matrix, languages: frozenset[Lang]) -> tuple[Answer, int]:
    quoted: dict[Lang, int] = {}
    for row in found.rows:
        for reply in row.cells:
            if reply is not None and reply.letter_id is not None:
                for lang in LANGS:
                    quoted[lang] = quoted.get(lang, 0) + len(reply.quote.text(lang).strip())
    if any(quoted.get(lang) for lang in languages):
        return "kept", 0
    # A few words of Kazakh may hold none of its own letters, and be taken for Russian.
    return ("broken" if any(length >= LEAST for length in quoted.values()) else "unknown"), 0
