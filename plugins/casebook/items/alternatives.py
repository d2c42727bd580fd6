"""Words for what is right where several things are, of which one is enough."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from casebook.rendering.markdown import Writer


def say_any(words: Iterable[str], writer: Writer) -> str:
    """Return some words as alternatives, such as `the hip or the back`; markup in them stays markup."""
    # Translators: joins two right answers, of which one is enough.
    return reduce(lambda first, last: writer.translator.t("{first} or {last}", first=first, last=last), words)
