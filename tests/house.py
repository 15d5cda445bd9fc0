"""The whole house in one process: the use cases on moto's table (or on one in memory, where a
story is told hundreds of times), the embedded Stripe in memory, a letter box, and a clock that is
put forward. What is outside can be made to fail, or to kill."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from moto import mock_aws

from infra.embedded.stripe import Delivery, EmbeddedStripe
from infra.embedded.stripe.transport import InMemory
from showup.adapters.letters import Letters
from showup.adapters.patience import Patience
from showup.adapters.payments import Stripe
from showup.adapters.queue import TaskQueue
from showup.adapters.signed import read_webhook
from showup.adapters.table import Table
from showup.domain.booking import Booking
from showup.domain.fee import Ruling
from showup.domain.ledger import Entry
from showup.domain.offers import Offers
from showup.domain.settings import Meet, Settings
from showup.domain.tasks import Queue, Task
from showup.domain.words import Word
from showup.usecases import booking as booking_uses
from showup.usecases import changing, deposits, desk, offers, reminders, viewing
from showup.usecases.booking import Till
from showup.usecases.reminders import Stationery
from showup.usecases.tools import Tools
from showup.usecases.webhooks import take_webhook
from showup.usecases.working import Worker
from tests.builders import NOW, a_request, some_settings
from tests.letterbox import LetterBox, NoWords
from tests.memory import MemoryTable
from tests.tables import TABLE, on_moto
from tests.tripwire import Tripwire

SECRET = "whsec_of_the_tests"
HOOK = "http://localhost/api/webhooks/stripe"
LETTERS = Letters()  # it takes long to read the templates, so it is done once


class House:
    """`wall` is the wall clock in seconds; it goes along with business time."""

    def __init__(
        self,
        settings: Settings | None = None,
        now: datetime = NOW,
        dynamodb: MemoryTable | None = None,
        letters: Any = LETTERS,
    ) -> None:
        self.now = now
        self.settings = settings or some_settings()
        self.tripwire = Tripwire()
        self.dynamodb: Any = dynamodb or on_moto()
        self.tripwire.watch(self.dynamodb)
        self.bank = EmbeddedStripe(lambda: self.now)
        self.table = Table(self.dynamodb, TABLE)
        self.queue = TaskQueue(self.dynamodb, TABLE)
        self.stripe = Stripe(
            "sk_test_embedded", http_client=self.tripwire.wrap(InMemory(self.bank))
        )
        self.tools = Tools(self.table, self.settings, Patience(lambda: 20, sleep=lambda _: None))
        self.till = Till(
            lambda: self.stripe, lambda _: ("http://localhost/ok", "http://localhost/no")
        )
        self.box = LetterBox(
            before=lambda: self.tripwire.before("ses send"),
            after=lambda: self.tripwire.after("ses send"),
        )
        self.stationery = Stationery(
            letters,
            self.box,  # type: ignore[arg-type]
            manage=lambda b: f"http://localhost/manage/#{b.id}",
            book=lambda b: "http://localhost/book/",
            desk=lambda b: f"http://localhost/desk/#{b.id}",
            policy=lambda b: f"http://localhost/policy/?version={b.consent.policy}",
            enter=lambda: self.link_in,
        )
        self.link_in = ""
        self.wall = lambda: int(self.now.timestamp())
        self.post: Callable[[list[Delivery]], list[Delivery]] = lambda deliveries: deliveries
        self.bank.webhooks.register(HOOK, SECRET)

    # --- what people do ----------------------------------------------------------------------

    def book(self, **changes: Any) -> Booking:
        wish = a_request(self.settings, **changes)
        return booking_uses.book(wish, self.tools, self.till, self.now)

    def pay(self, booking: Booking, card: str = "4242424242424242") -> Any:
        """At Checkout, as it is known by now."""
        url = self.booking(booking.id).deposit.checkout.url  # type: ignore[union-attr]
        return self.bank.pay(url, card)

    def confirmed(self, **changes: Any) -> Booking:
        """Booked, paid for, and everything done that was due."""
        booking = self.book(**changes)
        self.pay(booking)
        self.settle()
        return self.booking(booking.id)

    def cancel(self, booking: Booking, expect: int | None = None) -> Booking:
        return changing.cancel(booking.id, expect, self.tools, self.now)

    def move(self, booking: Booking, start: datetime, expect: int | None = None) -> Booking:
        return changing.move(booking.id, start, expect, self.tools, self.now)

    def withdraws(self, booking: Booking) -> Booking:
        """From the contract."""
        return changing.withdraw(booking.id, self.tools, self.now)

    def undo(self, booking: Booking) -> Booking:
        return changing.undo(booking.id, self.tools, self.now)

    def mend(self, booking: Booking) -> Booking:
        return booking_uses.mend(booking.id, self.tools, self.till, self.now)

    def returned(self, booking: Booking) -> Booking:
        return booking_uses.returned(booking.id, self.tools, self.now)

    def attended(self, booking: Booking) -> Booking:
        desk.attended(booking.id, self.tools, self.now)
        return self.booking(booking.id)

    def cancel_by_host(self, booking: Booking) -> Booking:
        desk.cancel(booking.id, "ill", self.tools, self.now)
        return self.booking(booking.id)

    def desk(self, booking: Booking) -> desk.Seen:
        return desk.see(booking.id, self.tools, self.queue, self.now)

    def asks(self, booking: Booking) -> Booking:
        """The host says "not here": the check-in."""
        desk.not_here(booking.id, self.tools, self.now)
        return self.booking(booking.id)

    def declares(self, booking: Booking) -> Booking:
        """The host says that nobody came."""
        desk.no_show(booking.id, self.tools, self.now)
        return self.booking(booking.id)

    def says(self, booking: Booking, word: Word, text: str = "") -> Booking:
        return changing.say(booking.id, word, text, self.tools, self.now)

    def tells_of_an_emergency(self, booking: Booking, why: str = "") -> Booking:
        return changing.exception(booking.id, why, self.tools, self.now)

    def saves(self, booking: Booking, meet: Meet | None = None, minutes: int = 0) -> Booking:
        return changing.save(booking.id, meet, minutes, "", self.tools, self.now)

    def keeps(self, booking: Booking) -> Offers:
        return offers.keep(booking.id, self.tools, self.now)

    def run_again(self, booking: Booking) -> int:
        return desk.again(booking.id, self.queue, self.now)

    def take(self, booking: Booking) -> Booking:
        """The host decides that the fee is taken."""
        return self.decides(booking, Ruling.TAKE)

    def decides(
        self, booking: Booking, ruling: Ruling, amount: int | None = None, reason: str = ""
    ) -> Booking:
        desk.decide(booking.id, ruling, amount, reason, self.tools, self.now)
        return self.booking(booking.id)

    # --- what time does ----------------------------------------------------------------------

    def settle(self) -> None:
        """Everything that is due now, and what follows from it; webhooks first."""
        while self._deliver() + self.sweep():
            pass

    def sweep(self) -> int:
        return sum(
            self.worker(queue).sweep(queue)[0] for queue in (Queue.DEPOSITS, Queue.REMINDERS)
        )

    def worker(self, queue: Queue) -> Worker:
        return Worker(self.queue, self._do(queue), lambda: self.now, self.wall, lambda: True)

    def _do(self, queue: Queue) -> Callable[[Task, datetime], None]:
        if queue is Queue.DEPOSITS:
            return lambda task, now: deposits.work(task, self.tools, lambda: self.stripe, now)
        return lambda task, now: reminders.work(task, self.tools, self.stationery, now)

    def advance(self, by: timedelta) -> None:
        self.go_to(self.now + by)

    def go_to(self, moment: datetime) -> None:
        """Step from one due instant to the next, as the embedded cloud does."""
        self.settle()
        while (due := self._next_due()) is not None and due <= moment:
            self.now = max(self.now, due)
            self.settle()
        self.now = max(self.now, moment)
        self.settle()

    def _next_due(self) -> datetime | None:
        moments = [task.due for task in self.open_tasks() if task.due > self.now]
        bank = self.bank.next_due()
        if bank is not None and bank > self.now:
            moments.append(bank)
        return min(moments, default=None)

    def _deliver(self) -> int:
        """Webhooks, in the order that the post brings them in, if it does."""
        found = self.post(self.bank.due_deliveries())
        for delivery in found:
            self.bank.delivered(delivery, self._webhook(delivery))
        return len(found)

    def _webhook(self, delivery: Any) -> int:
        signature = delivery.headers["Stripe-Signature"]
        event = read_webhook(delivery.body, signature, SECRET)
        assert event is not None, "the embedded Stripe signs its webhooks"
        take_webhook(event, False, self.table, self.now)
        return 200

    # --- what there is -----------------------------------------------------------------------

    def booking(self, id: str) -> Booking:
        found = self.table.booking(id)
        assert found is not None, f"there is no booking {id}"
        return found

    def view(self, booking: Booking) -> viewing.View:
        return viewing.view(booking.id, self.tools, self.now)

    def open_tasks(self) -> list[Task]:
        far = self.now + timedelta(days=400)
        return [
            task
            for queue in (Queue.DEPOSITS, Queue.REMINDERS)
            for task in self.queue.due(queue, far)
        ]

    def parked(self) -> list[Task]:
        return list(self.queue.due(Queue.PARKED, self.now + timedelta(days=400)))

    def refunds_by_hand(self, intent: str, amount: int) -> None:
        """As the host does in Stripe's dashboard: without our metadata."""
        params = urlencode({"payment_intent": intent, "amount": amount})
        self.at_stripe("/v1/refunds", params)

    def at_stripe(self, path: str, params: str = "") -> None:
        """What somebody with the key does there by hand."""
        key = {"Authorization": "Bearer sk_test_embedded"}
        answer = self.bank.call("POST", path, key, params)
        assert answer.status == 200, answer.body

    def ledger(self, booking: Booking) -> list[Entry]:
        return self.table.entries(booking.id, "")

    def intents(self) -> list[dict[str, Any]]:
        return [dict(intent) for intent in self.bank.store.all("payment_intent")]

    def held(self) -> list[dict[str, Any]]:
        """The holds that are alive at the bank."""
        return [intent for intent in self.intents() if intent["status"] == "requires_capture"]


@contextmanager
def a_house(settings: Settings | None = None, now: datetime = NOW) -> Iterator[House]:
    with mock_aws():
        yield House(settings, now)


def a_quick_house(settings: Settings | None = None, now: datetime = NOW) -> House:
    """On a table in memory, and with letters that say nothing."""
    return House(settings, now, MemoryTable(), NoWords())
