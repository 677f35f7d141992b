"""What Baqylau is, that it is offline, its licence, and what its quiet words mean."""

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.window.norms import confidence_word
from desktop.window.override import override
from desktop.window.theme import XL, L, M, S
from desktop.window.widgets import Card, StateMark, Words, button, column, empty, row, scrolled


class AboutPage(QWidget):
    """A page of words."""

    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back = button("", "plain", self.done.emit)
        self._title = Words("Baqylau", "title")
        self._card = Card(XL, M)
        body = column(self._title, self._card, row(self.back, None), space=L)
        body.setContentsMargins(XL, M, XL, XL)
        body.addStretch(1)
        inner = QWidget()
        inner.setMaximumWidth(760)
        inner.setLayout(body)
        holder = QWidget()
        centre = QHBoxLayout(holder)
        centre.setContentsMargins(0, 0, 0, 0)
        centre.addStretch(1)
        centre.addWidget(inner, 1000)
        centre.addStretch(1)
        self.setLayout(column(scrolled(holder)))
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.back.setText(self.tr("Back"))
        empty(self._card.column)
        add = self._card.column.addWidget
        add(Words(self.tr("Version {number}").format(number=_version()), "muted"))
        add(
            Words(
                self.tr(
                    "Baqylau leads you through public control of state institutions in "
                    "Kazakhstan, step by step, under the Law “On Public Control”."
                )
            )
        )
        add(Words(self.tr("Offline"), "h2"))
        add(
            Words(
                self.tr(
                    "Baqylau never opens a connection. Cases, papers and your card stay on this "
                    "computer; you decide what to hand on."
                )
            )
        )
        add(Words(self.tr("Not a lawyer"), "h2"))
        add(
            Words(
                self.tr(
                    "Only what was read in the text of a law is shown as law. Everything else "
                    "carries a quiet word, on screen only, never on a paper:"
                )
            )
        )
        for word, meaning in (
            (
                confidence_word("practice"),
                self.tr("good practice; no norm asks for it"),
            ),
            (
                confidence_word("interpretation"),
                self.tr("our reading of the law; a lawyer should confirm it"),
            ),
            (
                confidence_word("secondary"),
                self.tr("from the press or from memory; not checked in the law's own text"),
            ),
        ):
            add(Words(f"{word} – {meaning}"))
        add(Words(self.tr("Signs"), "h2"))
        for mark, meaning in (
            ("kept", self.tr("done, or kept in time")),
            ("now", self.tr("the step to do next")),
            ("open", self.tr("open: may be done now")),
            ("later", self.tr("waits for something else")),
            ("soon", self.tr("soon: three working days or fewer, or worth a look")),
            ("missed", self.tr("missed, or in the way")),
        ):
            line = QWidget()
            words = Words(meaning)
            inner = row(StateMark(mark), words, space=S)  # type: ignore[arg-type]
            inner.setStretch(1, 1)
            line.setLayout(inner)
            add(line)
        add(Words(self.tr("Licence"), "h2"))
        add(
            Words(
                self.tr(
                    "Free software under the MIT licence. It uses Qt and PySide6 under the LGPL; "
                    "the notices of all parts lie beside the program."
                )
            )
        )

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _version() -> str:
    try:
        return version("baqylau")
    except PackageNotFoundError:
        return "–"
