"""The window's language: labels from Qt Linguist, the core's sentences, numbers and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QTranslator,
)

from desktop.law.places import data_root

if TYPE_CHECKING:
    from desktop.domain.errors import Problem
    from desktop.domain.text import Lang
    from desktop.messages.catalogue import Catalogue

NATIVE_NAMES: dict[Lang, str] = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
"""Each language by its own name, which never needs a translation."""

SHORT_NAMES: dict[Lang, str] = {"kk": "Қаз", "ru": "Рус", "en": "Eng"}

_LOCALES: dict[Lang, QLocale.Language] = {
    "kk": QLocale.Language.Kazakh,
    "ru": QLocale.Language.Russian,
    "en": QLocale.Language.English,
}

OF_QT = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
)
"""What Qt's own Russian leaves in English in its file dialog, so that our labels say it."""


class Tongue:
    """The language that the window speaks. Switched at any time; widgets hear LanguageChange."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._installed: list[QTranslator] = []
        self._catalogues: dict[Lang, Catalogue] = {}

    @property
    def catalogue(self) -> Catalogue:
        """The core's sentences in this language."""
        if self.lang not in self._catalogues:
            from desktop.messages.catalogue import Catalogue

            folder = data_root() / "resources" / "messages"
            self._catalogues[self.lang] = Catalogue(self.lang, folder)
        return self._catalogues[self.lang]

    def speak(self, lang: Lang) -> None:
        """Load the labels of a language; every widget is told to show its texts anew."""
        self.lang = lang
        # Kazakhstan's formats in each language: "ru_RU" would print money in another currency.
        QLocale.setDefault(QLocale(_LOCALES[lang], QLocale.Country.Kazakhstan))
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = []
        qt_texts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        own_texts = str(data_root() / "resources" / "i18n")
        for name, folder in ((f"qtbase_{lang}", qt_texts), (f"baqylau_{lang}", own_texts)):
            translator = QTranslator()
            if translator.load(name, folder):
                QCoreApplication.installTranslator(translator)
                self._installed.append(translator)


_tongue = Tongue("kk")


def tongue() -> Tongue:
    """Return the window's one language."""
    return _tongue


def lang() -> Lang:
    """Return the language that the window speaks now."""
    return _tongue.lang


def shown_day(typed: str) -> str:
    """Return a stored day in words, or as it was typed."""
    from desktop.domain.dates import long_date
    from desktop.domain.values import UNKNOWN_DAY, read_day

    if typed == UNKNOWN_DAY:
        return say("window.day-unknown")
    day = read_day(typed)
    return long_date(day, lang()) if day else typed


_UNITS: dict[Lang, tuple[str, ...]] = {
    "kk": ("Б", "КБ", "МБ", "ГБ"),
    "ru": ("Б", "КБ", "МБ", "ГБ"),
    "en": ("B", "KB", "MB", "GB"),
}
_STEP = 1024


def shown_size(size: int) -> str:
    """Return the size of a file as file managers show it: Qt would write "KiB" and "КіБ"."""
    units, value, n = _UNITS[lang()], float(size), 0
    while round(value) >= _STEP and n < len(units) - 1:
        value, n = value / _STEP, n + 1
    digits = 1 if n > 1 else 0
    return f"{QLocale().toString(value, 'f', digits)} {units[n]}"


def say(code: str, /, **params: object) -> str:
    """Return the core's sentence for a code in the window's language."""
    return _tongue.catalogue.say(code, **params)


def sentence(problem: Problem) -> str:
    """Return the sentence of a named problem in the window's language."""
    return _tongue.catalogue.problem(problem)
