"""What time does by itself, on the business clock."""

from datetime import timedelta

import pytest
import stripe

from infra.embedded.stripe import Refused
from tests.infra.stripe.shop import DAY, HOUR, VISA, Shop, charge_of

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


def test_a_session_runs_out_after_a_day_unless_told(shop: Shop) -> None:
    session = shop.setup_session()
    shop.clock.forward(DAY - SECOND)
    assert shop.session(session.id).status == "open"
    shop.clock.forward(SECOND)
    over = shop.session(session.id)
    assert (over.status, over.url) == ("expired", None)
    assert isinstance(over.setup_intent, stripe.SetupIntent)
    assert over.setup_intent.status == "canceled"
    assert shop.events()[-1] == "checkout.session.expired"
    with pytest.raises(Refused, match="expired"):
        shop.embedded.pay(session.id, VISA)


@pytest.mark.parametrize("wanted", [30 * MINUTE, DAY])
def test_a_session_may_live_from_half_an_hour_to_a_day(shop: Shop, wanted: timedelta) -> None:
    until = int((shop.clock.now + wanted).timestamp())
    assert shop.setup_session(expires_at=until).expires_at == until


@pytest.mark.parametrize("wanted", [30 * MINUTE - SECOND, DAY + SECOND])
def test_a_session_may_live_neither_shorter_nor_longer(shop: Shop, wanted: timedelta) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        shop.setup_session(expires_at=int((shop.clock.now + wanted).timestamp()))
    assert refused.value.param == "expires_at"


def test_a_hold_that_nobody_takes_runs_out(shop: Shop) -> None:
    intent = shop.hold(*shop.saved_card())
    shop.clock.forward(timedelta(days=4, hours=18) - SECOND)
    assert shop.api.payment_intents.retrieve(intent.id).status == "requires_capture"
    shop.clock.forward(SECOND)
    gone = shop.api.payment_intents.retrieve(intent.id, {"expand": ["latest_charge"]})
    assert (gone.status, gone.amount_capturable) == ("canceled", 0)
    assert charge_of(gone).refunded
    assert shop.events()[-2:] == ["charge.expired", "payment_intent.canceled"]
    with pytest.raises(stripe.InvalidRequestError):
        shop.api.payment_intents.capture(intent.id)


def test_what_ran_out_bears_the_time_at_which_it_did(shop: Shop) -> None:
    session = shop.setup_session()
    shop.clock.forward(3 * DAY)
    shop.embedded.tick()
    event = shop.api.events.list({"type": "checkout.session.expired"}).data[0]
    assert event.created == session.expires_at


def test_the_owner_learns_when_something_happens_next(shop: Shop) -> None:
    assert shop.embedded.next_due() is None
    start = shop.clock.now
    intent = shop.hold(*shop.saved_card())
    assert shop.embedded.next_due() == start + timedelta(days=4, hours=18)
    shop.clock.forward(HOUR)
    shop.setup_session()
    assert shop.embedded.next_due() == start + HOUR + DAY
    shop.embedded.webhooks.register("http://localhost/hook", "whsec_1")
    shop.api.payment_intents.cancel(intent.id)
    assert shop.embedded.next_due() == start + HOUR


def test_events_are_kept_for_thirty_days(shop: Shop) -> None:
    shop.saved_card()
    shop.clock.forward(30 * DAY)
    assert len(shop.api.events.list().data) == 5
    shop.clock.forward(SECOND)
    assert shop.api.events.list().data == []
