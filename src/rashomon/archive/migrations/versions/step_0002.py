"""Accounts are tied to all that they are like, and compared by outlines in place of weights.

Those that are there have no outline after this; the next `catch_up` gives them their places.
"""

import sqlalchemy as sa
from alembic import op

from rashomon.archive.schema import NUMBER

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.drop_table("ties")
    op.create_table(
        "ties",
        sa.Column("account", NUMBER, nullable=False),
        sa.Column("near", NUMBER, nullable=False),
        sa.Column("likeness", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.no"]),
        sa.ForeignKeyConstraint(["near"], ["accounts.no"]),
        sa.PrimaryKeyConstraint("account", "near"),
        sqlite_with_rowid=False,
    )
    op.create_index("ties_by_near", "ties", ["near"], unique=False)
    op.execute("DELETE FROM terms")
    op.drop_column("accounts", "weights")
    op.add_column("accounts", sa.Column("region", NUMBER, nullable=True))
    op.add_column("accounts", sa.Column("outline", sa.LargeBinary(), nullable=True))
    op.create_index("accounts_by_region", "accounts", ["region"], unique=False)
