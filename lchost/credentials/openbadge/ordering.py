"""RDF Canonicalization (W3C RDFC-1.0) that gives up in time.

It tells nodes that look alike apart by trying every order of their neighbours, so a small hostile
file could keep a laptop busy for days (W3C RDFC-1.0, 7.1 "Dataset poisoning").  Only here, where
the nodes are what is compared, can that be counted: two that look different in JSON may be alike.
"""

from __future__ import annotations

from math import factorial
from typing import Any

from pyld.canon import URDNA2015

MOST_ORDERS = 2000  # a tenth of a second; a credential of ours needs none
_MOST_ALIKE = 7  # of one node: 5040 orders


class _InTime(URDNA2015):  # type: ignore[misc]  # the library says no types
    """Counts the orders that are to be tried."""

    tried = 0

    def create_hash_to_related(self, id_: str, issuer: Any) -> dict[str, list[str]]:
        """Return the neighbours of a node, those that look alike together."""
        alike: dict[str, list[str]] = super().create_hash_to_related(id_, issuer)
        self.tried += sum(factorial(min(len(some), _MOST_ALIKE)) for some in alike.values())
        if self.tried > MOST_ORDERS:
            raise ValueError("nodes that are too hard to tell apart")
        return alike


def in_order(dataset: dict[str, Any]) -> bytes:
    """Return the quads of a dataset in canonical order.

    Raises:
        ValueError: its nodes are too hard to tell apart.
    """
    quads: str = _InTime().main(dataset, {"format": "application/n-quads"})
    return quads.encode()
