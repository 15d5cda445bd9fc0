"""A site to read settings from: three sound pages in English, three bare ones in Polish."""

from pathlib import Path

import pytest

from infra.settings import SettingsError, load

INDEX = """\
---
title: Talks that help
host:
  name: A host
  email: hello@example.com
  sender: bookings@example.com
  phone: "+48 600 100 200"
  currency: PLN
  timezone: Europe/Warsaw
  locales: [en, pl]
---
# Hello
"""
BOOK = """\
---
services:
  - id: first-talk
    name: {en: First talk, pl: Pierwsza rozmowa}
    minutes: 50
    price: 120
    meet: [video, phone]
hours:
  mon-fri: 9:00-17:00
  sat: [9:00-12:00, 13:00-15:00]
  sun: closed
buffer: 10 min
reminders: [4 days before at 18:00]
meeting_link: 2 days before
places:
  video: https://meet.example.com/room
  phone: I call the number that you leave
---
# Book
"""
POLICY = """\
---
effective: 2026-11-23
deposit: 50%
free_until: 48 h
rebook_within: 3 days
wait: 15 min
decide_after: 24 h
---
# Policy
"""
EVERYDAY = "free_until: 48 h\nrebook_within: 3 days\n"
PAGES = {"index.md": INDEX, "book.md": BOOK, "policy.md": POLICY}


def a_site(root: Path, *changes: tuple[str, str]) -> Path:
    """The site below `root`, with each first text in it replaced by the second."""
    pages = dict(PAGES)
    for old, new in changes:
        where = [name for name, page in pages.items() if old in page]
        assert len(where) == 1, f"{old!r} stands on {where}"
        pages[where[0]] = pages[where[0]].replace(old, new)
    for name, page in pages.items():
        write(root, f"site/{name}", page)
        write(root, f"site/pl/{name}", "# Po polsku\n")
    write(root, "templates/clauses/en.html", "Free until.\n")
    return root


def write(root: Path, file: str, content: str | bytes) -> None:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def rows(*lines: str) -> tuple[str, str]:
    """The change that puts rows of notice in the place of the two everyday lines, from line 4."""
    return EVERYDAY, "notice:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


def messages(root: Path) -> list[str]:
    """What is refused, sentence by sentence."""
    with pytest.raises(SettingsError) as error:
        load(root)
    return str(error.value).splitlines()
