"""The names of backups, and which of them stay."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop.casefile.backups import Backup, kept, next_path, thinned

NOW = datetime(2025, 11, 20, 12, 30, tzinfo=UTC)


def made(ages: list[timedelta]) -> list[Backup]:
    """Backups as they were made one after another, the oldest first."""
    return [
        Backup(Path(f"{n}"), n, NOW - age, "working")
        for n, age in enumerate(sorted(ages, reverse=True), 1)
    ]


def remaining(backups: list[Backup], *, large: bool = False) -> list[Backup]:
    gone = {each.number for each in thinned(backups, NOW, large=large)}
    return [each for each in backups if each.number not in gone]


def test_a_backup_is_told_by_its_name_and_foreign_files_are_passed_over(tmp_path: Path) -> None:
    first = next_path(tmp_path, NOW, "opened")
    assert first.name == "000001 2025-11-20 17.30.00 opened.baqylau"
    first.write_bytes(b"12")
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "000002 2025-11-20 17.30.00 otherwise.baqylau").write_text("")
    (tmp_path / "000003 2025-13-40 17.30.00 opened.baqylau").write_text("")
    assert kept(tmp_path) == [Backup(first, 1, NOW, "opened")]
    assert kept(tmp_path)[0].size == 2


def test_a_clock_that_is_set_back_does_not_reorder_them(tmp_path: Path) -> None:
    for at in (NOW, NOW - timedelta(days=400)):
        next_path(tmp_path, at, "working").write_bytes(b"")
    assert [each.number for each in kept(tmp_path)] == [2, 1]
    assert kept(tmp_path / "none") == []


def test_one_an_hour_then_one_a_day_a_week_and_a_month_stay() -> None:
    every_ten_minutes = [timedelta(minutes=10 * n) for n in range(6 * 24 * 100)]
    stay = remaining(made(every_ten_minutes))
    ages = [NOW - each.at for each in stay]
    assert sum(age < timedelta(hours=1) for age in ages) == 6
    assert sum(timedelta(hours=1) <= age < timedelta(days=1) for age in ages) in (23, 24)
    assert sum(timedelta(days=1) <= age < timedelta(days=7) for age in ages) in (6, 7)
    assert sum(timedelta(days=7) <= age < timedelta(days=31) for age in ages) in (4, 5)
    assert sum(age >= timedelta(days=31) for age in ages) in (3, 4)


@given(st.lists(st.timedeltas(timedelta(days=-2), timedelta(days=900)), max_size=60), st.booleans())
def test_the_newest_stays_and_thinning_twice_takes_nothing_more(
    ages: list[timedelta], large: bool
) -> None:
    backups = made(ages)
    stay = remaining(backups, large=large)
    assert not backups or backups[-1] in stay
    assert remaining(stay, large=large) == stay
    months = {(each.at.year, each.at.month) for each in backups}
    assert len({(each.at.year, each.at.month) for each in stay}) >= len(months) - 3
    if large:
        assert stay[-3:] == backups[-3:]
        assert len(stay) <= len(months) + 4


@given(st.lists(st.timedeltas(timedelta(0), timedelta(days=900)), min_size=1, max_size=60))
def test_for_any_day_that_had_one_there_is_one_not_much_older(ages: list[timedelta]) -> None:
    """Whoever looks for how it stood then finds it, to the hour, the day, the week or the month."""
    backups = made(ages)
    stay = remaining(backups)
    for wanted in backups:
        age = NOW - wanted.at
        within = next(
            reach
            for limit, reach in (
                (timedelta(days=1), timedelta(hours=1)),
                (timedelta(days=7), timedelta(days=1)),
                (timedelta(days=31), timedelta(days=7)),
                (timedelta.max, timedelta(days=31)),
            )
            if age < limit
        )
        assert any(timedelta(0) <= each.at - wanted.at <= within for each in stay)
