"""What a problem looks like, whichever it is."""

from tests.edge import Answer


def assert_problem(answer: Answer, status: int, code: str, *fields: str) -> None:
    """RFC 9457, a stable code, a sentence for a person, and nothing that is kept by a cache."""
    problem = answer.json
    assert (answer.status, problem["code"]) == (status, code), answer.body
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    assert set(problem) == {"type", "title", "status", "code", "detail", "errors"}
    assert problem["type"] == "about:blank"
    assert problem["status"] == status
    assert problem["title"] == code.replace("_", " ").capitalize()
    assert problem["detail"].endswith(".")
    assert "regex" not in problem["detail"]
    assert answer.fields == list(fields)
