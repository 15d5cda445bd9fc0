"""The host's settings: read from the front matter of `site/`, checked, and published."""

from infra.settings.check import Findings, check, run_check
from infra.settings.loading import load
from infra.settings.problems import Problem, SettingsError
from infra.settings.publication import publish, published

__all__ = [
    "Findings",
    "Problem",
    "SettingsError",
    "check",
    "load",
    "publish",
    "published",
    "run_check",
]
