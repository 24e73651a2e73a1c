"""What is found in the graph for a thing of a list that its name has not found."""

from typing import NamedTuple

from graphmodel.records import NodeRecord


class Found(NamedTuple):
    """A node to ask about, what to suggest, whether that holds unasked, and whether the node then takes the list's name."""

    node: NodeRecord
    suggested: str
    is_sure: bool = False
    is_renamed: bool = False
