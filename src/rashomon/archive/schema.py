"""The tables of an archive, the same in SQLite and PostgreSQL.

Texts, readings and stories are kept packed (`packing.py`): they come back to the letter, whatever a database thinks of
a character. What is looked for stands beside them in plain columns.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

NUMBER = BigInteger().with_variant(Integer(), "sqlite")
"""A row's own number; SQLite counts only plain integers by itself."""

tables = MetaData()

facts = Table("facts", tables, Column("name", String, primary_key=True), Column("value", Text, nullable=False))

stories = Table(
    "stories",
    tables,
    Column("no", NUMBER, primary_key=True),
    Column("opened", String, nullable=False),
    Column("wanted", Integer, nullable=False),  # counts what happened to its accounts
    Column("made", Integer, nullable=False),  # up to where its newest revision knows of it
    Column("revision", Integer, nullable=False),
    Column("next_point", Integer, nullable=False),
    Column("merged_into", NUMBER),
    Column("title", Text, nullable=False),
    Column("accounts", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("points", Integer, nullable=False),
    Column("contested", Integer, nullable=False),
    Column("first_day", String),
    Column("last_day", String),
    Column("changed", String, nullable=False),
    Index("stories_by_change", "changed"),
    sqlite_autoincrement=True,
)

accounts = Table(
    "accounts",
    tables,
    Column("no", NUMBER, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("given", String, nullable=False),  # the id that it came with
    Column("key", String, nullable=False),  # what makes it the same account: its address, or its outlet and id
    Column("outlet", String),
    Column("published", String),
    Column("day", Integer, nullable=False),  # 0 where it has none
    Column("version", Integer, nullable=False),
    Column("story", NUMBER, ForeignKey("stories.no")),
    Column("region", NUMBER),  # accounts that strong ties lead to one another by have one number
    Column("outline", LargeBinary),  # what it is compared by; none while it has no place among the others
    Index("accounts_by_key", "key"),
    Index("accounts_by_story", "story"),
    Index("accounts_by_region", "region"),
    Index("accounts_by_outlet", "outlet"),
    sqlite_autoincrement=True,
)

versions = Table(
    "versions",
    tables,
    Column("account", NUMBER, ForeignKey("accounts.no"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("sha256", String, nullable=False),
    Column("received", String, nullable=False),
    Column("place", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("reader", String),  # which version's reading `reading` is
    Column("reading", LargeBinary),
    Index("versions_by_reader", "reader"),
    Index("versions_by_sha", "sha256"),
)

ties = Table(
    "ties",
    tables,
    Column("account", NUMBER, ForeignKey("accounts.no"), primary_key=True),
    Column("near", NUMBER, ForeignKey("accounts.no"), primary_key=True),  # one that had its place before
    Column("likeness", Integer, nullable=False),  # in ten-thousandths
    Index("ties_by_near", "near"),
    sqlite_with_rowid=False,
)

terms = Table(
    "terms",
    tables,
    Column("word", String, primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("account", NUMBER, ForeignKey("accounts.no"), primary_key=True),
    Index("terms_by_account", "account"),
    sqlite_with_rowid=False,
)

revisions = Table(
    "revisions",
    tables,
    Column("story", NUMBER, ForeignKey("stories.no"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("made_by", String, nullable=False),
    Column("accounts", Integer, nullable=False),
    Column("points", Integer, nullable=False),
    Column("why", Text, nullable=False),
    Column("members", Text, nullable=False),  # JSON: account number and version, in the story's order
    Column("body", LargeBinary, nullable=False),  # the machine's story without its texts
)

statements = Table(
    "statements",
    tables,
    Column("no", NUMBER, primary_key=True),
    Column("story", NUMBER, ForeignKey("stories.no"), nullable=False),
    Column("point", String, nullable=False),
    Column("account", NUMBER, ForeignKey("accounts.no"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),  # as they are looked for
    Column("by", Text),
    Column("status", String, nullable=False),
    Column("told_from", String),
    Column("told_to", String),
    Column("mark", String, nullable=False),  # a digest of all of it, to see what a revision left as it was
    Index("statements_by_story", "story"),
    Index("statements_by_account", "account"),
)

facets = Table(
    "facets",
    tables,
    Column("statement", NUMBER, ForeignKey("statements.no", ondelete="CASCADE"), primary_key=True),
    Column("kind", String, primary_key=True),  # person, event, figure, place
    Column("value", String, primary_key=True),
    Column("at", Integer, primary_key=True),
    Column("low", Float),  # of a figure; of a place, its longitude
    Column("high", Float),  # of a figure; of a place, its latitude
    Index("facets_by_value", "kind", "value"),
    sqlite_with_rowid=False,
)

judgements = Table(
    "judgements",
    tables,
    Column("no", NUMBER, primary_key=True),
    Column("story", NUMBER, ForeignKey("stories.no"), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("at", String, nullable=False),
    Column("undone_at", String),
    Column("undone_by", String),
    Column("undone_reason", Text),
    Index("judgements_by_story", "story"),
    sqlite_autoincrement=True,
)

moves = Table(
    "moves",
    tables,
    Column("no", NUMBER, primary_key=True),
    Column("account", NUMBER, nullable=False),
    Column("was", NUMBER),
    Column("becomes", NUMBER),
    Column("at", String, nullable=False),
    Column("why", Text, nullable=False),
)

fetches = Table(
    "fetches",
    tables,
    Column("url", Text, primary_key=True),
    Column("etag", Text),
    Column("modified", Text),
    Column("fetched", String, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("next_at", String, nullable=False),
    Column("outcome", Text, nullable=False),
)
