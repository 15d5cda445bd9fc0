"""The fields of a booking: each missing, of another type, or with something in it that hurts."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.adapters.mime import address
from showup.domain.errors import Invalid
from showup.handlers.requests import _mailable
from showup.handlers.wishes import ClientIn
from tests.edge import Edge
from tests.handlers.problems import assert_problem

GOOD = {"name": "A client", "email": "client@example.com"}
# One of each type that JSON has, so that each field meets the ones that it is not.
TYPES: list[Any] = [None, True, 1, -1.5, "", "text", [], ["x"], {}, {"x": "y"}, 10**400]
BAD_LINES = ["\x00", "a\x00b", "a\nb", "a\n", "a\r\nBcc: x@example.com", "\x1b[2J", "a\u2028b"]
BAD_EMAILS = [
    "",
    " ",
    "client",
    "client@",
    "@example.com",
    "client@example",
    "client@example.com ",
    " client@example.com",
    "client@example.com\n",
    "client@example.com\r\nBcc: other@example.com",
    "client\x00@example.com",
    "client@exam\x00ple.com",
    "one@example.com,two@example.com",
    "one@example.com;two@example.com",
    "A client <client@example.com>",
    '"a client"@example.com',
    "cl ient@example.com",
    "client@@example.com",
    "client@example..com",
    "client@.example.com",
    "client@example.com.",
    "client@[127.0.0.1]",
    "клиент@example.com",
    "client@exa\u2100mple.com",
    "client@" + "ż" * 63 + ".pl",
    "c" * 65 + "@example.com",
    "c" * 288 + "@example.com",
    "client@" + "e" * 64 + ".com",
    "client＠example.com",
]


@pytest.mark.parametrize("field", ["service", "start", "client", "consent"])
def test_a_missing_field_is_named(shared: Edge, field: str) -> None:
    wish = shared.wish()
    del wish[field]
    with shared.unchanged():
        answer = shared.post("/api/bookings", wish)
    assert_problem(answer, 422, "invalid", "body")
    assert f"`{field}`" in answer.json["detail"]


@pytest.mark.parametrize("field", ["name", "email"])
def test_a_missing_part_of_the_client_is_named(shared: Edge, field: str) -> None:
    client = {key: value for key, value in GOOD.items() if key != field}
    with shared.unchanged():
        answer = shared.book(client=client)
    assert_problem(answer, 422, "invalid", "client")
    assert f"`{field}`" in answer.json["detail"]


@pytest.mark.parametrize(
    ("field", "right"),
    [
        ("service", str),
        ("start", None),
        ("client", None),
        ("consent", None),
        ("locale", str),
        ("timezone", str),
        ("answers", dict),
        ("pay", str),
        ("meet", type(None)),
    ],
)
def test_a_field_of_another_type_is_invalid(shared: Edge, field: str, right: Any) -> None:
    with shared.unchanged():
        for value in TYPES:
            if right and isinstance(value, right):
                continue
            answer = shared.book(**{field: value})
            assert answer.code == "invalid", answer.body
            assert answer.fields[0].startswith(field)


@pytest.mark.parametrize("field", ["name", "email", "phone"])
def test_a_part_of_the_client_of_another_type_is_invalid(shared: Edge, field: str) -> None:
    with shared.unchanged():
        for value in TYPES:
            if not isinstance(value, str):
                answer = shared.book(client=GOOD | {field: value})
                assert_problem(answer, 422, "invalid", f"client.{field}")


@pytest.mark.parametrize("line", BAD_LINES)
def test_controls_and_line_breaks_get_in_nowhere(shared: Edge, line: str) -> None:
    with shared.unchanged():
        for field in ("name", "email", "phone"):
            answer = shared.book(client=GOOD | {field: line})
            assert_problem(answer, 422, "invalid", f"client.{field}")
        for field in ("service", "locale", "timezone", "pay"):
            assert_problem(shared.book(**{field: line}), 422, "invalid", field)
        assert_problem(shared.book(consent={"policy": line}), 422, "invalid", "consent.policy")
        assert shared.book(answers={line: "yes"}).code == "invalid"


@pytest.mark.parametrize("email", BAD_EMAILS)
def test_what_no_mail_can_be_sent_to_is_no_address(shared: Edge, email: str) -> None:
    with shared.unchanged():
        answer = shared.book(client=GOOD | {"email": email})
    assert_problem(answer, 422, "invalid", "client.email")


@given(st.text("abcżÀ.-+_'!", min_size=1), st.text("abcżÀ。.-_ß\u2100\u00ad\uff20ﬁ", min_size=1))
def test_whatever_address_we_accept_can_be_mailed_to(local: str, domain: str) -> None:
    try:
        wish = msgspec.convert({"name": "x", "email": f"{local}@{domain}.pl"}, ClientIn)
        plain = _mailable(wish.email)
    except (Invalid, msgspec.ValidationError):
        return
    assert str(address(plain)).isascii()


@pytest.mark.parametrize("name", ["", " ", "\u00a0\u3000", "x" * 121, "\u202eevil"])
def test_a_name_says_something_in_at_most_120_characters(shared: Edge, name: str) -> None:
    with shared.unchanged():
        assert_problem(shared.book(client=GOOD | {"name": name}), 422, "invalid", "client.name")


@pytest.mark.parametrize(
    "name",
    ["Zażółć Gęślą-Jaźń", "李小龍", "O'Neil", "Ǆ ﬁ Å Å", "👩‍👩‍👧 ❤️", "أحمد", "<b>&amp;", "x" * 120],
)
def test_a_name_may_be_written_in_any_script(edge: Edge, name: str) -> None:
    made = edge.book(client=GOOD | {"name": name})
    assert made.status == 201
    seen = edge.get(f"/api/bookings/{made.json['token']}")
    assert seen.json["client"]["name"] == name


def test_an_address_with_polish_letters_in_its_domain_is_kept_as_mail_has_it(edge: Edge) -> None:
    made = edge.book(client=GOOD | {"email": "client@żółw.pl"})
    assert made.status == 201
    assert edge.bookings()[0].client.email == "client@xn--w-uga1v8h.pl"


@pytest.mark.parametrize(
    "zone",
    [
        "../../etc/passwd",
        "/etc/localtime",
        "America",
        "Mars/Base",
        ".",
        "..",
        "Europe/Warsaw/",
        "Europe//Warsaw",
        "x" * 100,
        "C:\\",
    ],
)
def test_an_unknown_zone_is_invalid(shared: Edge, zone: str) -> None:
    with shared.unchanged():
        assert_problem(shared.book(timezone=zone), 422, "invalid", "timezone")


def test_an_unknown_service_a_foreign_way_to_meet_and_another_policy_are_refused(
    shared: Edge,
) -> None:
    with shared.unchanged():
        for service in ("", "x", "Consultation", "consultation ", "x" * 100):
            assert_problem(shared.book(service=service), 422, "unknown_service")
        assert_problem(shared.book(service="x" * 101), 422, "invalid", "service")
        assert_problem(shared.book(meet="in_person"), 422, "invalid", "meet")
        assert_problem(shared.book(meet="telepathy"), 422, "invalid", "meet")
        assert_problem(shared.book(pay="never"), 422, "invalid", "pay")
        for policy in ("", "x", "0123456789ABCDEF", "0123456789abcdef "):
            answer = shared.book(consent={"policy": policy})
            assert_problem(answer, 409, "policy_changed")


def test_answers_are_few_and_short(shared: Edge) -> None:
    with shared.unchanged():
        many = {str(number): "yes" for number in range(21)}
        assert_problem(shared.book(answers=many), 422, "invalid", "answers")
        wrong: list[Any] = [{"x": "y" * 2001}, {"x" * 101: "y"}, {"x": "\x00"}, {"x": 1}, {"x": []}]
        for answers in wrong:
            assert shared.book(answers=answers).code == "invalid"


def test_an_answer_may_have_several_lines(edge: Edge) -> None:
    assert edge.book(answers={"What about?": "One.\n\tTwo."}).status == 201
    assert edge.bookings()[0].answers == {"What about?": "One.\n\tTwo."}


def test_an_unknown_language_is_answered_in_the_first_one(edge: Edge) -> None:
    token = edge.book(locale="tlh").json["token"]
    assert edge.get(f"/api/bookings/{token}").json["locale"] == "en"
