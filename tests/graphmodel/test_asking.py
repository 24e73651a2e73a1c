"""Which questions may be asked: those that read the graph, only the graph, and only what every engine tells alike."""

import pytest

from graphmodel.asking import WOULD_WRITE, asks_for_all_columns, check_question
from graphmodel.errors import QueryRefused


@pytest.mark.parametrize(
    ("cypher", "said"),
    [
        ("CALL dbms.listConfig()", "»dbms« er en procedure"),
        ("CALL db.labels() YIELD label RETURN label", "er en procedure"),
        ("CALL db.labels", "er en procedure"),
        ("CALL `apoc`.load.json('/etc/passwd')", "»apoc« er en procedure"),
        ("MATCH (n) CALL pagerank() YIELD node RETURN node", "»pagerank« er en procedure"),
        ("RETURN apoc.load.json('x') AS x", "»apoc.load.json« er en udvidelse"),
        ("RETURN genai . vector . encode('x', 'y') AS x", "»genai.vector.encode« er en udvidelse"),
        ("RETURN `apoc`.`text`.`join`(['x'], '') AS x", "»apoc.text.join« er en udvidelse"),
        ("CALL { USE system MATCH (n) RETURN n } RETURN n", "USE peger på en anden database"),
        ("RETURN 1 AS x UNION ALL USE system RETURN 2 AS x", "USE peger på en anden database"),
        ("USE system RETURN 1 AS x", "skal begynde med MATCH"),
        ("SHOW USERS", "skal begynde med MATCH"),
        ("SHOW TRANSACTIONS", "skal begynde med MATCH"),
        ("TERMINATE TRANSACTIONS 'x'", "skal begynde med MATCH"),
        ("EXPLAIN MATCH (n) RETURN n", "skal begynde med MATCH"),
        ("PROFILE MATCH (n) RETURN n", "skal begynde med MATCH"),
        ("CYPHER 5 MATCH (n) RETURN n", "skal begynde med MATCH"),
        ("", "skal begynde med MATCH"),
        ("RETURN 1 AS x; MATCH (n) RETURN n", "to forespørgsler i én"),
        ("MATCH (n) RETURN n.id AS id FORMAT CSV", "FORMAT CSV rækker ud over kortet"),
        ("RETURN 'a\\u0027 AS x, 1 AS y, \\u0027b' AS z", "ikke som \\\\u-koder"),
        ("MATCH (n:Offer) RETURN properties(n) AS all", r"properties\(…\) svarer ikke ens"),
        ("MATCH (n:Offer) RETURN keys (n) AS all", r"keys\(…\) svarer ikke ens"),
        ("MATCH (n:Offer) RETURN id(n) AS id", r"id\(…\) svarer ikke ens"),
        ("MATCH (n:Offer) RETURN elementId(n) AS id", r"elementId\(…\) svarer ikke ens"),
        ("MATCH (n:Offer) RETURN n {.*} AS all", r"\.\* svarer ikke ens"),
        ("MATCH (n:Offer) RETURN n.title AS title", "Intet på kortet har feltet »title«"),
        ("MATCH (n:Offer) WHERE n.`type` = 'x' RETURN n", "Intet på kortet har feltet »type«"),
        ("MATCH ()-[link]->() RETURN startNode(link) AS giver", r"startNode\(…\) svarer ikke ens"),
    ],
)
def test_what_reaches_outside_or_is_told_differently_is_refused_with_a_sentence(cypher: str, said: str) -> None:
    with pytest.raises(QueryRefused, match=said):
        check_question(cypher)


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (n)",
        " merge (n {id: 1})",
        "// skriv\nDETACH DELETE n",
        "/* x */ ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    ],
)
def test_a_text_that_begins_by_writing_is_said_to_write(cypher: str) -> None:
    with pytest.raises(QueryRefused, match=WOULD_WRITE):
        check_question(cypher)


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (n:Offer) WHERE n.name CONTAINS 'LOAD CSV' RETURN n.id AS csv",
        "MATCH (n)-[:CALL|USE]->(m:Use) RETURN n.call AS call, {use: 1, load: 2} AS map, $call AS given",
        "match (n) return labels(n) as labels, type(null) as type, size([(n)--(m) | m.id]) as near // LOAD CSV",
        "RETURN \"CALL db.labels()\" AS text, 'it\\'s; SHOW USERS' AS more;",
        "WITH 1 AS `LOAD CSV` RETURN `LOAD CSV` AS x, count(*) AS n, 2 * 3 AS six, date.truncate('month', date()) AS month",
        "CALL { MATCH (n) RETURN n } RETURN n.id AS id UNION MATCH (m) RETURN m.id AS id",
        "OPTIONAL MATCH (n {id: 1.5}) CALL (n) { RETURN n.id AS id } RETURN id, n {.id} AS map",
    ],
)
def test_a_text_that_only_reads_the_graph_may_be_asked(cypher: str) -> None:
    check_question(cypher)


def test_a_text_may_leave_the_columns_to_the_engine() -> None:
    assert asks_for_all_columns("MATCH (n) return  distinct // alle\n *")
    assert asks_for_all_columns("MATCH (n) RETURN *")
    assert not asks_for_all_columns("MATCH (n) RETURN count(*) AS n, 'RETURN *' AS text, 2 * 3 AS six")
