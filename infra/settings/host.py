"""`site/index.md`: who the host is."""

import re
from functools import cache
from zoneinfo import available_timezones

from infra.settings.forms import nearest
from infra.settings.keys import HOST
from infra.settings.problems import Unreadable, quoted
from infra.settings.statement import read_statement
from infra.settings.values import Block
from showup.domain.currencies import DECIMALS
from showup.domain.settings import Host

# Plausible, not proven: one @, a dot in the domain, nothing that would break a header.
_EMAIL = re.compile(r"[^\s@<>\",;:()\[\]\\]+@[^\s@<>\",;:()\[\]\\.]+(\.[^\s@<>\",;:()\[\]\\.]+)+")
_LOCALE = re.compile(r"[a-z]{2}(-[A-Z]{2})?")


def read_host(page: Block) -> Host:
    """Broken parts are noted down and replaced by stand-ins that the rest can be read with."""
    value = page.need("host", "the keys name, email, currency, timezone and locales below it")
    if not value:
        return Host("", "", "", "EUR", "UTC", ("en",))
    host = value.block(HOST)
    email = host.required("email", email_address, "", '"hello@example.com"')
    name = host.need("name", "your own name, as clients know it")
    called = name.text() if name else ""
    return Host(
        name=called,
        email=email,
        sender=host.optional("sender", email_address, email),
        currency=host.required("currency", currency, "EUR", '"PLN" or "EUR"'),
        timezone=host.required("timezone", timezone, "UTC", '"Europe/Warsaw"'),
        locales=_locales(host),
        phone=host.text("phone"),
        address=host.text("address"),
        tax_number=host.text("tax_number"),
        statement=read_statement(host, called),
    )


def _locales(host: Block) -> tuple[str, ...]:
    value = host.need("locales", '"[en, pl]"')
    if not value:
        return ("en",)
    locales = [item.read(locale, "") for item in value.items() if item.text()]
    if not value.items():
        value.complain("names no language", 'write for example "[en, pl]"')
    if len(set(locales)) < len(locales):
        value.complain("names a language twice", "name each once")
    return tuple(locales) or ("en",)


def email_address(text: str) -> str:
    if not _EMAIL.fullmatch(text) or not text.isprintable():
        raise Unreadable(
            f"{quoted(text)} is not an e-mail address", 'write for example "hello@example.com"'
        )
    return text


def currency(text: str) -> str:
    if text not in DECIMALS:
        raise Unreadable(
            f"{quoted(text)} is not a currency in which a deposit can be held",
            nearest(text.upper(), DECIMALS, 'write its three letters, for example "PLN" or "EUR"'),
        )
    return text


def timezone(text: str) -> str:
    if text != "UTC" and text not in _zones():
        raise Unreadable(
            f"{quoted(text)} is not a time zone",
            nearest(text, _zones(), 'write continent and city, for example "Europe/Warsaw"'),
        )
    return text


@cache
def _zones() -> frozenset[str]:
    """Those named after places: three letters such as CET are no rule for summer time."""
    return frozenset(zone for zone in available_timezones() if "/" in zone)


def locale(text: str) -> str:
    if not _LOCALE.fullmatch(text):
        raise Unreadable(
            f"{quoted(text)} is not a language", 'write two letters, for example "en" or "pl"'
        )
    return text
