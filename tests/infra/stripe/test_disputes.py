"""Disputes, inquiries and warnings, as the pages of Stripe's documentation have them."""

import pytest
import stripe

from infra.embedded.stripe import disputes
from tests.infra.stripe.shop import (
    DAY,
    DISPUTES,
    INQUIRES,
    NOT_RECEIVED,
    VISA,
    WARNED,
    Shop,
    charge_of,
)


def paid(shop: Shop, card: str) -> stripe.Charge:
    """Taken at once."""
    session = shop.payment_session(payment_intent_data={"metadata": {"booking": "b1"}})
    shop.embedded.pay(session.id, card)
    done = shop.session(session.id)
    assert isinstance(done.payment_intent, stripe.PaymentIntent)
    return charge_of(done.payment_intent)


def disputed(shop: Shop, card: str = DISPUTES) -> stripe.Dispute:
    (found,) = shop.api.disputes.list({"charge": paid(shop, card).id}).data
    return found


def moved(dispute: stripe.Dispute) -> list[tuple[int, int]]:
    """What went from the balance and came back, each with its fee."""
    return [(one.amount, one.fee) for one in dispute.balance_transactions]


def told(shop: Shop) -> list[str]:
    """Of disputes and warnings, without the common beginning."""
    found = [type for type in shop.events() if "dispute" in type or "fraud" in type]
    return [type.rpartition(".")[2] for type in found]


def test_a_dispute_takes_the_money_and_a_fee_and_asks_for_an_answer(shop: Shop) -> None:
    found = disputed(shop, NOT_RECEIVED)
    assert (found.reason, found.status) == ("product_not_received", "needs_response")
    assert moved(found) == [(-6000, disputes.FEE)]
    assert found.evidence_details.due_by == found.created + disputes.ANSWER_WITHIN
    assert not found.is_charge_refundable
    assert told(shop) == ["created", "funds_withdrawn"]


def test_what_is_charged_back_cannot_be_refunded_as_well(shop: Shop) -> None:
    found = disputed(shop)
    with pytest.raises(stripe.InvalidRequestError) as refused:
        shop.api.refunds.create({"charge": str(found.charge)})
    assert refused.value.code == "charge_disputed"


def test_an_answer_goes_to_the_bank_and_a_draft_does_not(shop: Shop) -> None:
    found = disputed(shop)
    draft = shop.api.disputes.update(
        found.id, {"evidence": {"product_description": "A talk"}, "submit": False}
    )
    assert (draft.status, draft.evidence_details.submission_count) == ("needs_response", 0)
    assert draft.evidence_details.has_evidence
    sent = shop.api.disputes.update(found.id, {"evidence": {"customer_name": "A client"}})
    assert (sent.status, sent.evidence_details.submission_count) == ("under_review", 1)
    assert sent.evidence.product_description == "A talk"
    assert told(shop)[2:] == ["updated", "updated"]


def test_a_dispute_that_is_won_gives_the_money_back(shop: Shop) -> None:
    id = disputed(shop).id
    won = shop.api.disputes.update(id, {"evidence": {"uncategorized_text": "winning_evidence"}})
    assert won.status == "won"
    assert moved(won) == [(-6000, disputes.FEE), (6000, 0)]
    assert told(shop)[2:] == ["updated", "closed", "funds_reinstated"]


def test_a_dispute_that_is_accepted_is_lost(shop: Shop) -> None:
    lost = shop.api.disputes.close(disputed(shop).id)
    assert lost.status == "lost"
    assert len(moved(lost)) == 1
    with pytest.raises(stripe.InvalidRequestError, match="already closed"):
        shop.api.disputes.close(lost.id)


def test_a_dispute_that_nobody_answers_is_lost(shop: Shop) -> None:
    found = disputed(shop)
    shop.clock.forward(7 * DAY)
    shop.embedded.tick()
    lost = shop.api.disputes.retrieve(found.id)
    assert lost.status == "lost"
    assert lost.evidence_details.past_due


def test_one_that_was_answered_waits_for_the_bank(shop: Shop) -> None:
    found = disputed(shop)
    shop.api.disputes.update(found.id, {"evidence": {"customer_name": "A client"}})
    shop.clock.forward(60 * DAY)
    assert shop.api.disputes.retrieve(found.id).status == "under_review"


def test_an_inquiry_moves_nothing_and_ends_without_a_winner(shop: Shop) -> None:
    found = disputed(shop, INQUIRES)
    assert found.status == "warning_needs_response"
    assert moved(found) == []
    shop.clock.forward(120 * DAY)
    assert shop.api.disputes.retrieve(found.id).status == "warning_closed"


def test_an_inquiry_is_over_once_all_is_refunded(shop: Shop) -> None:
    found = disputed(shop, INQUIRES)
    assert found.is_charge_refundable
    shop.api.refunds.create({"charge": str(found.charge)})
    assert shop.api.disputes.retrieve(found.id).status == "warning_closed"


def test_an_inquiry_can_become_a_dispute_of_the_same_id(shop: Shop) -> None:
    found = disputed(shop, INQUIRES)
    text = {"uncategorized_text": "escalate_inquiry_evidence"}
    grown = shop.api.disputes.update(found.id, {"evidence": text})  # type: ignore[typeddict-item]
    assert (grown.id, grown.status) == (found.id, "needs_response")
    assert moved(grown) == [(-6000, disputes.FEE)]


def test_a_warning_moves_nothing_and_is_settled_by_a_refund(shop: Shop) -> None:
    charge = paid(shop, WARNED)
    (warning,) = shop.api.radar.early_fraud_warnings.list({"charge": charge.id}).data
    assert warning.actionable
    assert warning.to_dict().keys() == stripe.radar.EarlyFraudWarning.__annotations__.keys() - {
        "OBJECT_NAME"
    }
    assert not shop.api.disputes.list().data
    shop.api.refunds.create({"charge": charge.id})
    assert not shop.api.radar.early_fraud_warnings.retrieve(warning.id).actionable
    assert told(shop) == ["created", "updated"]


def test_a_card_that_works_is_not_disputed(shop: Shop) -> None:
    assert not paid(shop, VISA).disputed
    assert told(shop) == []
