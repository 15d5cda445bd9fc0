"""Where a mail leads: the client's pages and the host's. A token is in the fragment, for no log."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Offer:
    """An open time, and where to take it."""

    at: str
    link: str


@dataclass(frozen=True)
class Links:
    """The client's link, the booking page, the host's link."""

    manage: str
    book: str
    desk: str

    def again(self, start: datetime | None) -> str:
        """The booking page, with the client's own token and perhaps a time."""
        token = self.manage.partition("#")[2]
        return f"{self.book}?again{_at(start)}#{token}"

    def move(self, start: datetime | None) -> str:
        """The client's page, to choose another time for this very booking, perhaps that one."""
        address, _, token = self.manage.partition("#")
        return f"{address}?move{_at(start)}#{token}"

    def manage_to(self, word: str) -> str:
        return _saying(self.manage, word)

    def desk_to(self, word: str) -> str:
        return _saying(self.desk, word)


def _at(start: datetime | None) -> str:
    return f"&start={start.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if start else ""


def _saying(page: str, word: str) -> str:
    """A page of ours, opened to say that; nothing is said before a button is pressed."""
    address, _, token = page.partition("#")
    return f"{address}?say={word}#{token}"
