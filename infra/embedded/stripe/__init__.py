"""An embedded Stripe: our own, in memory, on the business clock; nothing leaves this computer.

Construct `EmbeddedStripe(now)`; serve it with `http.routes`, or give `transport.InMemory` to the
official library. Pump `due_deliveries()` or `deliver(post)`;
`snapshot()` and `restore()` the state.
"""

from infra.embedded.stripe.api import (
    CHECKOUT_ONLY,
    EVERYTHING,
    EmbeddedStripe,
    Visit,
)
from infra.embedded.stripe.errors import Refused
from infra.embedded.stripe.faults import Fault
from infra.embedded.stripe.webhooks import Delivery

__all__ = ["CHECKOUT_ONLY", "EVERYTHING", "Delivery", "EmbeddedStripe", "Fault", "Refused", "Visit"]
