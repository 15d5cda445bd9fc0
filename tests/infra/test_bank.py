"""The client's bank of /dev/: what it opens and decides, of what was really taken."""

import pytest

from infra.embedded.bank import CASES, Bank, NothingThere, wish
from tests.infra.stripe.shop import VISA, Shop


@pytest.fixture
def shop() -> Shop:
    """Where the booking b1 was paid for."""
    shop = Shop()
    session = shop.payment_session(payment_intent_data={"metadata": {"booking": "b1"}})
    shop.embedded.pay(session.id, VISA)
    return shop


@pytest.mark.parametrize("case", CASES)
def test_each_case_is_opened_about_the_charge_of_the_booking(shop: Shop, case: str) -> None:
    id = Bank(shop.embedded).opens("b1", case)
    (charge,) = shop.api.charges.list().data
    found = shop.embedded.store.memory.resources[id]
    assert found["charge"] == charge.id
    assert found["object"] == ("radar.early_fraud_warning" if case == "warning" else "dispute")


@pytest.mark.parametrize("end", ["won", "lost"])
def test_a_dispute_is_decided(shop: Shop, end: str) -> None:
    bank = Bank(shop.embedded)
    id = bank.opens("b1", "fraudulent")
    bank.decides(id, end)
    assert shop.api.disputes.retrieve(id).status == end


def test_an_inquiry_can_go_on_as_a_dispute(shop: Shop) -> None:
    bank = Bank(shop.embedded)
    id = bank.opens("b1", "inquiry")
    bank.decides(id, "escalated")
    assert shop.api.disputes.retrieve(id).status == "needs_response"


def test_what_was_never_taken_is_not_disputed(shop: Shop) -> None:
    with pytest.raises(NothingThere):
        Bank(shop.embedded).opens("b2", "fraudulent")


def test_a_wish_is_one_of_those_there_are() -> None:
    assert wish({"booking": "b1", "case": "inquiry"}) == ("b1", "inquiry")
    assert wish({"dispute": "du_1", "end": "won"}) == ("du_1", "won")
    with pytest.raises(ValueError, match="inquiry, warning"):
        wish({"booking": "b1", "case": "anger"})
