"""Mirrors the packages. A test is a sentence; builders and fakes are shared from here."""
