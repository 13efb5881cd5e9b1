"""[Reading] -> Story: which clauses state the same point, where they part, and on whose word they rest."""

from rashomon.reconcile.carrying import carry
from rashomon.reconcile.story import reconcile

__all__ = ["carry", "reconcile"]
