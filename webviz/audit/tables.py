"""The tables of the log, the same in every database."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, MetaData, Table, Text

VERSION = 1
"""Of the tables and of what a hash is over."""

METADATA = MetaData()

ENTRIES = Table(
    "log_entries",
    METADATA,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("account", Text),
    Column("name", Text, nullable=False),
    Column("role", Text),
    Column("action", Text, nullable=False),
    Column("about", Text),
    Column("subject", Text, nullable=False),
    Column("ground", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("details", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index("log_entries_about", "about", "number"),
    Index("log_entries_account", "account", "number"),
    Index("log_entries_at", "at"),
)
"""An entry a row; `details` is a JSON object, `previous` the hash of the row before."""

HEAD = Table(
    "log_head",
    METADATA,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True, autoincrement=False),
    Column("number", BigInteger, nullable=False),
    Column("hash", Text, nullable=False),
    Column("seal", Text, nullable=False),
)
"""One row: where the log ends. Who writes holds it, so that nobody else can."""

TICKET = Table(
    "log_purge_ticket",
    METADATA,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True, autoincrement=False),
    Column("up_to", BigInteger, nullable=False),
)
"""At most one row, and that only inside a purge's own transaction: what it may remove."""

SCHEMA = Table(
    "log_schema",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
)
"""One row."""
