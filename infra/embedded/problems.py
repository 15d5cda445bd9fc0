"""Problems of the front's own making, in the form that the API's have (RFC 9457)."""

from starlette.responses import JSONResponse

TITLES = {
    "invalid": (422, "This cannot be understood"),
    "not_found": (404, "There is no such thing"),
    "too_large": (413, "This is too much"),
    "busy": (503, "Too much at once"),
    "unavailable": (503, "This is out of order"),
    "not_possible": (409, "This is not possible"),
}


def problem(code: str, detail: str) -> JSONResponse:
    status, title = TITLES[code]
    body = {"type": "about:blank", "title": title, "status": status, "code": code, "detail": detail}
    headers = {"retry-after": "1"} if code == "busy" else {}
    return JSONResponse(body, status, headers, media_type="application/problem+json")
