"""What stands beside a sum on the client's statement.

docs.stripe.com/get-started/account/statement-descriptors: 5 to 22 Latin characters in all, a letter
in each part, none of < > \\ ' " *. The account's own prefix, of 2 to 10 characters, comes first.
"""

import re

from infra.embedded.stripe import errors
from infra.embedded.stripe.store import Resource

PREFIX = "EMBEDDED"
LONGEST = 22


def look_at(params: Resource, types: list[str]) -> None:
    """A card charge takes a suffix, anything else the whole text."""
    whole, suffix = params.get("statement_descriptor"), params.get("statement_descriptor_suffix")
    if whole is not None and "card" in types:
        raise errors.bad_request(
            "The parameter `statement_descriptor` is not supported for card charges. Use "
            "`statement_descriptor_suffix` instead.",
            "",
            "statement_descriptor",
        )
    if whole is not None and not (5 <= len(whole) <= LONGEST and _is_plain(whole)):
        raise errors.bad_request("The statement descriptor is invalid.", "", "statement_descriptor")
    if suffix is not None and not (len(PREFIX) + 2 + len(suffix) <= LONGEST and _is_plain(suffix)):
        raise errors.bad_request(
            "The statement descriptor suffix is invalid.", "", "statement_descriptor_suffix"
        )


def _is_plain(text: str) -> bool:
    return bool(re.fullmatch(r"[ -~]+", text) and re.search("[A-Za-z]", text)) and not re.search(
        r"[<>\\'\"*]", text
    )


def calculated(intent: Resource) -> str | None:
    """docs.stripe.com/api/charges/object#charge_object-calculated_statement_descriptor"""
    if suffix := intent["statement_descriptor_suffix"]:
        return f"{PREFIX}* {suffix}".upper()
    whole: str | None = intent["statement_descriptor"]
    return whole
