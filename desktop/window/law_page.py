"""The law at hand: its words, its articles in plain words, and the official texts one saved."""

from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QPushButton,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import Problem
from desktop.domain.text import clean
from desktop.law.acts import Act
from desktop.law.references import Citation
from desktop.usecases import lawtexts
from desktop.usecases.lawtexts import LawText
from desktop.usecases.office import Office
from desktop.window import office_program, theme
from desktop.window.fields.line_edit import LineEdit
from desktop.window.kazakh_keys import KazakhBar
from desktop.window.language import lang, sentence
from desktop.window.norms import cited, confidence_word, norm_words
from desktop.window.override import override
from desktop.window.runner import Aside
from desktop.window.theme import XL, XS, L, M, S, State
from desktop.window.widgets import Card, Note, Words, button, centred, column, empty, row, scrolled

_TABS = ("articles", "terms", "texts")
_SEARCH_AFTER_MS = 250


class LawPage(QWidget):
    """Three lists and one search field over all of them."""

    done = Signal()

    def __init__(self, office: Office, do_aside: Aside) -> None:
        super().__init__()
        self._office = office
        self._title = Words("", "title")
        self._lead = Words("", "muted")
        self.back = button("", "plain", self.done.emit)
        self.search = LineEdit()
        self._wait = QTimer(self, singleShot=True, interval=_SEARCH_AFTER_MS)
        self._wait.timeout.connect(self.refresh)
        self.search.textChanged.connect(lambda _text: self._wait.start())
        self.tabs: dict[str, QPushButton] = {}
        for name in _TABS:
            made = button("", "tab", partial(self.show_tab, name))
            made.setCheckable(True)
            self.tabs[name] = made
        self.articles = _browser()
        self.terms = _browser()
        self.texts = _Texts(office, do_aside, self.refresh)
        self.stack = QStackedWidget()
        for view in (self.articles, self.terms, self.texts):
            self.stack.addWidget(view)
        tab_row = row(*self.tabs.values(), None, KazakhBar(), space=XL)
        head = row(self._title, self.back)
        head.setStretch(0, 1)
        body = column(head, self._lead, self.search, tab_row, self.stack, space=S)
        body.setStretchFactor(self.stack, 1)
        body.setContentsMargins(XL, XS, XL, M)
        self.setLayout(centred(body, 960))
        self.show_tab("articles")
        self.retranslate()

    def show_tab(self, name: str) -> None:
        """Show one of the lists."""
        for key, tab in self.tabs.items():
            tab.setChecked(key == name)
        self.stack.setCurrentIndex(_TABS.index(name))

    def refresh(self) -> None:
        """Show what holds the words that are sought."""
        self._wait.stop()
        wanted = clean(self.search.text()).casefold().split()
        articles = list(self._articles(wanted))
        terms = list(self._terms(wanted))
        found = self.texts.refresh(self.search.text())
        count = sum(len(each) for _act, each in articles)
        for name, n in (("articles", count), ("terms", len(terms)), ("texts", found)):
            self.tabs[name].setText(f"{self._tab_words(name)} · {n}")
        words = self.tr("Nothing is found.")
        nothing = f"<p>{escape(words)}</p>"
        pages = (self._act_html(act, citations) for act, citations in articles)
        self.articles.setHtml("".join(pages) or nothing)
        self.terms.setHtml("".join(terms) or nothing)

    # -- what there is -------------------------------------------------------------------------

    def _articles(self, wanted: list[str]) -> Iterator[tuple[Act, list[Citation]]]:
        law = self._office.law
        for act in law.references.acts.values():
            found = [
                each
                for each in law.references
                if each.act == act.id
                and _holds(wanted, norm_words(law, each.id), each.summary.text(lang()))
            ]
            if found:
                yield act, found

    def _act_html(self, act: Act, citations: list[Citation]) -> str:
        c = theme.colours()
        where = self.tr("Official text: {source}").format(source=act.source)
        lines = [
            f"<h3>{escape(act.title.text(lang()))}</h3>",
            f'<p style="color:{c.muted}">{escape(where)}</p>',
        ]
        for each in citations:
            small = " · ".join(
                part for part in (self._days(each), confidence_word(each.confidence)) if part
            )
            lines.append(
                f"<p><b>{escape(norm_words(self._office.law, each.id))}</b><br>"
                f"{escape(each.summary.text(lang()))}"
                + (f'<br><span style="color:{c.muted}">{escape(small)}</span>' if small else "")
                + "</p>"
            )
        return "".join(lines)

    def _days(self, citation: Citation) -> str:
        first, last = self._office.law.references.validity(citation)
        if last is not None:
            return self.tr("in force until {day}").format(day=f"{last:%d.%m.%Y}")
        if first is not None:
            return self.tr("in force since {day}").format(day=f"{first:%d.%m.%Y}")
        return ""

    def _terms(self, wanted: list[str]) -> Iterator[str]:
        c, law = theme.colours(), self._office.law
        for each in law.glossary:
            others = [each.title.text(one) for one in ("kk", "ru", "en") if one != lang()]
            title, meaning = each.title.text(lang()), each.meaning.text(lang())
            if not _holds(wanted, title, meaning, *others):
                continue
            basis = cited(law, each.basis)
            small = " · ".join(
                part for part in (*others, basis, confidence_word(each.confidence)) if part
            )
            yield (
                f"<p><b>{escape(title)}</b> – {escape(meaning)}<br>"
                f'<span style="color:{c.muted}">{escape(small)}</span></p>'
            )

    # -- words ---------------------------------------------------------------------------------

    def _tab_words(self, name: str) -> str:
        return {
            "articles": self.tr("Articles"),
            "terms": self.tr("Terms"),
            "texts": self.tr("Official texts"),
        }[name]

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self._title.setText(self.tr("Law at hand"))
        self._lead.setText(
            self.tr("Articles are retold in plain words. What counts is the official text.")
        )
        self.search.setPlaceholderText(self.tr("Search in articles, terms and texts"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.back.setText(self.tr("Back"))
        self.articles.setAccessibleName(self.tr("Articles"))
        self.terms.setAccessibleName(self.tr("Terms"))
        self.texts.retranslate()
        self.refresh()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class _Texts(QWidget):
    """Each act with the texts that were saved of it; below a search, what it found in them."""

    def __init__(self, office: Office, do_aside: Aside, changed: Callable[[], None]) -> None:
        super().__init__()
        self._office = office
        self._do_aside = do_aside
        self._changed = changed
        self.note = Note("", "missed")
        self.note.hide()
        self._words: Callable[[], str] = str
        self._hint = Words("", "muted")
        self._hits = QVBoxLayout()
        self._hits.setSpacing(M)
        self._acts = QVBoxLayout()
        self._acts.setSpacing(S)
        inner = QWidget()
        body = column(self.note, self._hits, self._hint, self._acts, space=M)
        body.addStretch(1)
        inner.setLayout(body)
        self.setLayout(column(scrolled(inner), space=0))

    def refresh(self, words: str) -> int:
        """Show the texts, or the paragraphs that hold some words; return how many of them."""
        hits = lawtexts.search(self._office, words)
        empty(self._hits)
        for hit in hits:
            card = Card(M, XS)
            where = f"{self._title(hit.text.act)} · {hit.text.path.name}"
            card.column.addWidget(Words(where, "small"))
            card.column.addWidget(Words(hit.snippet, "text"))
            card.column.addLayout(row(self._opens(hit.text), None))
            self._hits.addWidget(card)
        empty(self._acts)
        attached = lawtexts.texts(self._office)
        if not words.strip():
            for act in self._office.law.references.acts.values():
                self._acts.addWidget(self._act(act, [t for t in attached if t.act == act.id]))
        return len(hits) if words.strip() else len(attached)

    def _act(self, act: Act, attached: list[LawText]) -> QWidget:
        card = Card(M, XS)
        card.column.addWidget(Words(self._title(act.id), "strong"))
        card.column.addWidget(Words(act.source, "small"))
        for text in attached:
            take = button(self.tr("Take away"), "quiet", partial(self._detach, text))
            name = Words(text.path.name, "text")
            line = row(name, self._opens(text), take)
            line.setStretch(0, 1)
            card.column.addLayout(line)
        words = self.tr("Attach the official text…")
        attach = button(words, "quiet", partial(self._choose, act.id))
        attach.setAccessibleDescription(self._title(act.id))
        card.column.addLayout(row(attach, None))
        return card

    def _opens(self, text: LawText) -> QPushButton:
        return button(self.tr("Open"), "quiet", partial(self._open, text))

    def _title(self, act_id: str) -> str:
        act = self._office.law.references.acts.get(act_id)
        return act.title.text(lang()) if act else act_id

    def _choose(self, act_id: str) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, self.tr("Attach the official text…"), "", "*.docx *.pdf *.html *.htm *.txt"
        )
        if chosen:
            self.attach(act_id, Path(chosen))

    def attach(self, act_id: str, source: Path) -> None:
        """Keep a saved text beside its act; a thick PDF takes its time."""
        self._note(lambda: self.tr("Reading {name}…").format(name=source.name), "calm")
        office = self._office

        def failed(problem: Problem) -> None:
            self._say(problem)
            self._changed()

        self._do_aside(
            lambda: lawtexts.attach(office, act_id, source),
            lambda _text: self._read(),
            self,
            failed,
        )

    def _read(self) -> None:
        self.note.hide()
        self._changed()

    def _detach(self, text: LawText) -> None:
        self.note.hide()
        try:
            lawtexts.detach(self._office, text)
        except Problem as problem:
            self._say(problem)
        else:
            self._changed()

    def _open(self, text: LawText) -> None:
        if not office_program.open_file(text.path):
            self._say(Problem("window.cannot-open", name=text.path.name))

    def _say(self, problem: Problem) -> None:
        self._note(lambda: sentence(problem), "missed")

    def _note(self, words: Callable[[], str], state: State) -> None:
        self._words = words
        self.note.say(words(), state)
        self.note.show()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.note.words.setText(self._words())
        self._hint.setText(
            self.tr(
                "Save an act from the official site when there is internet (DOCX, PDF, HTML), then "
                "attach it here: it can be searched without internet."
            )
        )


def _browser() -> QTextBrowser:
    made = QTextBrowser()
    made.setOpenLinks(False)
    made.setFrameShape(QTextBrowser.Shape.NoFrame)
    made.document().setDocumentMargin(L)
    return made


def _holds(wanted: list[str], *texts: str) -> bool:
    whole = " ".join(texts).casefold()
    return all(word in whole for word in wanted)
