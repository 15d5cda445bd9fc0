"""`showup reconcile`: Stripe's books and ours for some days, and what becomes of a difference."""

from infra.reconcile.command import Wanted, run
from infra.reconcile.place import here, on_aws

__all__ = ["Wanted", "here", "on_aws", "run"]
