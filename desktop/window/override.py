"""`override` for the type checker: it comes with Python 3.12, and costs nothing at run time."""

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing_extensions import override
else:
    Method = TypeVar("Method")

    def override(method: Method) -> Method:
        """Mark a method that stands in for its base's; mypy holds the two together."""
        return method


__all__ = ["override"]
