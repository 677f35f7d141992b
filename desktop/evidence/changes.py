"""What is done to the copy of a picture.

Places are fractions of the upright picture, so that they hold at whatever size it was shown.
"""

from dataclasses import dataclass

MOSAIC = 6
"""Into so many squares a side a blurred place is reduced before it is smeared: what a face was
cannot be computed back from them."""


@dataclass(frozen=True)
class Area:
    """A rectangle, each side a fraction from 0 to 1 of the picture's width or height."""

    left: float
    top: float
    right: float
    bottom: float

    def pixels(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Return it in whole pixels, inside the picture and at least one pixel large."""
        xs = sorted(min(1.0, max(0.0, x)) for x in (self.left, self.right))
        ys = sorted(min(1.0, max(0.0, y)) for y in (self.top, self.bottom))
        left, top = min(int(xs[0] * width), width - 1), min(int(ys[0] * height), height - 1)
        right, bottom = round(xs[1] * width), round(ys[1] * height)
        return left, top, max(left + 1, right), max(top + 1, bottom)


@dataclass(frozen=True)
class Changes:
    """What is done to a copy: places made unrecognisable, arrows, and what is cut out at last.

    An arrow's area says from where (left, top) to where (right, bottom) it points.
    """

    blurred: tuple[Area, ...] = ()
    arrows: tuple[Area, ...] = ()
    cut: Area | None = None
