"""Stripe: prepare Checkout, and place, find, capture or release a hold. It decides nothing.

Every object carries our metadata (`booking`, and for a hold its `task` and `attempt`). Stripe's
library is imported with this module, so only functions that need it import it.
"""

from dataclasses import replace
from datetime import datetime
from secrets import token_hex
from typing import Any

import stripe

from showup.adapters import checkout, disputes
from showup.adapters.standing import (
    Refund,
    Seen,
    Standing,
    card_of,
    hold_of,
    is_unpaid,
    paid_of,
    refund_of,
    standing_of,
)
from showup.domain.booking import Booking
from showup.domain.deposit import Card, Hold
from showup.domain.dispute import Dispute
from showup.domain.errors import ShowupError, Unavailable
from showup.domain.ledger import Entry
from showup.domain.money import Money


class Refusal(ShowupError):
    """The bank said no, for good as far as this attempt goes. `code` as Stripe has it:
    `authentication_required`, `insufficient_funds`, `expired_card`, `generic_decline` …
    https://docs.stripe.com/declines/codes"""

    def __init__(self, code: str) -> None:
        super().__init__(f"The bank refused: {code}.")
        self.code = code


class NoAnswer(ShowupError):
    """Nothing came back: it may have happened or not. Look before trying again."""

    code = "no_answer"


class BadAnswer(ShowupError):
    """An answer came that says nothing (a 500, too many requests): look, then a new number."""

    code = "bad_answer"


# How long an answer is waited for (seconds): an HTTP request of ours is over after 29 in all, and
# the library would wait for 80.
LONGEST_CALL = 10.0


class Stripe:
    """`base`: another address than Stripe's own (the embedded cloud). `http_client`: in tests.
    `statement`: what the client's bank writes beside a sum."""

    def __init__(
        self,
        key: str,
        base: str = "",
        http_client: Any = None,
        *,
        statement: str = "",
        patience: float = LONGEST_CALL,
    ) -> None:
        self._statement = statement
        more: dict[str, Any] = {"base_addresses": {"api": base}} if base else {}
        self._stripe = stripe.StripeClient(
            key,
            http_client=http_client or stripe.RequestsClient(timeout=patience),
            max_network_retries=0,
            **more,
        )

    def prepare(self, booking: Booking, *, back: str, cancel: str) -> tuple[str, str]:
        """A session at Checkout: its id and address. The same for the same booking and number."""
        params, number = checkout.params(
            booking, back=back, cancel=cancel, statement=self._statement
        )
        try:
            session = self._session(params, f"{booking.id}.checkout.{number}")
        except stripe.StripeError as error:
            raise Unavailable("Our payment service does not answer. Please try again.") from error
        return session.id, session.url or ""

    def _session(self, params: Any, key: str) -> stripe.checkout.Session:
        """A 500 comes again under its key for a day, so after one the key is another. A session
        that nobody is sent to does no harm."""
        create = self._stripe.v1.checkout.sessions.create
        try:
            return create(params, {"idempotency_key": key})
        except stripe.APIError as error:
            if (error.http_status or 0) < 500:
                raise
        return create(params, {"idempotency_key": f"{key}.{token_hex(8)}"})

    def look(self, session: str, now: datetime) -> Seen:
        """What became of a session. Raises NoAnswer."""
        expand = ["setup_intent.payment_method", "payment_intent.payment_method"]
        expand.append("payment_intent.latest_charge")
        try:
            found: Any = self._stripe.v1.checkout.sessions.retrieve(session, {"expand": expand})
        except stripe.StripeError as error:
            raise NoAnswer(str(error)) from error
        if found.status != "complete":
            return Seen(False)
        intent = found.setup_intent or found.payment_intent
        if is_unpaid(intent):
            failed = intent.status in ("requires_payment_method", "canceled")
            return Seen(True, is_on_its_way=not failed, has_failed=failed)
        method = intent.payment_method
        hold, paid = hold_of(intent, now), paid_of(intent, now)
        seen = Seen(True, found.customer or "", method.id, card_of(method), hold, paid)
        of_it = self._disputes(intent.id) if paid and intent.latest_charge.disputed else ()
        return replace(seen, held=intent.amount if hold else 0, disputes=of_it)

    def _disputes(self, intent: str) -> tuple[str, ...]:
        """Raises NoAnswer or BadAnswer. https://docs.stripe.com/api/disputes/list"""
        found = _call(lambda: self._stripe.v1.disputes.list({"payment_intent": intent}))
        return tuple(one.id for one in found.data)

    def card(self, method: str) -> Card | None:
        """The card that is saved with a customer, as it is now; None: it was removed.
        https://docs.stripe.com/api/payment_methods/detach"""
        retrieve = self._stripe.v1.payment_methods.retrieve
        try:
            found = _call(lambda: retrieve(method))
        except BadAnswer as error:
            if isinstance(error.__cause__, stripe.InvalidRequestError):
                return None
            raise
        return card_of(found) if found.customer else None

    def place(self, booking: Booking, entry: Entry, now: datetime) -> Hold:
        """Authorise the deposit, off-session. Raises Refusal, NoAnswer or BadAnswer."""
        params: dict[str, Any] = {
            "amount": entry.amount.amount,
            "currency": entry.amount.currency.lower(),
            "customer": booking.deposit.customer,
            "payment_method": booking.deposit.method,
            "allowed_payment_method_types": ["card"],
            "capture_method": "manual",
            "off_session": True,
            "confirm": True,
            **checkout.beside_the_sum(self._statement, ["card"]),
            "metadata": {
                "booking": booking.id,
                "task": entry.task,
                "attempt": str(entry.number),
            },
            "expand": ["latest_charge"],
        }
        create = self._stripe.v1.payment_intents.create
        options: Any = {"idempotency_key": entry.key}
        intent = _call(lambda: _place(lambda: create(params=params, options=options)))  # type: ignore[arg-type]
        hold = hold_of(intent, now)
        if hold is None:
            raise Refusal(str(intent.status))
        return hold

    def find(self, booking: Booking, task: str, now: datetime) -> Hold | None:
        """The living hold that a task has placed, by the metadata of the customer's intents."""
        params: dict[str, Any] = {
            "customer": booking.deposit.customer,
            "limit": 100,
            "expand": ["data.latest_charge"],
        }
        found = _call(lambda: self._stripe.v1.payment_intents.list(params=params))  # type: ignore[arg-type]
        mine = {"booking": booking.id, "task": task}
        for intent in found.auto_paging_iter():
            if mine.items() <= intent.metadata.to_dict().items():
                hold = hold_of(intent, now)
                if hold is not None:
                    return hold
        return None

    def standing(self, intent: str, now: datetime) -> Standing:
        """The hold as it is. Raises NoAnswer or BadAnswer."""
        expand: Any = {"expand": ["latest_charge"]}
        found = _call(lambda: self._stripe.v1.payment_intents.retrieve(intent, expand))
        return standing_of(found, now)

    def capture(self, intent: str, amount: Money, key: str) -> None:
        """Take exactly that; Stripe lets the rest go. It can be done once."""
        capture = self._stripe.v1.payment_intents.capture
        options: Any = {"idempotency_key": key}
        _call(lambda: capture(intent, {"amount_to_capture": amount.amount}, options))

    def release(self, intent: str, key: str) -> None:
        """Let the hold go."""
        options: Any = {"idempotency_key": key}
        _call(lambda: self._stripe.v1.payment_intents.cancel(intent, {}, options))

    def refund(self, intent: str, amount: Money, booking: str, mark: str) -> Refund:
        """Give that much back of what was taken, once for a mark. https://docs.stripe.com/refunds"""
        params: dict[str, Any] = {
            "payment_intent": intent,
            "amount": amount.amount,
            "metadata": {"booking": booking, "mark": mark},
        }
        options: Any = {"idempotency_key": f"{booking}.refund.{mark}"}
        create = self._stripe.v1.refunds.create
        return refund_of(_call(lambda: create(params=params, options=options)))  # type: ignore[arg-type]

    def dispute(self, id: str) -> Dispute:
        """A dispute, an inquiry or a warning of fraud, as it is. Raises NoAnswer or BadAnswer."""
        found: Dispute = _call(disputes.find(self._stripe, id))
        return found

    def refunds(self, intent: str) -> tuple[Refund, ...]:
        """All that were made of a payment, whatever became of them, the latest first."""
        params: Any = {"payment_intent": intent, "limit": 100}
        found = _call(lambda: self._stripe.v1.refunds.list(params=params))
        return tuple(_call(lambda: [refund_of(one) for one in found.auto_paging_iter()]))


def _call(call: Any) -> Any:
    """Sort the errors into what they mean for money: refused, unknown, or no answer at all."""
    try:
        return call()
    except stripe.CardError as error:
        code = error.code if error.code == "authentication_required" else None
        raise Refusal(
            code or getattr(error.error, "decline_code", None) or error.code or "declined"
        ) from error
    except stripe.APIConnectionError as error:
        raise NoAnswer(str(error)) from error
    except stripe.StripeError as error:
        raise BadAnswer(str(error)) from error


def _place(call: Any) -> Any:
    """What Stripe will not place however often it is asked (a card that was removed) is refused."""
    try:
        return call()
    except stripe.InvalidRequestError as error:
        if error.param not in ("amount", "customer", "payment_method"):
            raise
        raise Refusal("card_removed" if error.param != "amount" else "amount") from error
