"""The law at hand: one search over articles, terms and saved texts, also beside an open case."""

from pathlib import Path

import pytest
from hands import Hands
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.domain.text import LANGS
from desktop.usecases import lawtexts
from desktop.usecases.office import Office
from desktop.window import office_program
from desktop.window.language import lang, say, tongue
from desktop.window.law_page import LawPage
from desktop.window.main_window import MainWindow


def words(text: str, context: str = "LawPage") -> str:
    return QCoreApplication.translate(context, text)


def opened(hands: Hands) -> LawPage:
    window = hands.window
    assert isinstance(window, MainWindow)
    window.show_law()
    (page,) = window.findChildren(LawPage)
    hands.until(page.isVisible)
    return page


def seek(hands: Hands, page: LawPage, text: str) -> None:
    edit = hands.one(QLineEdit, words("Search in articles, terms and texts"), page)
    hands.write(edit, text)
    page.refresh()


def test_every_act_article_and_term_is_there_in_each_language(hands: Hands, office: Office) -> None:
    page = opened(hands)
    for one in LANGS:
        tongue().speak(one)
        hands.wait_to_see(words("Law at hand"), page)
        articles, terms = page.articles.toPlainText(), page.terms.toPlainText()
        for act in office.law.references.acts.values():
            if any(each.act == act.id for each in office.law.references):
                assert act.title.text(one) in articles
                assert act.source in articles
        for citation in office.law.references:
            assert citation.summary.text(one) in articles
        for term in office.law.glossary:
            assert term.meaning.text(one) in terms


def test_the_search_narrows_all_three_lists(
    hands: Hands, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(hands)
    (tmp_path / "Закон.txt").write_text("13-бап\nУәжделген жауап жіберіледі", "utf-8")
    hands.press(f"{words('Official texts')} · 0", page)
    page.texts.attach("public-control", tmp_path / "Закон.txt")
    hands.wait_to_see("Закон.txt", page)
    seek(hands, page, "уәжделген ЖАУАП")
    hands.wait_to_see("Уәжделген жауап жіберіледі", page)
    terms = page.terms.toPlainText()
    assert office.law.glossary["reasoned-response"].title.text(lang()) in terms
    assert office.law.glossary["council"].title.text(lang()) not in terms
    shown: list[Path] = []
    monkeypatch.setattr(office_program, "open_file", lambda path: not shown.append(path))
    hands.press(words("Open", "_Texts"), page)
    assert shown == [lawtexts.texts(office)[0].path]
    seek(hands, page, "жоқ сөз тіркесі")
    assert words("Nothing is found.") in page.articles.toPlainText()


def test_what_cannot_be_read_is_said_and_a_text_is_taken_away(
    hands: Hands, office: Office, tmp_path: Path
) -> None:
    page = opened(hands)
    page.show_tab("texts")
    (tmp_path / "a.exe").write_bytes(b"MZ")
    page.texts.attach("access", tmp_path / "a.exe")
    hands.wait_to_see(say("lawtext.kind", name="a.exe"), page)
    (tmp_path / "a.txt").write_text("Бап", "utf-8")
    page.texts.attach("access", tmp_path / "a.txt")
    hands.wait_to_see("a.txt", page)
    hands.press(words("Take away", "_Texts"), page)
    hands.until(lambda: not lawtexts.texts(office))


def test_beside_an_open_case_it_comes_by_a_key_and_goes_by_escape(
    hands: Hands, case_file: Path
) -> None:
    window = hands.window
    assert isinstance(window, MainWindow)
    window.open_case(case_file)
    hands.until(lambda: window.case_page is not None)
    case = window.case_page
    assert case is not None
    step = case.step
    page = opened(hands)
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    hands.until(lambda: not page.isVisible())
    assert window.case_page is case
    assert case.step is step


def test_why_a_text_was_not_taken_is_said_in_the_language_that_is_spoken_then(
    hands: Hands, tmp_path: Path
) -> None:
    page = opened(hands)
    hands.press(f"{words('Official texts')} · 0", page)
    page.texts.attach("public-control", tmp_path / "gone.pdf")
    hands.wait_to_see(say("lawtext.unreadable", name="gone.pdf"), page)
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(say("lawtext.unreadable", name="gone.pdf"), page)
