"""The function `deposits`: its queue in the table, and Stripe's webhook."""

from datetime import datetime
from typing import Any

from aws_lambda_powertools.event_handler import Response

from showup.adapters.environment import environment
from showup.adapters.payments import Stripe
from showup.adapters.secrets import secret
from showup.adapters.signed import is_live, read_webhook
from showup.domain.errors import Invalid
from showup.domain.tasks import Queue, Task
from showup.handlers import http, making
from showup.handlers.http import answer
from showup.handlers.waking import woken
from showup.usecases import deposits
from showup.usecases.webhooks import take_webhook

app = http.resolver()


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """HTTP is Stripe; everything else is work to do."""
    if "requestContext" in event:
        return app.resolve(event, context)
    tools = making.tools(context)

    def do(task: Task, now: datetime) -> None:
        deposits.work(task, tools, _stripe, now)

    return woken(event, Queue.DEPOSITS, making.worker(do, context))


@app.post("/api/webhooks/stripe")
def webhook() -> Response[str]:
    """Unsigned, wrongly signed or old: refused. Else noted, and worked on by the queue."""
    signature = http.header(app, "stripe-signature")
    event = read_webhook(http.body(app), signature, secret(environment().secret_webhook))
    if event is None:
        raise Invalid("This is not signed by our payment service.", "Stripe-Signature")
    live = is_live(secret(environment().secret_stripe))
    noted = take_webhook(event, live, making.tools(app.lambda_context).table, making.now())
    return answer({"noted": noted})


def _stripe() -> Stripe:
    key, base = secret(environment().secret_stripe), environment().stripe_base
    return Stripe(key, base, statement=making.statement())
