"""What time does by itself: open sessions expire, uncaptured holds run out, a refund comes back, a
dispute that nobody answers is lost, a bank confirms."""

from collections.abc import Iterator

from infra.embedded.stripe import checkout, disputes, holds, refunds, transfers
from infra.embedded.stripe.store import Resource, Store


def run_out(store: Store) -> None:
    """Everything that is over by now, in the order in which it ended."""
    now = store.seconds()
    for moment, resource in sorted(_ends(store), key=lambda end: end[0]):
        if moment <= now:
            _end(store, moment, resource)


def _end(store: Store, moment: int, resource: Resource) -> None:
    if resource["object"] == "checkout.session":
        store.catch_up(moment, lambda: checkout.expire(store, {}, resource["id"]))
    elif resource["object"] == "refund":
        store.catch_up(moment, lambda: refunds.fail(store, resource))
    elif resource["object"] == "dispute":
        store.catch_up(moment, lambda: disputes.run_out(store, resource))
    elif resource["status"] == "processing":
        store.catch_up(moment, lambda: transfers.settle(store, resource))
    else:
        # docs.stripe.com/payments/place-a-hold-on-a-payment-method: "the funds are released and
        # the payment status changes to canceled"; docs.stripe.com/api/events/types#charge.expired.
        store.catch_up(moment, lambda: holds.close(store, resource, "automatic", "charge.expired"))


def _ends(store: Store) -> Iterator[tuple[int, Resource]]:
    for session in store.all("checkout.session", status="open"):
        yield session["expires_at"], session
    for intent in store.all("payment_intent", status="requires_capture"):
        charge = store.get("charge", intent["latest_charge"])
        yield charge["payment_method_details"]["card"]["capture_before"], intent
    yield from refunds.returns(store)
    for dispute in store.all("dispute"):
        if (end := disputes.ends(dispute)) is not None:
            yield end, dispute
    for intent in store.all("payment_intent", status="processing"):
        yield transfers.settles_at(store, intent), intent


def next_moment(store: Store) -> int | None:
    """The next end, or the next delivery of a webhook."""
    ends = [moment for moment, _ in _ends(store)]
    ends += [row["due"] for row in store.memory.deliveries.values()]
    return min(ends, default=None)
