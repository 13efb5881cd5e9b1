"""The first form of the archive."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

LITE = (
    "CREATE VIRTUAL TABLE statements_words USING fts5("
    "words, content='statements', content_rowid='no', tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER statements_in AFTER INSERT ON statements BEGIN "
    "INSERT INTO statements_words(rowid, words) VALUES (new.no, new.words); END",
    "CREATE TRIGGER statements_out AFTER DELETE ON statements BEGIN "
    "INSERT INTO statements_words(statements_words, rowid, words) VALUES ('delete', old.no, old.words); END",
)
"""SQLite's full text: an index beside the table, kept by triggers. Statements are put and taken, never changed."""

POSTGRES = (
    "ALTER TABLE statements ADD COLUMN words_found tsvector "
    "GENERATED ALWAYS AS (to_tsvector('english', left(words, 200000))) STORED",
    "CREATE INDEX statements_by_words ON statements USING gin (words_found)",
)


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "facts",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "fetches",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("fetched", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.String(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("url"),
    )
    op.create_table(
        "moves",
        sa.Column("no", NUMBER, nullable=False),
        sa.Column("account", NUMBER, nullable=False),
        sa.Column("was", NUMBER, nullable=True),
        sa.Column("becomes", NUMBER, nullable=True),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_table(
        "stories",
        sa.Column("no", NUMBER, nullable=False),
        sa.Column("opened", sa.String(), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("made", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("next_point", sa.Integer(), nullable=False),
        sa.Column("merged_into", NUMBER, nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("accounts", sa.Integer(), nullable=False),
        sa.Column("outlets", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("contested", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.String(), nullable=True),
        sa.Column("last_day", sa.String(), nullable=True),
        sa.Column("changed", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("no"),
        sqlite_autoincrement=True,
    )
    op.create_index("stories_by_change", "stories", ["changed"], unique=False)
    op.create_table(
        "accounts",
        sa.Column("no", NUMBER, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("given", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("story", NUMBER, nullable=True),
        sa.Column("weights", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["story"],
            ["stories.no"],
        ),
        sa.PrimaryKeyConstraint("no"),
        sa.UniqueConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("accounts_by_key", "accounts", ["key"], unique=False)
    op.create_index("accounts_by_outlet", "accounts", ["outlet"], unique=False)
    op.create_index("accounts_by_story", "accounts", ["story"], unique=False)
    op.create_table(
        "judgements",
        sa.Column("no", NUMBER, nullable=False),
        sa.Column("story", NUMBER, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("undone_at", sa.String(), nullable=True),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.Column("undone_reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["story"],
            ["stories.no"],
        ),
        sa.PrimaryKeyConstraint("no"),
        sqlite_autoincrement=True,
    )
    op.create_index("judgements_by_story", "judgements", ["story"], unique=False)
    op.create_table(
        "revisions",
        sa.Column("story", NUMBER, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("accounts", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("members", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story"],
            ["stories.no"],
        ),
        sa.PrimaryKeyConstraint("story", "number"),
    )
    op.create_table(
        "statements",
        sa.Column("no", NUMBER, nullable=False),
        sa.Column("story", NUMBER, nullable=False),
        sa.Column("point", sa.String(), nullable=False),
        sa.Column("account", NUMBER, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("told_from", sa.String(), nullable=True),
        sa.Column("told_to", sa.String(), nullable=True),
        sa.Column("mark", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account"],
            ["accounts.no"],
        ),
        sa.ForeignKeyConstraint(
            ["story"],
            ["stories.no"],
        ),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("statements_by_account", "statements", ["account"], unique=False)
    op.create_index("statements_by_story", "statements", ["story"], unique=False)
    op.create_table(
        "terms",
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("account", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["account"],
            ["accounts.no"],
        ),
        sa.PrimaryKeyConstraint("word", "day", "account"),
        sqlite_with_rowid=False,
    )
    op.create_index("terms_by_account", "terms", ["account"], unique=False)
    op.create_table(
        "ties",
        sa.Column("account", NUMBER, nullable=False),
        sa.Column("undated", sa.Integer(), nullable=False),
        sa.Column("near", NUMBER, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account"],
            ["accounts.no"],
        ),
        sa.ForeignKeyConstraint(
            ["near"],
            ["accounts.no"],
        ),
        sa.PrimaryKeyConstraint("account", "undated"),
        sqlite_with_rowid=False,
    )
    op.create_index("ties_by_near", "ties", ["near"], unique=False)
    op.create_table(
        "versions",
        sa.Column("account", NUMBER, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("received", sa.String(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("reader", sa.String(), nullable=True),
        sa.Column("reading", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account"],
            ["accounts.no"],
        ),
        sa.PrimaryKeyConstraint("account", "version"),
    )
    op.create_index("versions_by_reader", "versions", ["reader"], unique=False)
    op.create_index("versions_by_sha", "versions", ["sha256"], unique=False)
    op.create_table(
        "facets",
        sa.Column("statement", NUMBER, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["statement"], ["statements.no"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("statement", "kind", "value", "at"),
        sqlite_with_rowid=False,
    )
    op.create_index("facets_by_value", "facets", ["kind", "value"], unique=False)
    for line in LITE if op.get_bind().dialect.name == "sqlite" else POSTGRES:
        op.execute(line)
