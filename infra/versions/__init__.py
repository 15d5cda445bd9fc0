"""The versions of the policy: what is about to go live, and all that was published before it."""

from infra.versions.history import items_of
from infra.versions.publication import Publication, prepare

__all__ = ["Publication", "items_of", "prepare"]
