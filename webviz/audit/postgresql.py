"""The log in a database of PostgreSQL.

Everyone who writes takes the lock of the one row in `log_head` and waits there for the one before; `synchronous_commit` is on, so
that an entry is on disk when its transaction has ended.
"""

import math
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.engine import URL

_MAKING = 7_740_196_806
"""The number of the lock under which the tables are made; any, but always the same."""
_FUNCTIONS: Mapping[str, str] = {
    "log_refuse": "BEGIN RAISE EXCEPTION 'the log can only be added to'; END",
    "log_remove": """BEGIN
  IF EXISTS (SELECT 1 FROM log_purge_ticket WHERE up_to >= OLD.number) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'the log can only be added to';
END""",
    "log_at_the_end": """BEGIN
  IF NEW.number = (SELECT number + 1 FROM log_head) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'the log can only be added to';
END""",
}
_TRIGGERS: Mapping[str, str] = {
    "log_entries_kept": "UPDATE ON log_entries FOR EACH ROW EXECUTE FUNCTION log_refuse()",
    "log_entries_not_removed": "DELETE ON log_entries FOR EACH ROW EXECUTE FUNCTION log_remove()",
    "log_entries_not_emptied": "TRUNCATE ON log_entries FOR EACH STATEMENT EXECUTE FUNCTION log_refuse()",
    "log_entries_at_the_end": "INSERT ON log_entries FOR EACH ROW EXECUTE FUNCTION log_at_the_end()",
    "log_head_forward": (
        "UPDATE ON log_head FOR EACH ROW WHEN (NEW.number IS DISTINCT FROM OLD.number + 1) EXECUTE FUNCTION log_refuse()"
    ),
    "log_head_not_removed": "DELETE ON log_head FOR EACH ROW EXECUTE FUNCTION log_refuse()",
    "log_head_not_emptied": "TRUNCATE ON log_head FOR EACH STATEMENT EXECUTE FUNCTION log_refuse()",
}
_THERE = """
SELECT tgname FROM pg_trigger
WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND tgrelid IN (to_regclass('log_entries'), to_regclass('log_head'))
"""
_BODIES = "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = current_schema()::regnamespace"
_REASONS: Mapping[str, str] = {
    "53100": "der er ikke plads på disken",
    "53300": "databasen har ikke plads til flere forbindelser",
    "55P03": "et andet program holder den optaget",
    "25006": "dér kan man kun læse",
    "42501": "brugeren må ikke bruge den",
    "P0001": "den kan kun føjes til",
    "23505": "den er ændret udefra. Se efter med »kaedekort audit verify«",
}
_POOLED = 10
_ALIVE_SECONDS = 10


class PostgreSql:
    """A database that holds the log, reached by its address; nothing connects before it is asked."""

    def __init__(self, url: URL, patience: float) -> None:
        self.where = f"{url.host or 'denne maskine'}{f':{url.port}' if url.port else ''}/{url.database or ''}"
        self.snapshot: Mapping[str, Any] = {"isolation_level": "REPEATABLE READ"}
        self.engine: Engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            pool_size=_POOLED,
            max_overflow=_POOLED,
            pool_timeout=patience,
            connect_args={
                "connect_timeout": max(2, math.ceil(patience)),
                "tcp_user_timeout": _ALIVE_SECONDS * 1000,
                "keepalives_idle": _ALIVE_SECONDS,
                "application_name": "kaedekort-log",
                "options": f"-c synchronous_commit=on -c lock_timeout={math.ceil(patience * 1000)}",
            },
        )

    def wait_to_make(self, connection: Connection) -> None:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MAKING})")

    def make_guards(self, connection: Connection) -> None:
        for name, body in _FUNCTIONS.items():
            connection.exec_driver_sql(
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $log${body}$log$"
            )
        for name, when in _TRIGGERS.items():
            connection.exec_driver_sql(f"CREATE TRIGGER {name} BEFORE {when}")

    def missing_guards(self, connection: Connection) -> list[str]:
        there = set(connection.exec_driver_sql(_THERE).scalars())
        bodies = {str(name): str(body) for name, body in connection.exec_driver_sql(_BODIES)}
        changed = [name for name, body in _FUNCTIONS.items() if bodies.get(name) != body]
        return [*(name for name in _TRIGGERS if name not in there), *changed]

    def clean_up(self) -> None:
        """Nothing: the database's own vacuum sees to it."""

    def why(self, error: Exception) -> str:
        cause = getattr(error, "orig", None)
        reason = _REASONS.get(getattr(cause, "sqlstate", None) or "")
        return reason or "databasen svarer ikke eller afviser det"
