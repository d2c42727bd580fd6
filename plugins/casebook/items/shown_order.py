"""The order in which `order` options and `match` targets are shown."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")


def shown_order(item_id: str, written: Sequence[T]) -> tuple[T, ...]:
    """Permute what is written in key order: fixed by the item's id, never the identity for two or more.

    Fisher-Yates, drawing each place from SHA-256 of the id, so that screen, paper and exports agree.
    """
    shown = list(written)
    digest = int.from_bytes(hashlib.sha256(item_id.encode()).digest())
    for last in range(len(shown) - 1, 0, -1):
        digest, place = divmod(digest, last + 1)
        shown[last], shown[place] = shown[place], shown[last]
    if all(a is b for a, b in zip(shown, written, strict=True)):
        shown = shown[1:] + shown[:1]
    return tuple(shown)


def displaced_order(item_id: str, written: Sequence[T]) -> tuple[T, ...]:
    """Permute rows so that none stands in its place: who moves nothing has nothing right.

    It is `shown_order` but for the rows that this leaves in place. They change places in a ring; a single one with its
    neighbour.
    """
    shown = list(shown_order(item_id, written))
    staying = [place for place, (a, b) in enumerate(zip(shown, written, strict=True)) if a is b]
    if len(staying) == 1:
        staying.append((staying[0] + 1) % len(shown))
    for place, following in pairwise(staying):
        shown[place], shown[following] = shown[following], shown[place]
    return tuple(shown)
