"""A refund that the client's bank sends back, as docs.stripe.com/refunds#failed-refunds has it."""

import stripe

from infra.embedded.stripe.refunds import FAILS_AFTER
from tests.infra.stripe.shop import HOUR, Shop, charge_of

RETURNS = "4000000000005126"


def paid(shop: Shop) -> stripe.Charge:
    session = shop.payment_session(payment_intent_data={"metadata": {"booking": "b1"}})
    shop.embedded.pay(session.id, RETURNS)
    done = shop.session(session.id)
    assert isinstance(done.payment_intent, stripe.PaymentIntent)
    return charge_of(done.payment_intent)


def test_it_looks_successful_first_and_fails_later_with_a_reason(shop: Shop) -> None:
    made = shop.api.refunds.create({"charge": paid(shop).id, "amount": 2500})
    assert made.status == "succeeded"
    shop.clock.forward(2 * HOUR)
    found = shop.api.refunds.retrieve(made.id)
    assert (found.status, found.failure_reason) == ("failed", "expired_or_canceled_card")


def test_the_money_is_the_hosts_again_and_can_be_given_back_anew(shop: Shop) -> None:
    charge = paid(shop)
    shop.api.refunds.create({"charge": charge.id})
    assert shop.api.charges.retrieve(charge.id).refunded
    shop.clock.forward(2 * HOUR)
    after = shop.api.charges.retrieve(charge.id)
    assert (after.refunded, after.amount_refunded) == (False, 0)
    assert shop.api.refunds.create({"charge": charge.id}).amount == 6000


def test_each_event_that_speaks_of_it_comes_once_and_at_its_time(shop: Shop) -> None:
    shop.api.refunds.create({"charge": paid(shop).id})
    began = int(shop.clock().timestamp())
    shop.clock.forward(3 * HOUR)
    shop.embedded.tick()
    told = [one for one in shop.embedded.store.all("event") if one["created"] > began]
    assert [one["type"] for one in told] == [
        "refund.updated",
        "refund.failed",
        "charge.refund.updated",
    ]
    assert {one["created"] - began for one in told} == {FAILS_AFTER}
