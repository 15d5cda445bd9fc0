"""Policies that a host may write otherwise than the site as delivered."""

from datetime import timedelta
from typing import Any

from showup.domain.choices import FirstLapse, Mode, Prepaid
from showup.domain.consequences import ALL, FREE, NOTHING, Base, Consequence, Row
from tests.builders import with_terms
from tests.edge import Edge, publish

TWO_DAYS = timedelta(hours=48)
# The article's own: up to 48 hours before, a deposit stays a credit for three days.
CREDIT = (Row(TWO_DAYS, Consequence(percent=100, within=3), FREE), Row(NOTHING, ALL, ALL))
# A week free, then a quarter of the price, then all of the deposit.
THREE = (
    Row(timedelta(days=7)),
    Row(TWO_DAYS, Consequence(percent=25, of=Base.PRICE), Consequence(percent=25, of=Base.PRICE)),
    Row(NOTHING, ALL, ALL, save=False),
)


def under(edge: Edge, mode: Mode, **terms: Any) -> None:
    """From now on these terms hold, and no first lapse is forgiven."""
    prepaid = Prepaid.ZADATEK if Mode.PREPAY in mode.choices else None
    usual = {"prepaid_as": prepaid, "first_lapse": FirstLapse.CHARGED}
    publish(edge, with_terms(edge.settings, mode=mode, **usual | terms))


def came_back(edge: Edge) -> str:
    """The token of a meeting paid in advance and called off, whose refund the bank sent back."""
    under(edge, Mode.PREPAY)
    token: str = edge.confirmed("4000000000005126")
    edge.post(f"/api/bookings/{token}/cancel")
    edge.sweep()
    edge.later(hours=2)
    edge.bank.tick()
    for event in edge.bank.store.all("event"):
        if event["type"] == "refund.failed":
            edge.webhook(event)
    edge.sweep()
    return token
