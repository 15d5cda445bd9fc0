"""Events as AWS hands them to a function: requests of an HTTP API (payload 2.0), stream, sweep."""

import base64
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlencode


@dataclass(frozen=True)
class Context:
    """What Lambda tells a call about itself. `left`: milliseconds until it is cut off."""

    left: int = 29_000
    function_name: str = "showup"
    memory_limit_in_mb: int = 1024
    invoked_function_arn: str = "arn:aws:lambda:eu-central-1:000000000000:function:showup"
    aws_request_id: str = "52fdfc07-2182-454f-963f-5f0f9a621d72"

    def get_remaining_time_in_millis(self) -> int:
        return self.left


def a_request_of(
    method: str,
    path: str,
    body: object = None,
    *,
    query: dict[str, str] | None = None,
    headers: dict[str, str] | None = None,
) -> dict[str, Any]:
    """`body`: text goes as it is, bytes in base64, anything else as JSON. Cookies travel beside
    the headers."""
    sent = {"content-type": "application/json", **(headers or {})}
    cookies = [sent.pop(name) for name in list(sent) if name.lower() == "cookie"]
    event: dict[str, Any] = {
        "version": "2.0",
        "routeKey": "ANY /api/{proxy+}",
        "rawPath": path,
        "rawQueryString": urlencode(query or {}),
        "headers": sent,
        "requestContext": {
            "accountId": "000000000000",
            "apiId": "api",
            "stage": "$default",
            "requestId": "request",
            "http": {
                "method": method,
                "path": path,
                "protocol": "HTTP/1.1",
                "sourceIp": "127.0.0.1",
                "userAgent": "tests",
            },
        },
        "pathParameters": {"proxy": unquote(path.removeprefix("/api/"))},
        "isBase64Encoded": isinstance(body, bytes),
    }
    if cookies:
        event["cookies"] = "; ".join(cookies).split("; ")
    if query:
        event["queryStringParameters"] = query
    if body is not None:
        event["body"] = _sent(body)
    return event


def _sent(body: object) -> str:
    if isinstance(body, bytes):
        return base64.b64encode(body).decode()
    return body if isinstance(body, str) else json.dumps(body)


def a_sweep() -> dict[str, Any]:
    """What the schedule of each minute sends."""
    return {"sweep": True}


def a_stream_of(*images: dict[str, Any]) -> dict[str, Any]:
    """New rows of the table, as its stream hands them over."""
    return {
        "Records": [
            {"eventName": "INSERT", "eventSource": "aws:dynamodb", "dynamodb": {"NewImage": image}}
            for image in images
        ]
    }
