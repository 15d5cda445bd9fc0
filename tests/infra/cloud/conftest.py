"""The tests here share one embedded cloud."""

from tests.cloud import cloud

__all__ = ["cloud"]
