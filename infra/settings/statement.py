"""What the client's bank writes beside the sum: the host's name, and nothing that tells of more.

docs.stripe.com/get-started/account/statement-descriptors: 5 to 22 Latin characters, a letter among
them, and none of < > \\ ' " *.
"""

import re
import unicodedata

from infra.settings.problems import Unreadable, quoted
from infra.settings.values import Block

LEAST, MOST = 5, 22
_PLAIN = re.compile(r"[A-Za-z0-9 .,&+/-]+")
# Letters that are not a plain letter with a mark.
_ALIKE = str.maketrans({"ł": "l", "Ł": "L", "ß": "ss", "ø": "o", "Ø": "O", "đ": "d", "æ": "ae"})
# Whoever else reads the statement has no business to know what for, or why.
_TELLING = re.compile(
    r"\b(?:fee|fees|penalty|no.?show|deposit|missed|cancel\w*|therap\w*|psych\w*|counsel\w*|addict\w*"
    r"|opłat\w*|oplat\w*|kara|depozyt\w*|zadatek|zaliczka|terap\w*|uzależ\w*|uzalez\w*)\b",
    re.IGNORECASE,
)


def read_statement(host: Block, name: str) -> str:
    """As written, or from the name."""
    made = from_name(name)
    if not made and name and "statement" not in host.values:
        value = host.values["name"]
        value.complain(
            f"makes no text of {LEAST} to {MOST} plain letters for bank statements",
            'write a line "statement: Your Name" beside it, which says neither what you do nor why',
        )
    return host.optional("statement", statement, made)


def statement(text: str) -> str:
    instead = f"write {LEAST} to {MOST} plain letters, such as your name without marks"
    if not _PLAIN.fullmatch(text) or not re.search("[A-Za-z]", text):
        raise Unreadable(f"{quoted(text)} cannot stand on a bank statement", instead)
    if not LEAST <= len(text) <= MOST:
        raise Unreadable(f"{quoted(text)} has {len(text)} characters", instead)
    if found := _TELLING.search(text):
        raise Unreadable(
            f"{quoted(found[0])} tells whoever reads the statement what it is for",
            "write your name, or that of your business",
        )
    return text


def from_name(name: str) -> str:
    """Its words, in plain letters, as many as go; "" where that is too little."""
    plain = unicodedata.normalize("NFKD", name.translate(_ALIKE)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^A-Za-z0-9 .&-]", " ", _TELLING.sub(" ", plain)).split()
    text = ""
    for word in words:
        longer = f"{text} {word}".strip()
        if len(longer) > MOST:
            break
        text = longer
    fits = len(text) >= LEAST and re.search("[A-Za-z]", text)
    return text if fits else ""
