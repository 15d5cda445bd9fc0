"""The sentences of the terms as a template says them, and front matter as a host types it."""

from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from showup.adapters.written import written
from showup.domain.terms import Terms
from tests.site.conftest import ROOT

LOCALES = ("en", "pl")


def say(locale: str, autoescape: bool = False) -> Any:
    house = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        undefined=StrictUndefined,
        autoescape=autoescape,
    )
    return house.get_template(f"clauses/{locale}.html").make_module()


def texts(terms: Terms, currency: str = "PLN") -> dict[str, Any]:
    return {**written(terms, currency), "currency": currency}


def plain(text: object) -> str:
    """In one line, as a browser shows it."""
    return " ".join(str(text).split())


def typed(terms: Terms, currency: str = "PLN") -> str:
    """The front matter of `site/policy.md`, without a quotation mark that a host need not write, so
    that YAML sees numbers, truths and lists where it would see them there."""
    lines = []
    for key, value in written(terms, currency).items():
        if isinstance(value, list):
            lines += [f"{key}:", *(f"  - {{{_pairs(row)}}}" for row in value)]
        elif isinstance(value, dict):
            lines.append(f"{key}: {{{_pairs(value)}}}")
        elif value:
            lines.append(f"{key}: {value}")
    return "\n".join(lines) + "\n"


def _pairs(row: dict[str, str]) -> str:
    return ", ".join(
        f'{key}: "{value}"' if "," in value else f"{key}: {value}" for key, value in row.items()
    )
