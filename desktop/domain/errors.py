"""Named problems: what went wrong as a code with parameters, never as a sentence."""

from collections.abc import Mapping
from types import MappingProxyType


class Problem(Exception):  # noqa: N818 - a problem is shown to the user; an error is ours
    """Something that the user, or a lawyer who edits the data, can understand and act upon.

    The sentence for `code` stands in `resources/messages/` in each language; `params` fill its
    places. Subclasses exist only where somebody catches them. Two that say the same are equal, so
    that nothing is told twice.
    """

    def __init__(self, code: str, /, **params: object) -> None:
        # For logs and tracebacks; the user never reads this.
        super().__init__(" ".join((code, *(f"{name}={value}" for name, value in params.items()))))
        self.code = code
        self.params: Mapping[str, object] = MappingProxyType(params)

    # `override` comes with Python 3.12.
    def __eq__(self, other: object) -> bool:  # type: ignore[explicit-override]
        """Compare what is said, with whatever a subclass holds beside it."""
        return type(other) is type(self) and vars(other) == vars(self)

    def __hash__(self) -> int:  # type: ignore[explicit-override]
        """Hash the code alone: what fills its places may be of any kind."""
        return hash(self.code)
