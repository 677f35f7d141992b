"""One paper over all cases of a campaign, for ourselves and our partners: no act of the Law."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from desktop.domain.control import Control, FindingKind
from desktop.domain.correspondence import Verdict
from desktop.domain.dates import long_date, short_date
from desktop.domain.outcome import Outcome
from desktop.domain.text import Lang, LocalText
from desktop.domain.values import read_day
from desktop.usecases.campaign_lines import Campaign, Facts, Line
from desktop.usecases.files import write_whole
from desktop.usecases.office import Office

if TYPE_CHECKING:
    from desktop.documents.campaign import Summary, SummaryCase

FINAL = "final-document"


def write_summary(office: Office, found: Campaign, lang: Lang, target: Path) -> None:
    """Write what a campaign led to, as it was read, as a Word file.

    It names no member of a group and no project: it may be handed on. Copies of one case count
    once; what was not read is named. A text that is missing in this language is given in another
    and marked.

    Raises:
        Problem: the target cannot be written to.
    """
    from desktop.documents.campaign import summary

    told = _Telling(office, found, lang).summary()
    write_whole(target, summary(told, lang, office.messages(lang).say))


def once(found: Campaign) -> Iterator[Line]:
    """Yield the cases that were read; of copies of one case the one changed last."""
    best: dict[str, Line] = {}
    for each in found.read:
        kept = best.get(each.case_id)
        if kept is None or (each.stamp or (0,))[0] > (kept.stamp or (0,))[0]:
            best[each.case_id] = each
    yield from best.values()


class _Telling:
    """Puts a campaign into words of one language."""

    def __init__(self, office: Office, found: Campaign, lang: Lang) -> None:
        self._office, self._found, self._lang = office, found, lang
        self._catalogue = office.messages(lang)
        self._say = self._catalogue.say
        self._lines = tuple(once(found))
        self._facts = [each.facts for each in self._lines if each.facts is not None]

    def summary(self) -> "Summary":
        from desktop.documents.campaign import Summary

        subject = self._office.profile.subject
        return Summary(
            organisation=subject.name.any_text(self._lang) if subject else "",
            campaign=self._found.name,
            on=self._say("register.as-of", day=long_date(self._office.clock.today(), self._lang)),
            facts=self._about(),
            cases=[self._case(each) for each in self._facts],
            totals=self._totals(),
            left_out=tuple(self._left_out()),
            sample=self._found.sample,
        )

    def _about(self) -> list[tuple[str, str]]:
        say = self._say
        days = [d for f in self._facts for d in _days(f.control)]
        period = self._span(min(days), max(days)) if days else ""
        regions = dict.fromkeys(filter(None, (self._region(each) for each in self._facts)))
        return [
            (say("campaign.summary.topic"), self._each(f.control.topic for f in self._facts)),
            (say("campaign.summary.subject"), self._each(f.subject for f in self._facts)),
            (say("campaign.summary.where"), "; ".join(regions)),
            (say("campaign.summary.period"), period),
        ]

    def _span(self, first: date, last: date) -> str:
        if first == last:
            return long_date(first, self._lang)
        return self._say("campaign.summary.from-to", first=first, last=last)

    def _each(self, texts: Iterable[LocalText]) -> str:
        return "; ".join(dict.fromkeys(text for each in texts if (text := self._text(each))))

    def _text(self, text: LocalText) -> str:
        """Return a text in this language; from another one it is marked, and never silent."""
        own = text.text(self._lang).strip()
        other = text.any_text(self._lang).strip()
        return own or (f"{other} [{self._say('campaign.no-text')}]" if other else "")

    def _region(self, facts: Facts) -> str:
        code = facts.object.region
        region = self._office.law.regions.get(code)
        return region.name.text(self._lang) if region else code

    def _case(self, facts: Facts) -> "SummaryCase":
        from desktop.documents.campaign import SummaryCase

        control, say = facts.control, self._say
        days = sorted(_days(control))
        final = next((x for x in reversed(facts.letters) if x.kind == FINAL), None)
        document = ""
        if final is not None:
            number = f"№ {final.number}" if final.number else ""
            document = " ".join(part for part in (number, _short(final.day)) if part)
        kinds = self._office.law.fields.get("finding", "kind").choices
        place = self._text(facts.object.city)
        return SummaryCase(
            institution=self._text(facts.object.name) or say("campaign.no-name-yet"),
            place=", ".join(part for part in (self._region(facts), place) if part),
            course=self._span(days[0], days[-1]) if days else "",
            completed=_short(control.completed_on),
            document=document,
            findings=[
                f"{self._text(title) or '…'} ({kinds[kind].text(self._lang)})"
                for title, kind in facts.findings
            ],
            asked=[(self._text(x.text) or "…", self._verdict(x.verdict)) for x in facts.asked],
            outcomes=[self._outcome(each) for each in facts.outcomes],
            n_findings=len(facts.findings),
            n_asked=len(facts.asked),
            n_answered=facts.answered,
            n_done=facts.done,
        )

    def _outcome(self, outcome: Outcome) -> str:
        kinds = self._office.law.fields.get("outcome", "kind").choices
        kind = kinds[outcome.kind].text(self._lang) if outcome.kind else ""
        number = f"№ {outcome.document_number}" if outcome.document_number else ""
        document = " ".join(part for part in (self._text(outcome.document), number) if part)
        parts = (kind, _short(outcome.day), document)
        details = "; ".join(part for part in parts if part)
        what = self._text(outcome.what) or "…"
        return f"{what} ({details})" if details else what

    def _verdict(self, verdict: Verdict) -> str:
        if not verdict:
            return self._say("campaign.no-verdict")
        return self._office.law.fields.get("reply", "verdict").choices[verdict].text(self._lang)

    def _totals(self) -> list[tuple[str, str]]:
        say, facts = self._say, self._facts
        completed = sum(bool(read_day(each.control.completed_on)) for each in facts)
        found = [
            (say("campaign.total.cases"), len(facts)),
            (say("campaign.total.completed"), completed),
            (say("campaign.total.findings"), sum(len(each.findings) for each in facts)),
        ]
        kinds = Counter[FindingKind]()
        verdicts = Counter[Verdict]()
        for each in facts:
            kinds.update(each.by_kind)
            verdicts.update(each.by_verdict)
        titles = self._office.law.fields.get("finding", "kind").choices
        found += [
            (f"– {titles[kind].text(self._lang)}", kinds[kind])
            for kind in get_args(FindingKind)
            if kinds[kind]
        ]
        found += [
            (say("campaign.total.asked"), sum(len(each.asked) for each in facts)),
            (say("campaign.total.replied"), sum(each.replied for each in facts)),
        ]
        found += [
            (f"– {self._verdict(verdict)}", verdicts[verdict])
            for verdict in (*(v for v in get_args(Verdict) if v), "")
            if verdicts[verdict]
        ]
        found += [
            (say("campaign.total.done"), sum(each.done for each in facts)),
            (say("campaign.total.outcomes"), sum(len(each.outcomes) for each in facts)),
        ]
        return [(label, str(n)) for label, n in found]

    def _left_out(self) -> Iterator[str]:
        counted = {each.path for each in self._lines}
        for each in self._found.lines:
            if each.problem is not None:
                yield f"{each.path.name}: {self._catalogue.problem(each.problem)}"
            elif each.path not in counted:
                yield self._say("campaign.counted-once", name=each.path.name)
        for path in self._found.locked:
            yield self._say("campaign.locked", name=path.name)
        if self._found.stopped:
            yield self._say("campaign.not-all-read")


def _days(control: Control) -> list[date]:
    return [day for text in (control.started_on, control.completed_on) if (day := read_day(text))]


def _short(text: str) -> str:
    day = read_day(text)
    return short_date(day) if day else text
