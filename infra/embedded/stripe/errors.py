"""What Stripe says when it says no: one class, a function for each kind, in Stripe's own shape.

Shapes and statuses: docs.stripe.com/api/errors; codes: docs.stripe.com/error-codes.

    Refused
      ├─ bad_request, missing_param, unknown_param   400  the request itself is wrong
      ├─ missing                                     404 by address, 400 by parameter
      ├─ unexpected_state                            400  right request, wrong moment
      ├─ declined                                    402  the bank said no
      ├─ key_reused, key_in_use                      400, 409
      ├─ unauthorized, forbidden                     401, 403
      └─ too_many, broken                            429, 500
"""

from typing import Any


class Refused(Exception):
    """An answer that is an error. `executed` tells whether the endpoint had begun its work:
    only then does Stripe keep the answer under the idempotency key
    (docs.stripe.com/api/idempotent_requests)."""

    def __init__(
        self, status: int, kind: str, message: str, executed: bool = False, **rest: Any
    ) -> None:
        super().__init__(message)
        self.status = status
        self.executed = executed
        self.error = {"type": kind, "message": message, **{k: v for k, v in rest.items() if v}}

    @property
    def body(self) -> dict[str, Any]:
        return {"error": self.error}


def bad_request(message: str, code: str = "", param: str = "") -> Refused:
    return Refused(400, "invalid_request_error", message, code=code, param=param)


def missing_param(name: str) -> Refused:
    return bad_request(f"Missing required param: {name}.", "parameter_missing", name)


def unknown_param(name: str) -> Refused:
    return bad_request(f"Received unknown parameter: {name}", "parameter_unknown", name)


def no_longer(name: str) -> Refused:
    """docs.stripe.com/changelog/endive/2026-09-30, removed from what can be sent."""
    return bad_request(
        f"The `{name}` parameter is no longer supported: use `allowed_{name}`.",
        f"{name}_no_longer_supported",
        name,
    )


def missing(what: str, id: str, param: str = "id") -> Refused:
    """404 where the address names the object, 400 where a parameter does."""
    return Refused(
        404 if param == "id" else 400,
        "invalid_request_error",
        f"No such {what}: '{id}'",
        code="resource_missing",
        param=param,
    )


def unexpected_state(what: str, message: str, resource: dict[str, Any]) -> Refused:
    return Refused(
        400,
        "invalid_request_error",
        message,
        executed=True,
        code=f"{what}_unexpected_state",
        **{what: resource},
    )


def declined(code: str, decline_code: str, message: str, **attached: Any) -> Refused:
    """The intent is attached, so that its id is known even from the failure."""
    return Refused(
        402,
        "card_error",
        message,
        executed=True,
        code=code,
        decline_code=decline_code,
        **attached,
    )


def key_reused(key: str) -> Refused:
    return Refused(
        400,
        "idempotency_error",
        "Keys for idempotent requests can only be used with the same parameters they were first "
        f"used with. Try using a key other than '{key}' if you meant to execute a different "
        "request.",
    )


def key_in_use(key: str) -> Refused:
    return Refused(
        409,
        "idempotency_error",
        f"There is currently another in-progress request using this idempotent key: {key}.",
        code="idempotency_key_in_use",
    )


def unauthorized() -> Refused:
    return Refused(401, "invalid_request_error", "Invalid API Key provided.")


def forbidden(scope: str) -> Refused:
    """A restricted key that lacks a right: docs.stripe.com/keys/restricted-api-keys."""
    return Refused(
        403,
        "invalid_request_error",
        "The provided key does not have the required permissions for this endpoint. Having the "
        f"'{scope}' permission would allow this request to continue.",
    )


def too_many() -> Refused:
    return Refused(429, "invalid_request_error", "Request rate limit exceeded.", code="rate_limit")


def broken() -> Refused:
    return Refused(500, "api_error", "An error occurred on our side.", executed=True)
