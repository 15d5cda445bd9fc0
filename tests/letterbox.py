"""What goes out by mail in tests: a box that keeps it, and letters without words."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from showup.adapters.clauses import clauses_in
from showup.adapters.letters import Letter
from showup.domain.booking import Booking
from showup.domain.settings import Settings
from showup.domain.tasks import Mail


@dataclass
class LetterBox:
    """A mailer that keeps what it is given."""

    sent: list[tuple[str, Letter]] = field(default_factory=list)
    before: Callable[[], None] = lambda: None
    after: Callable[[], None] = lambda: None
    fault: Exception | None = None

    def send(self, letter: Letter, *, task: str, booking: str) -> str:
        if self.fault:
            raise self.fault
        self.before()
        self.sent.append((task, letter))
        self.after()
        return f"message-{len(self.sent)}"

    def subjects(self, to: str) -> list[str]:
        return [letter.subject for _, letter in self.sent if letter.to == to]

    def names(self) -> list[str]:
        """The names of the mails, in the order in which they went out."""
        return [task.split("-")[1] for task, _ in self.sent]


class NoWords:
    """Letters that say only whose they are, where no more than their going out matters: words take
    most of the time."""

    clauses_in = staticmethod(clauses_in)

    def write(self, mail: Mail, booking: Booking, settings: Settings, **_: Any) -> Letter:
        to = settings.host.email if mail.is_for_host else booking.client.email
        return Letter(to, mail.value, booking.id, "")
