"""The function `booking`: HTTP, the client's side."""

from typing import Any
from zoneinfo import ZoneInfo

from aws_lambda_powertools.event_handler import Response

from showup.adapters.environment import environment
from showup.adapters.secrets import secret
from showup.domain.booking import Booking
from showup.domain.errors import Invalid
from showup.domain.words import Word
from showup.handlers import http, making, views, wire, wishes
from showup.handlers.http import answer, moment, query, read, zone
from showup.handlers.questions import previewed, supposition
from showup.handlers.requests import earlier, locale_of, request
from showup.usecases import asking, changing, offering, policies, viewing
from showup.usecases import booking as booking_uses
from showup.usecases.booking import Till
from showup.usecases.offers import keep_if_late
from showup.usecases.tools import Tools, existing, is_known

app = http.resolver()


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    return app.resolve(event, context)


@app.get("/api/health")
def health() -> Response[str]:
    return answer(wire.HealthOut("ok"))


@app.get("/api/openapi.json")
def openapi() -> Response[str]:
    from showup.handlers.openapi import document

    return answer(document())


@app.get("/api/services")
def services() -> Response[str]:
    settings = _tools().settings
    offered = offering.services(settings, locale_of(query(app, "locale", ""), settings))
    return answer({"services": offered})


@app.get("/api/contract")
def contract() -> Response[str]:
    settings = _tools().settings
    locale = locale_of(query(app, "locale", ""), settings)
    name = f"contract-{locale}-{settings.policy.effective}.md"
    return http.download(making.clauses(locale).contract(settings), name)


@app.get("/api/slots")
def slots() -> Response[str]:
    return _slots(query(app, "service"), _tools())


@app.get("/api/bookings/<token>/slots")
def slots_to_move_to(token: str) -> Response[str]:
    tools = _tools()
    booking = existing(tools, _id(token))
    return _slots(booking.service, tools, but=booking.id)


@app.get("/api/policies/<id>")
def policy(id: str) -> Response[str]:
    version = policies.version(id, making.versions())
    return answer(views.policy_out(version, query(app, "locale", "")))


@app.post("/api/quotes")
def quote() -> Response[str]:
    wish, tools = read(app, wishes.QuoteIn), _tools()
    again, locale = earlier(wish.again), locale_of(wish.locale, tools.settings)
    quoted = offering.quote(
        tools.settings,
        wish.service,
        moment(wish.start),
        making.now(),
        known=is_known(again, tools),
        pay=wish.pay,
        earlier=tools.table.booking(again) if again else None,
        locale=locale,
    )
    return answer(quoted)


@app.post("/api/bookings")
def book() -> Response[str]:
    tools = _tools()
    wish = request(app, read(app, wishes.BookingIn), tools.settings)
    booking = booking_uses.book(wish, tools, _till(), making.now())
    token = making.client_links().token(booking.id)
    payment = views.payment_out(booking)
    return answer(wire.BookedOut(booking.id, token, booking.status, payment), 201)


@app.get("/api/bookings/<token>")
def see(token: str) -> Response[str]:
    tools = _tools()
    return _seen(viewing.view(_id(token), tools, making.now()))


@app.get("/api/bookings/<token>/policy")
def accepted_policy(token: str) -> Response[str]:
    booking = existing(_tools(), _id(token))
    return answer(views.accepted_out(booking, making.clauses(booking.consent.locale)))


@app.post("/api/bookings/<token>/preview")
def preview(token: str) -> Response[str]:
    wish = read(app, wishes.PreviewIn)
    booking, said = changing.preview(_id(token), previewed(wish), _tools(), making.now())
    return answer(views.preview_out(said, booking, making.clauses(booking.locale)))


@app.post("/api/questions")
def ask() -> Response[str]:
    tools, now = _tools(), making.now()
    wish = supposition(read(app, wishes.QuestionIn), tools.settings, now)
    booking, said = asking.ask(wish, tools, now)
    return answer(views.question_out(said, booking, making.clauses(booking.locale), now))


@app.post("/api/bookings/<token>/cancel")
def cancel(token: str) -> Response[str]:
    wish, tools, now = read(app, wishes.CancelIn), _tools(), making.now()
    expect = wish.expect.at_risk if wish.expect else None
    return _changed(changing.cancel(_id(token), expect, tools, now), tools)


@app.post("/api/bookings/<token>/move")
def move(token: str) -> Response[str]:
    wish, tools, now = read(app, wishes.MoveIn), _tools(), making.now()
    expect = wish.expect.at_risk if wish.expect else None
    return _changed(changing.move(_id(token), moment(wish.start), expect, tools, now), tools)


@app.post("/api/bookings/<token>/undo")
def undo(token: str) -> Response[str]:
    read(app, wishes.NothingIn)
    tools = _tools()
    return _changed(changing.undo(_id(token), tools, making.now()), tools)


@app.post("/api/bookings/<token>/withdraw")
def withdraw(token: str) -> Response[str]:
    wish, tools = read(app, wishes.WithdrawIn), _tools()
    if not wish.confirm:
        raise Invalid("Nothing is withdrawn before you confirm it.", "confirm")
    return _changed(changing.withdraw(_id(token), tools, making.now()), tools)


@app.post("/api/bookings/<token>/mend")
def mend(token: str) -> Response[str]:
    read(app, wishes.NothingIn)
    tools = _tools()
    return _changed(booking_uses.mend(_id(token), tools, _till(), making.now()), tools)


@app.post("/api/bookings/<token>/returned")
def returned(token: str) -> Response[str]:
    read(app, wishes.NothingIn)
    tools = _tools()
    return _changed(booking_uses.returned(_id(token), tools, making.now()), tools)


@app.post("/api/bookings/<token>/offers")
def offers(token: str) -> Response[str]:
    """Three times, kept aside for somebody who would else cancel late."""
    read(app, wishes.NothingIn)
    tools, id = _tools(), _id(token)
    kept = keep_if_late(id, tools, making.now())
    return answer(views.offers_out(kept, ZoneInfo(existing(tools, id).timezone)))


@app.post("/api/bookings/<token>/save")
def save(token: str) -> Response[str]:
    wish, tools, now = read(app, wishes.SaveIn), _tools(), making.now()
    phone = wish.phone.strip()
    saved = changing.save(_id(token), wish.meet, wish.minutes, phone, tools, now)
    return _changed(saved, tools)


@app.post("/api/bookings/<token>/exception")
def exception(token: str) -> Response[str]:
    wish, tools = read(app, wishes.WhyIn), _tools()
    return _changed(changing.exception(_id(token), wish.why.strip(), tools, making.now()), tools)


@app.post("/api/bookings/<token>/answer")
def give_answer(token: str) -> Response[str]:
    wish, tools = read(app, wishes.AnswerIn), _tools()
    if wish.answer not in list(Word):
        raise Invalid(f"It can be one of {', '.join(Word)}.", "answer")
    word, text = Word(wish.answer), wish.text.strip()
    return _changed(changing.say(_id(token), word, text, tools, making.now()), tools)


@app.post("/api/bookings/<token>/object")
def object_to(token: str) -> Response[str]:
    wish, tools = read(app, wishes.WhyIn), _tools()
    said = changing.say(_id(token), Word.OBJECTION, wish.why.strip(), tools, making.now())
    return _changed(said, tools)


def _slots(service: str, tools: Tools, *, but: str = "") -> Response[str]:
    name = query(app, "timezone", tools.settings.host.timezone)
    first, last = http.day(app, "from"), http.day(app, "to")
    open_ = offering.slots(
        tools.settings, tools.table, service, first, last, zone(name), making.now(), but=but
    )
    starts = [slot.start for slot in open_]
    return answer(wire.SlotsOut(starts, [slot.last_free for slot in open_], name))


def _tools() -> Tools:
    return making.tools(app.lambda_context)


def _id(token: str) -> str:
    return making.client_links().open(token)


def _changed(booking: Booking, tools: Tools) -> Response[str]:
    return _seen(viewing.view_of(booking, tools, making.now()))


def _seen(view: viewing.View) -> Response[str]:
    return answer(views.booking_out(view, making.clauses(view.booking.locale)))


def _till() -> Till:
    def stripe() -> Any:
        from showup.adapters.payments import Stripe  # 95 ms that most requests do without

        key, base = secret(environment().secret_stripe), environment().stripe_base
        return Stripe(key, base, statement=making.statement())

    def back(booking: Booking) -> tuple[str, str]:
        return making.manage_page(booking, "?returned=1"), making.manage_page(booking)

    return Till(stripe, back)
