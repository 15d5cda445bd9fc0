"""Every address of the API: what it is for, what it takes and what it gives. The OpenAPI document
is made from it, and a test holds it to the handlers."""

from dataclasses import dataclass
from typing import Any

from showup.adapters.sealing import Sealed
from showup.handlers import desk_wire, wire, wishes
from showup.handlers.http import MARKDOWN
from showup.usecases.offering import Quote


@dataclass(frozen=True)
class Route:
    """One operation. `takes` and `gives` are shapes; `query` its parameters, * for optional; `kind`
    is how its answer is written."""

    method: str
    path: str
    summary: str
    gives: Any
    takes: Any = None
    query: tuple[str, ...] = ()
    status: int = 200
    kind: str = "application/json"
    is_hosts: bool = False


TOKEN = "/api/bookings/{token}"
DESK = "/api/desk/bookings/{id}"


def _step(name: str, summary: str, takes: Any, gives: Any = wire.BookingOut) -> Route:
    """Something that a client does with their own booking."""
    return Route("post", f"{TOKEN}/{name}", summary, gives, takes)


def _say(name: str, summary: str, takes: Any = wishes.NothingIn) -> Route:
    """Something that the host says of a meeting."""
    gives = desk_wire.DeskBookingOut
    return Route("post", f"{DESK}/{name}", summary, gives, takes, is_hosts=True)


CLIENTS = (
    Route("get", "/api/health", "Whether the functions answer.", wire.HealthOut),
    Route("get", "/api/openapi.json", "This document.", dict[str, Any]),
    Route("get", "/api/services", "What can be booked.", wire.ServicesOut, query=("locale*",)),
    Route(
        "get",
        "/api/slots",
        "The open times from one date to another, both included, in a time zone.",
        wire.SlotsOut,
        query=("service", "from", "to", "timezone*"),
    ),
    Route(
        "get",
        "/api/policies/{id}",
        "A version of the policy, as it was published. Every one is kept for good.",
        wire.PolicyOut,
        query=("locale*",),
    ),
    Route(
        "get",
        "/api/contract",
        "The clauses of today's policy as a text for the host's own contract.",
        str,
        query=("locale*",),
        kind=MARKDOWN,
    ),
    Route("post", "/api/quotes", "What a booking would cost, step by step.", Quote, wishes.QuoteIn),
    Route(
        "post",
        "/api/questions",
        "What a step would cost of a meeting that nobody has booked, at most. Nothing is written.",
        wire.QuestionOut,
        wishes.QuestionIn,
    ),
    Route(
        "post",
        "/api/bookings",
        "Book. With an Idempotency-Key, a repeated request answers with the same booking.",
        wire.BookedOut,
        wishes.BookingIn,
        status=201,
    ),
    Route("get", TOKEN, "A booking as it stands.", wire.BookingOut),
    Route(
        "get",
        f"{TOKEN}/policy",
        "The policy that was accepted with it, clause by clause and word for word.",
        wire.AcceptedOut,
    ),
    Route(
        "get",
        f"{TOKEN}/slots",
        "The open times to which it can be moved: it does not stand in its own way.",
        wire.SlotsOut,
        query=("from", "to", "timezone*"),
    ),
    Route(
        "post",
        f"{TOKEN}/preview",
        "What a step would cost now, and by which clause.",
        wire.PreviewOut,
        wishes.PreviewIn,
    ),
    _step("cancel", "Cancel.", wishes.CancelIn),
    _step("move", "Move to another time.", wishes.MoveIn),
    _step("undo", "Take a new booking back.", wishes.NothingIn),
    _step(
        "withdraw",
        "Withdraw from the contract, as a consumer may within 14 days.",
        wishes.WithdrawIn,
    ),
    _step("mend", "Another card after a refusal: `payment.url` is where to go.", wishes.NothingIn),
    _step("returned", "The client is back from Checkout: look at it now.", wishes.NothingIn),
    _step(
        "offers",
        "Three open times, kept aside for this client.",
        wishes.NothingIn,
        wire.OffersOut,
    ),
    _step("save", "The same time, by phone or shorter.", wishes.SaveIn),
    _step("exception", "Something serious has happened.", wishes.WhyIn),
    _step("answer", "An answer to the check-in, or a word on the way.", wishes.AnswerIn),
    _step("object", "The fee is not right.", wishes.WhyIn),
)
HOSTS = (
    Route(
        "post",
        "/api/desk/link",
        "Send the host a link to sign in with, to their own address.",
        desk_wire.SentOut,
        wishes.NothingIn,
        status=202,
    ),
    Route(
        "post",
        "/api/desk/session",
        "Sign in, by the ticket of that link: a cookie for `/api/desk`.",
        desk_wire.SignedInOut,
        desk_wire.SessionIn,
    ),
    Route("post", "/api/desk/sign-out", "Sign out.", desk_wire.SignedInOut, wishes.NothingIn),
    Route("get", "/api/desk/today", "The host's day.", desk_wire.TodayOut, is_hosts=True),
    Route(
        "post",
        "/api/desk/blocks",
        "Block a time. Meetings in it stay, and are named.",
        desk_wire.BlockedOut,
        desk_wire.BlockIn,
        status=201,
        is_hosts=True,
    ),
    Route(
        "post",
        "/api/desk/blocks/free",
        "Open a blocked time again.",
        desk_wire.TodayOut,
        desk_wire.FreeIn,
        is_hosts=True,
    ),
    Route("get", DESK, "A booking as the host sees it.", desk_wire.DeskBookingOut, is_hosts=True),
    Route(
        "get",
        f"{DESK}/slots",
        "The open times to which the host can move it.",
        wire.SlotsOut,
        query=("from", "to"),
        is_hosts=True,
    ),
    Route(
        "get",
        f"{DESK}/evidence",
        "All that lies with a booking, for whoever has to judge, with a hash of each part. What "
        "was told of an illness is left out, unless `everything` is `yes`.",
        Sealed,
        query=("everything*",),
        is_hosts=True,
    ),
    _say("attended", "They came: the deposit is released, or part of the price."),
    _say("tried", "The host has tried to reach them: `phone` or `text`.", desk_wire.TriedIn),
    _say("missing", "Not here: the client is asked whether everything is all right."),
    _say("no-show", "Nobody came, and the wait is over."),
    _say("decide", "Take, lower or waive a fee, once.", desk_wire.DecideIn),
    _say(
        "cancel",
        "The host cancels: free for the client, with an apology and new times.",
        desk_wire.ReasonIn,
    ),
    _say("move", "The host moves it: free for the client, who may leave.", desk_wire.MoveIn),
    _say(
        "unmended",
        "A deposit was refused: keep the meeting without one, have the client asked, or cancel.",
        desk_wire.UnmendedIn,
    ),
    _say("mark", "How urgent it is: what a client who wants out is offered.", desk_wire.MarkIn),
    _say("again", "What kept failing is tried again."),
)
ROUTES = (
    *CLIENTS,
    *HOSTS,
    Route(
        "post",
        "/api/webhooks/stripe",
        "Stripe tells where to look. Signed, or refused.",
        dict[str, bool],
        dict[str, Any],
    ),
)
