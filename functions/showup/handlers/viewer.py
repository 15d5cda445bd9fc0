"""From where a request comes. A consent is worth more if it says so, and nothing if that can be
made up.

On AWS the API is called by CloudFront, so `sourceIp` is CloudFront's. The viewer's address is what
our distribution writes into a header of its own (infra/template.yaml, ApiViewer), and counts only
beside the word that the distribution alone adds on the way to the API. Whoever calls the API past
CloudFront is known by their own `sourceIp`, whatever headers they send; `X-Forwarded-For` is never
asked.
"""

import hmac
from ipaddress import ip_address

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

from showup.adapters.environment import environment
from showup.handlers import http

FRONT, VIEWER = "x-showup-front", "x-showup-viewer"
LONGEST_AGENT = 300


def address(app: APIGatewayHttpResolver) -> str:
    """The internet address, IPv4 or IPv6."""
    front, said = environment().front, http.header(app, FRONT)
    if front and hmac.compare_digest(said.encode(), front.encode()):
        viewer = http.header(app, VIEWER)
        if _is_address(viewer):
            return viewer
    return app.current_event.request_context.http.source_ip


def agent(app: APIGatewayHttpResolver) -> str:
    """What the browser says of itself, on one line."""
    said = app.current_event.request_context.http.user_agent or ""
    return "".join(sign for sign in said if sign.isprintable())[:LONGEST_AGENT]


def _is_address(text: str) -> bool:
    try:
        return bool(ip_address(text))
    except ValueError:
        return False
