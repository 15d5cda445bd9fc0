"""Who gets the evidence of a booking: the host, by their link or session, and nobody else."""

from pathlib import Path

from click.testing import CliRunner

from infra.cli import main
from showup.adapters.sealing import broken
from tests.edge import Answer, Edge
from tests.handlers.problems import assert_problem


def ask(edge: Edge, id: str, token: str, **query: str) -> Answer:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return edge.call("GET", f"/api/desk/bookings/{id}/evidence", headers=headers, query=query)


def booked(edge: Edge) -> str:
    edge.confirmed()
    (booking,) = edge.bookings()
    return booking.id


def test_the_host_gets_it_and_nothing_is_changed_by_looking(edge: Edge) -> None:
    id = booked(edge)
    with edge.unchanged():
        answer = ask(edge, id, edge.host_token(id))
    assert answer.status == 200
    assert broken(answer.body.encode()) == []
    assert answer.json["parts"]["accepted"]["ip"] == "127.0.0.1"
    policy = edge.settings.policy.id
    page = answer.json["parts"]["accepted"]["page"]
    assert page == f"http://localhost:8000/policy/?version={policy}"


def test_neither_a_client_nor_a_stranger_gets_it(edge: Edge) -> None:
    id = booked(edge)
    for token in ("", edge.client_token(id), edge.host_token("another")):
        assert_problem(ask(edge, id, token), 401, "unauthorized")


def test_a_file_is_checked_at_the_terminal(edge: Edge, tmp_path: Path) -> None:
    id = booked(edge)
    file = tmp_path / "evidence.json"
    text = ask(edge, id, edge.host_token(id)).body
    said = {
        text: (0, "as it was handed out"),
        text.replace("client@example.com", "another@example.com"): (1, "client, mails, whole"),
        "{}": (2, "no evidence"),
        "nothing": (2, "no evidence"),
    }
    for content, (code, words) in said.items():
        file.write_text(content)
        answer = CliRunner().invoke(main, ["evidence", "check", str(file)])
        assert answer.exit_code == code
        assert words in answer.output
