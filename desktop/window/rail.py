"""The route as a rail: five phases, their steps, done, now, open or waiting, by shape and word."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.procedure.states import Route, StepState
from desktop.window import theme
from desktop.window.drawing import Mark, draw_mark, ground, ring
from desktop.window.language import lang
from desktop.window.override import override
from desktop.window.theme import XS, L, M, S
from desktop.window.widgets import Words, empty, scrolled

WIDTH = 244
NARROW = 204


def step_mark(state: StepState) -> Mark:
    """Return the sign of a step; one that is done with something left open has its own."""
    if state.state == "done" and state.left_open:
        return "done_in_part"
    return state.state


class Rail(QFrame):
    """All steps of the route; the shown one stands out."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH)
        self._entries: dict[str, _Entry] = {}
        self._phases: list[list[str]] = []
        self._headings: list[Words] = []
        self._shape: tuple[object, ...] = ()
        self._wanted = ""
        self._reveal = QTimer(self, singleShot=True, interval=0)
        self._reveal.timeout.connect(self._scroll)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(S, M, S, L)
        self._column.setSpacing(0)
        content = QWidget()
        self._whole = QVBoxLayout(content)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addLayout(self._column)
        self._area = scrolled(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(self._area)

    def put_above(self, one: QWidget) -> None:
        """Put something over the steps; it scrolls with them."""
        self._whole.insertWidget(0, one)

    def show_route(self, route: Route, chosen: str) -> None:
        """Show where everything stands."""
        shape = (lang(), *((phase.id, *(s.step.id for s in phase.steps)) for phase in route.phases))
        if shape != self._shape:
            self._shape = shape
            self._build(route)
        for state in route.steps:
            self._entries[state.step.id].show_state(state, state.step.id == chosen)

    def _build(self, route: Route) -> None:
        empty(self._column)
        self._entries = {}
        self._phases = []
        for n, phase in enumerate(route.phases):
            if not phase.steps:
                self._phases.append([])
                continue
            heading = Words(f"{n + 1}  {phase.title.text(lang())}", "small")
            heading.setContentsMargins(S, S if n else 0, 0, XS)
            heading.setToolTip(f"Ctrl+{n + 1}")
            self._column.addWidget(heading)
            self._phases.append([state.step.id for state in phase.steps])
            for state in phase.steps:
                entry = _Entry(self, state.step.id)
                self._entries[state.step.id] = entry
                self._column.addWidget(entry)
        self._column.addStretch(1)

    def reveal(self, step_id: str) -> None:
        """Scroll to a step, once the steps have their places."""
        self._wanted = step_id
        self._reveal.start()

    def _scroll(self) -> None:
        entry = self._entries.get(self._wanted)
        if entry is not None:
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            self._area.ensureWidgetVisible(entry, 0, 60)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the shown step in sight."""
        super().resizeEvent(event)
        self._reveal.start()

    def first_of(self, phase: int, route: Route) -> str | None:
        """Return the step to show when a phase is asked for: its first that is not done."""
        steps = self._phases[phase] if phase < len(self._phases) else []
        open_ones = [s.step.id for s in route.steps if s.step.id in steps and s.state != "done"]
        return next(iter(open_ones or steps), None)

    def focus_entry(self, step_id: str) -> None:
        """Put the focus onto a step."""
        if step_id in self._entries:
            self._entries[step_id].setFocus()

    def step_by(self, step_id: str, by: int) -> None:
        """Move the focus up or down."""
        order = list(self._entries)
        at = order.index(step_id) + by
        if 0 <= at < len(order):
            self._entries[order[at]].setFocus()
            self._area.ensureWidgetVisible(self._entries[order[at]], 0, 40)


class _Entry(QAbstractButton):
    """One step: its sign and its name, wrapped where it is long; checked while it is shown."""

    def __init__(self, rail: Rail, step_id: str) -> None:
        super().__init__()
        self._rail = rail
        self._step_id = step_id
        self._title = ""
        self._rest = ""
        self._mark: Mark = "open"
        self._chosen = False
        self._optional = False
        self.setCheckable(True)
        self.clicked.connect(self._go)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_state(self, state: StepState, chosen: bool) -> None:
        self._title = state.step.title.text(lang())
        self._mark = step_mark(state)
        self._chosen = chosen
        self.setChecked(chosen)
        word = {
            "done": self.tr("done"),
            "now": self.tr("now"),
            "open": self.tr("open"),
            "later": self.tr("later"),
        }[state.state]
        self._rest = ""
        if self._mark == "done_in_part":
            self._rest = self.tr("{n} left open").format(n=len(state.left_open))
            word = f"{word}, {self._rest}"
        if state.step.optional:
            word = f"{word}, " + self.tr("if you wish")
        self.setAccessibleName(f"{self._title}: {word}")
        self.setToolTip(word[:1].upper() + word[1:])
        font = theme.sized(0, weight=_weight(chosen or state.state == "now"))
        if self.font() != font:
            self.setFont(font)
        self.updateGeometry()
        self.update()

    def _text_box(self, width: int) -> QRectF:
        return QRectF(S + 16 + S, 6, width - S - 16 - S - XS, 1000)

    @override
    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        metrics = QFontMetrics(self.font())
        box = metrics.boundingRect(
            self._text_box(width).toRect(), Qt.TextFlag.TextWordWrap, self._title
        )
        rest = QFontMetrics(theme.sized(-1)).height() if self._rest else 0
        return box.height() + rest + 12

    @override
    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    @override
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = self.width() or WIDTH
        return QSize(width, self.heightForWidth(width))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._chosen or self.underMouse():
            ground(painter, frame, c.accent_soft if self._chosen else c.sunken)
        if self.hasFocus():
            ring(painter, frame)
        draw_mark(painter, QRectF(S, 8, 14, 14), self._mark)
        strong = self._chosen or self._mark in ("now", "done", "done_in_part", "open")
        painter.setPen(QColor(c.text if strong else c.muted))
        box = self._text_box(self.width())
        if self._rest:
            metrics = QFontMetrics(self.font())
            high = metrics.boundingRect(box.toRect(), Qt.TextFlag.TextWordWrap, self._title)
            painter.drawText(box, Qt.TextFlag.TextWordWrap, self._title)
            painter.setFont(theme.sized(-1))
            painter.setPen(QColor(c.soon))
            painter.drawText(box.adjusted(0, high.height(), 0, 0), self._rest)
            return
        painter.drawText(box, Qt.TextFlag.TextWordWrap, self._title)

    def _go(self) -> None:
        self.setChecked(self._chosen)  # what is checked is what the page shows
        self._rail.chosen.emit(self._step_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Down:
            self._rail.step_by(self._step_id, 1)
        elif event.key() == Qt.Key.Key_Up:
            self._rail.step_by(self._step_id, -1)
        else:
            super().keyPressEvent(event)


def _weight(strong: bool) -> QFont.Weight:
    return QFont.Weight.DemiBold if strong else QFont.Weight.Normal
