"""Looks at the money at each call outside: what is about to move has to be decided by then."""

from showup.domain import charging, refunding
from showup.domain.booking import Booking
from tests.house import House
from tests.proof import invariants


class Watch:
    """`allowed` and `owed`: what may be captured and given back in all, by booking."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.allowed: dict[str, int] = {}
        self.owed: dict[str, int] = {}

    def notice(self, when: str) -> None:
        call = self._house.tripwire.calls[-1]
        if when == "before" and call.startswith("stripe post"):
            self._before(call)
        elif when == "after" and call.startswith("stripe post"):
            self.look()

    def look(self) -> None:
        """At every booking that has money at the bank."""
        for booking in self.bookings():
            invariants.always(self._house, booking)
            taken = _captured(self._house, booking)
            assert taken <= self.allowed.get(booking.id, 0), "more captured than decided"
            back = invariants.at_the_bank(self._house, booking)[1]
            assert back <= self.owed.get(booking.id, 0), "more given back than owed"

    def bookings(self) -> list[Booking]:
        ids = {intent["metadata"].get("booking") for intent in self._house.intents()}
        found = (self._house.table.booking(id) for id in ids if id)
        return [booking for booking in found if booking]

    def _before(self, call: str) -> None:
        for booking in self.bookings():
            if call.endswith("/capture") and _is_about(call, self._house, booking):
                amount = charging.to_take(booking)
                self.allowed[booking.id] = amount.amount if amount else 0
            owed, back = refunding.owed_back(booking), booking.deposit.refunded
            total = owed.amount + (back.amount if back else 0)
            self.owed[booking.id] = max(total, self.owed.get(booking.id, 0))


def _is_about(call: str, house: House, booking: Booking) -> bool:
    return any(one["id"] in call for one in invariants.of_booking(house, booking))


def _captured(house: House, booking: Booking) -> int:
    mine = invariants.of_booking(house, booking)
    return sum(i["amount_received"] for i in mine if i["capture_method"] == "manual")
