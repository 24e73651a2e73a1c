"""A process that writes batches to a store and says aloud what it has done, for tests that end it at any moment.

    python -m tests.graphmodel.engines.writer FILE SAVE_EVERY

Batch N is three offers of the same town and two edges between them, stored by the change with number N. It prints `open` once the store is
its own, `ack N` when a batch is stored, `saving` before each checkpoint; a checkpoint comes after every SAVE_EVERY batches.
"""

import sys
from itertools import pairwise
from pathlib import Path

from graphmodel.changes import ChangeSet, Origin
from graphmodel.engines.kglite_store import KGLiteStore
from graphmodel.records import EdgeRecord, NodeRecord
from tests.contract.stories import MADE_ON

ORIGIN = Origin("skriver", "en proces", "import")
PARTS = "abc"


def batch(number: int) -> ChangeSet:
    """The change that stores batch N."""
    ids = [f"offer-{number}-{part}" for part in PARTS]
    nodes = tuple(NodeRecord("Offer", id_, {"town": str(number), "description": "kæde " * 200}) for id_ in ids)
    edges = tuple(EdgeRecord("LEADS_TO", "Offer", giver, "Offer", taker) for giver, taker in pairwise(ids))
    return ChangeSet(nodes, edges)


def say(text: str) -> None:
    """Tell the test, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> None:
    """Write until somebody ends this process."""
    path, save_every = Path(sys.argv[1]), int(sys.argv[2])
    store = KGLiteStore(path)
    store.prepare()
    say("open")
    while True:
        number = store.version() + 1
        store.apply(batch(number), ORIGIN, MADE_ON)
        say(f"ack {number}")
        if number % save_every == 0:
            say("saving")
            store._session.save()  # the engine does it by itself too, when its log has grown large


if __name__ == "__main__":
    main()
