"""The nodes of the graph by all that a thing of a list may be found by: names, spellings, words and contacts."""

from collections import defaultdict
from typing import TypeAlias

from graphmodel.records import NodeRecord
from importers.linking.contained import content_words, distinctive_words
from importers.linking.groups import KINDS
from importers.linking.known import KnownGraph
from importers.linking.names import Generic, signatures
from importers.linking.node_names import contacts_of, names_of
from importers.linking.person_names import form_of, other_names_of

_Nodes: TypeAlias = list[NodeRecord]


class NodeIndex:
    """Organisations, offers and persons by label and name, and by what else may tell them.

    Organisations also by distinctive word, by contact, and by all words but one; persons by each name behind the first.
    `labels` are those that the graph has nodes of; nothing of another can be found in it.
    """

    def __init__(self, known: KnownGraph, generic: Generic) -> None:
        self.labels: set[str] = set()
        self.by_name: defaultdict[tuple[str, str], _Nodes] = defaultdict(list)
        self.by_signature: defaultdict[tuple[str, tuple[str, ...]], _Nodes] = defaultdict(list)
        self.by_word: defaultdict[str, _Nodes] = defaultdict(list)
        self.by_contact: defaultdict[str, _Nodes] = defaultdict(list)
        self.by_surname: defaultdict[str, _Nodes] = defaultdict(list)
        self.by_words: defaultdict[frozenset[str], _Nodes] = defaultdict(list)
        for label in KINDS:
            for node in known.of_label(label):
                self.labels.add(label)
                self._note(node, generic)

    def _note(self, node: NodeRecord, generic: Generic) -> None:
        names = names_of(node)
        for name in dict.fromkeys(form_of(node.label, name) for name in names):
            self.by_name[(node.label, name)].append(node)
        for signature in signatures(names[0]):
            self.by_signature[(node.label, signature)].append(node)
        if node.label == "Organisation":
            self._note_organisation(node, names, generic)
        if node.label == "Actor":
            for name in dict.fromkeys(other_names_of(names[0])):
                self.by_surname[name].append(node)

    def _note_organisation(self, node: NodeRecord, names: list[str], generic: Generic) -> None:
        for word in {word for name in names for word in distinctive_words(name, generic)}:
            self.by_word[word].append(node)
        for contact in contacts_of(node):
            self.by_contact[contact].append(node)
        for words in dict.fromkeys(map(content_words, names)):
            for shared in (words, *(words - {word} for word in sorted(words))):
                if len(shared) > 1:
                    self.by_words[shared].append(node)
