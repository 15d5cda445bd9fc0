"""A question as it is asked over HTTP, read into the domain's own."""

from datetime import datetime

from showup.domain.errors import Invalid
from showup.domain.questions import Question, Step
from showup.domain.settings import Settings
from showup.handlers import wishes
from showup.handlers.http import moment, zone
from showup.handlers.requests import earlier, locale_of
from showup.usecases.asking import Supposition
from showup.usecases.offering import the_service


def previewed(wish: wishes.PreviewIn) -> Question:
    """Of one's own booking, now. Raises Invalid."""
    is_move = wish.action == Step.MOVE
    to = wish.start if is_move else wish.to
    return _question(wish.action, to, "start" if is_move else "to")


def supposition(wish: wishes.QuestionIn, settings: Settings, now: datetime) -> Supposition:
    """Raises Invalid, UnknownService or LinkInvalid."""
    at = moment(wish.at, "at") if wish.at else now
    if at < now:
        raise Invalid("That moment has passed.", "at")
    return Supposition(
        service=the_service(settings, wish.service),
        start=moment(wish.start),
        question=_question(wish.action, wish.to, "to"),
        at=at,
        pay=wish.pay,
        again=earlier(wish.again),
        locale=locale_of(wish.locale, settings),
        timezone=zone(wish.timezone or settings.host.timezone).key,
    )


def _question(action: str, to: datetime | None, field: str) -> Question:
    if action not in list(Step):
        raise Invalid(f"It can be one of {', '.join(Step)}.", "action")
    step = Step(action)
    if step not in (Step.MOVE, Step.LATE):
        return Question(step)
    if to is None:
        raise Invalid(f"Say the time that it is about: `{field}`.", field)
    return Question(step, moment(to, field))
