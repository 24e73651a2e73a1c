"""A question that a person wrote in Cypher: it may only read, only the graph, and only what every engine tells alike.

The program's own texts are held to that by tests. A person may have copied a text that reads a file or calls an
extension of one engine; and what an engine tells in its own way is refused rather than told in two ways.
"""

import re

from graphmodel.errors import QueryRefused

WOULD_WRITE = "Forespørgslen vil ændre kortet. Her kan man kun læse."

_READS = {"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL"}
_WRITES = {"CREATE", "MERGE", "SET", "REMOVE", "DELETE", "DETACH", "FOREACH", "DROP", "ALTER"}
_NAMESPACES = {"date", "datetime", "localdatetime", "time", "localtime", "duration", "point"}
"""What may stand before the dot in a function's name; anything else is somebody's extension, and may reach anywhere."""
_TOLD_DIFFERENTLY = {"keys", "properties", "id", "elementid", "startnode", "endnode"}
_ENGINES_OWN_FIELDS = {"title", "type"}
_TOKEN = re.compile(
    r"""(?P<comment> //[^\n]* | /\*.*?\*/ )
      | (?P<text> '(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*" )
      | (?P<quoted> `(?:``|[^`])*` )
      | \w+ | \S""",
    re.VERBOSE | re.DOTALL,
)


def check_question(cypher: str) -> None:
    """Raise QueryRefused for a text that would write, reaches outside the graph, or asks for what engines tell differently."""
    if "\\u" in cypher.lower():  # on one engine such a code may also end a text, so that more is run than can be seen
        raise QueryRefused("Skriv tegnene i forespørgslen, som de er, og ikke som \\u-koder.")
    tokens = ["", *_tokens(cypher), "", ""]
    for place in range(1, len(tokens) - 2):
        if complaint := _reaches_outside(tokens, place) or _is_told_differently(tokens, place):
            raise QueryRefused(complaint)
    first = tokens[1].upper()
    if first in _WRITES:
        raise QueryRefused(WOULD_WRITE)
    if first not in _READS:
        raise QueryRefused(
            "Forespørgslen kan ikke køres: den skal begynde med MATCH, OPTIONAL MATCH, UNWIND, WITH, RETURN eller CALL { … }."
        )


def _tokens(cypher: str) -> list[str]:
    """The names and signs of a text, without its comments; what stands between quotes is no name."""
    return [
        "''" if found["text"] else found[0].strip("`") if found["quoted"] else found[0]
        for found in _TOKEN.finditer(cypher)
        if not found["comment"]
    ]


def _is_name(token: str) -> bool:
    return token.isidentifier()


def _reaches_outside(tokens: list[str], place: int) -> str | None:
    """What is wrong where a clause or a function would read something else than the graph."""
    before, word, after = (token.upper() for token in tokens[place - 1 : place + 2])
    if word == "CSV" and before in {"LOAD", "FORMAT"}:
        return f"{before} CSV rækker ud over kortet. En forespørgsel kan kun læse, hvad der står i det; filer læses med »kaedekort import«."
    if word == "CALL" and before not in {".", ":", "|", "$"} and _is_name(after):
        return f"»{tokens[place + 1]}« er en procedure, og den kan række ud over kortet. Spørg med MATCH og RETURN i stedet."
    if word == "USE" and before in {"{", "UNION", "ALL", "DISTINCT"} and _is_name(after):
        return "USE peger på en anden database. En forespørgsel kan kun læse dette kort; vælg et andet med --store."
    if word == ";" and after:
        return "Der er to forespørgsler i én. Stil dem hver for sig."
    if before == "." and after == "(":
        head = place
        while tokens[head - 1] == ".":
            head -= 2
        if tokens[head].lower() not in _NAMESPACES:
            name = "".join(tokens[head : place + 1])
            return f"»{name}« er en udvidelse, som kan række ud over kortet. Brug Cyphers egne funktioner i stedet."
    return None


def _is_told_differently(tokens: list[str], place: int) -> str | None:
    """What is wrong where the two engines would not give one and the same answer."""
    before, word, after = (token.lower() for token in tokens[place - 1 : place + 2])
    if word in _TOLD_DIFFERENTLY and after == "(" and before != ".":
        return (
            f"{tokens[place]}(…) svarer ikke ens på de to slags kort. "
            "Nævn felterne, som n.id, giv enderne navne, som (a)-[r]->(b), eller bed om hele n."
        )
    if before == "." and word == "*":
        return ".* svarer ikke ens på de to slags kort. Nævn felterne, som n {.id, .name}, eller bed om hele n."
    if before == "." and word in _ENGINES_OWN_FIELDS and after != "(":
        return f"Intet på kortet har feltet »{word}«. Navnet er name, og slagsen er labels(n) eller type(r)."
    return None


def asks_for_all_columns(cypher: str) -> bool:
    """Whether a text leaves the choice of columns to the engine, and with it their order (`RETURN *`)."""
    words = " ".join(_tokens(cypher)).upper()
    return "RETURN *" in words or "RETURN DISTINCT *" in words
