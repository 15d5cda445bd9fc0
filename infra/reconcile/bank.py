"""What Stripe has: the payments of ours that were made or changed in a period.

A payment is made once, and changed by a refund or a dispute, months later perhaps; so it is found
by either. https://docs.stripe.com/api/payment_intents/list
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import stripe

from infra.deploy import DeployError
from infra.reconcile.period import Period
from showup.adapters.disputes import dispute_of
from showup.adapters.standing import Refund, Standing, refund_of, standing_of
from showup.domain.dispute import Dispute

ALL = 100


@dataclass(frozen=True)
class Payment:
    """A payment intent of ours with all that followed from it."""

    id: str
    booking: str
    currency: str
    amount: int
    standing: Standing
    refunds: tuple[Refund, ...] = ()
    disputes: tuple[Dispute, ...] = ()


class Bank:
    """`client`: the official library's, with the key for deposits."""

    def __init__(self, client: stripe.StripeClient, now: datetime) -> None:
        self._stripe, self._now = client.v1, now

    def payments(self, period: Period) -> dict[str, Payment]:
        """By id. Raises DeployError if Stripe does not let us read them."""
        try:
            made = {one.id: one for one in self._made(period) if _is_ours(one)}
            for id in self._changed(period):
                if id not in made and (found := self._get(id)) and _is_ours(found):
                    made[id] = found
            return {id: self._whole(one) for id, one in made.items()}
        except stripe.StripeError as error:
            raise DeployError(f"Stripe does not answer: {error}") from error

    def payment(self, id: str) -> Payment | None:
        """One of which the ledger speaks; None if Stripe does not know it."""
        try:
            found = self._get(id)
            return self._whole(found) if found else None
        except stripe.StripeError as error:
            raise DeployError(f"Stripe does not answer: {error}") from error

    def _made(self, period: Period) -> Iterator[Any]:
        params = {**_within(period), "expand": ["data.latest_charge"]}
        yield from self._stripe.payment_intents.list(params=params).auto_paging_iter()  # type: ignore[arg-type]

    def _changed(self, period: Period) -> Iterator[str]:
        params: Any = _within(period)
        for listed in (self._stripe.refunds.list, self._stripe.disputes.list):
            found: Iterable[Any] = listed(params=params).auto_paging_iter()
            yield from (str(one.payment_intent) for one in found if one.payment_intent)

    def _get(self, id: str) -> Any:
        try:
            return self._stripe.payment_intents.retrieve(id, {"expand": ["latest_charge"]})
        except stripe.InvalidRequestError as error:
            if error.code != "resource_missing":
                raise
            return None

    def _whole(self, intent: Any) -> Payment:
        standing = standing_of(intent, self._now)
        mine: Any = {"payment_intent": intent.id, "limit": ALL}
        refunds: tuple[Refund, ...] = ()
        disputes: tuple[Dispute, ...] = ()
        if standing.taken:
            found = self._stripe.refunds.list(params=mine)
            refunds = tuple(refund_of(one) for one in found.auto_paging_iter())
        if intent.latest_charge is not None and intent.latest_charge.disputed:
            disputed = self._stripe.disputes.list(params=mine)
            disputes = tuple(dispute_of(one) for one in disputed.auto_paging_iter())
        return Payment(
            intent.id,
            intent.metadata.to_dict().get("booking", ""),
            intent.currency.upper(),
            intent.amount,
            standing,
            refunds,
            disputes,
        )


def _is_ours(intent: Any) -> bool:
    return "booking" in intent.metadata.to_dict()


def _within(period: Period) -> dict[str, Any]:
    begins, ends = int(period.begins.timestamp()), int(period.ends.timestamp())
    return {"created": {"gte": begins, "lt": ends}, "limit": ALL}
