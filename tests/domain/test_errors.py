"""Problems that say the same are one: nothing is told twice."""

from desktop.domain.errors import Problem


class Other(Problem):
    """A problem that is caught."""


def test_problems_are_equal_by_what_they_say() -> None:
    one, same = Problem("a.b", names=["x"], n=1), Problem("a.b", n=1, names=["x"])
    assert one == same
    others = [Problem("a.b", n=2), Problem("a.c", n=1, names=["x"]), Other("a.b", n=1, names=["x"])]
    assert [*dict.fromkeys([one, *others, same])] == [one, *others]
