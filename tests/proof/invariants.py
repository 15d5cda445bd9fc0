"""What is true of the money of a booking: at any moment, whenever everything due is done, and at
the end. Against the bank's own books, not against what we think of them."""

from typing import Any

from showup.domain import charging
from showup.domain.balance import Balance, balance
from showup.domain.booking import Booking
from showup.domain.ledger import Deed, Outcome
from showup.domain.tasks import Kind
from tests.house import House


def of_booking(house: House, booking: Booking) -> list[dict[str, Any]]:
    return [i for i in house.intents() if i["metadata"].get("booking") == booking.id]


def at_the_bank(house: House, booking: Booking) -> tuple[int, int]:
    """Taken, and given back, in all."""
    mine = {intent["id"]: intent["amount_received"] for intent in of_booking(house, booking)}
    back = [r for r in house.bank.store.all("refund") if r["payment_intent"] in mine]
    return sum(mine.values()), sum(r["amount"] for r in back if r["status"] != "failed")


def in_dispute(house: House, booking: Booking) -> int:
    """What the client's bank has taken back of it, and not given to the host again."""
    mine = {intent["id"] for intent in of_booking(house, booking)}
    disputes = [d for d in house.bank.store.all("dispute") if d["payment_intent"] in mine]
    return -sum(moved["amount"] for one in disputes for moved in one["balance_transactions"])


def always(house: House, booking: Booking) -> None:
    """Between any two calls outside."""
    intents = of_booking(house, booking)
    captured = [i for i in intents if i["amount_received"] and i["capture_method"] == "manual"]
    assert len(captured) <= 1, "never two captures"
    for intent in captured:
        decided = _decided(booking)
        assert decided is not None, "captured, and nobody decided it"
        assert intent["amount_received"] <= decided, "never more captured than decided"
    alive = [i for i in intents if i["status"] == "requires_capture"]
    assert len(alive) <= 2, "one hold, and the one that it replaces"
    taken, back = at_the_bank(house, booking)
    assert back <= taken, "never more given back than taken"


def when_quiet(house: House, booking: Booking) -> None:
    """Once everything that is due is done: each hold alive is the booking's, or about to go."""
    always(house, booking)
    going = {t.about for t in house.open_tasks() if t.kind is Kind.RELEASE_HOLD}
    known = booking.deposit.hold.intent if booking.deposit.hold else ""
    for intent in of_booking(house, booking):
        if intent["status"] == "requires_capture":
            assert intent["id"] in going | {known}, "a hold that nobody knows of"


def books_agree(house: House, booking: Booking) -> None:
    """The ledger tells all that the bank has, and nothing else; and each try has its end."""
    lines = house.ledger(booking)
    done = [entry for entry in lines if entry.outcome is Outcome.DONE]
    taken, back = at_the_bank(house, booking)
    held = sum(i["amount_capturable"] for i in of_booking(house, booking))
    disputed = in_dispute(house, booking)
    at_bank = Balance(held, taken - back - disputed, back, disputed)
    assert balance(lines) == at_bank, "the sum explains what the bank has"
    manual = [i for i in of_booking(house, booking) if i["capture_method"] == "manual"]
    placed = {entry.intent for entry in done if entry.deed is Deed.PLACE}
    tries = {(e.task, e.number) for e in lines if e.outcome is Outcome.OPEN}
    ends = {(e.task, e.number) for e in lines if e.outcome is not Outcome.OPEN}
    assert tries <= ends, "what came of each try is told"
    had = {i["id"] for i in manual if _was_held(house, i["id"])}
    assert placed == had, "each hold, and no other"


def at_rest(house: House, booking: Booking) -> None:
    """Once all is over: nothing is left open, parked or held, and the books agree."""
    when_quiet(house, booking)
    assert not house.open_tasks()
    assert not house.parked()
    assert not house.held(), "no hold is left behind"
    books_agree(house, booking)


def _decided(booking: Booking) -> int | None:
    """What may be captured: what the ruling says, the part of the price, or what was taken."""
    amount = booking.deposit.taken or charging.to_take(booking)
    return amount.amount if amount else None


def _was_held(house: House, intent: str) -> bool:
    charges = house.bank.store.all("charge", payment_intent=intent)
    return any(charge["status"] == "succeeded" for charge in charges)
