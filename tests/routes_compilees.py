"""Makes applications faster to build: tests make thousands, each with the same routes.

werkzeug turns each route into two functions, by syntax trees, each time that an application
registers it: nine tenths of making one. The functions depend on nothing but the route; they are
bound to the application later.
"""

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule

_FAITES: dict[tuple[object, ...], Callable[..., tuple[str, str]]] = {}
_compile: Callable[[Rule, bool], Callable[..., tuple[str, str]]] = Rule._compile_builder


def keep_compiled() -> None:
    """Compile each route once in this process."""

    def compile_once(self: Any, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:  # noqa: FBT001, FBT002 - werkzeug's
        defauts = tuple(sorted((self.defaults or {}).items()))
        cle = (self.rule, tuple(self._trace), defauts, append_unknown)
        if cle not in _FAITES:
            _FAITES[cle] = _compile(self, append_unknown)
        return _FAITES[cle]

    Rule._compile_builder = compile_once  # type: ignore[method-assign]
