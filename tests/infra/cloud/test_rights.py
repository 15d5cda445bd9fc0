"""Each function runs with its own rights and no others, and the embedded cloud enforces them."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.cloud import Cloud

FUNCTIONS = ("booking", "desk", "deposits", "reminders")
SECRETS = ("stripe", "stripe-checkout", "stripe-webhook", "client-links", "host-links")
MAY_READ = {
    "booking": {"stripe-checkout", "client-links"},
    "desk": {"host-links"},
    "deposits": {"stripe", "stripe-webhook"},
    "reminders": {"client-links", "host-links"},
}


def is_denied(action: Any, **arguments: Any) -> bool:
    """Refused for want of a right, and for no other reason."""
    try:
        action(**arguments)
    except ClientError as error:
        if error.response["Error"]["Code"] != "AccessDeniedException":
            raise
        return True
    return False


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_reads_its_own_secrets_and_no_others(cloud: Cloud, function: str) -> None:
    ssm = cloud.role(function).client("ssm")
    readable = {
        name
        for name in SECRETS
        if not is_denied(ssm.get_parameter, Name=f"/showup/{name}", WithDecryption=True)
    }
    assert readable == MAY_READ[function]


@pytest.mark.parametrize("function", FUNCTIONS)
def test_only_reminders_can_send_a_mail(cloud: Cloud, function: str) -> None:
    raw = b"From: hello@example.com\r\nTo: client@example.net\r\nSubject: s\r\n\r\ntext"
    denied = is_denied(
        cloud.role(function).client("sesv2").send_email,
        FromEmailAddress="hello@example.com",
        Destination={"ToAddresses": ["client@example.net"]},
        Content={"Raw": {"Data": raw}},
    )
    assert denied == (function != "reminders")


@pytest.mark.parametrize("function", FUNCTIONS)
def test_the_public_function_does_not_see_the_queues(cloud: Cloud, function: str) -> None:
    denied = is_denied(
        cloud.role(function).client("dynamodb").query,
        TableName="showup",
        IndexName="due",
        KeyConditionExpression="queue = :queue",
        ExpressionAttributeValues={":queue": {"S": "deposits"}},
    )
    assert denied == (function == "booking")


@pytest.mark.parametrize("function", FUNCTIONS)
def test_nobody_can_read_the_whole_table_or_delete_from_it(cloud: Cloud, function: str) -> None:
    table = cloud.role(function).client("dynamodb")
    key = {"pk": {"S": "nothing"}, "sk": {"S": "nothing"}}
    assert is_denied(table.scan, TableName="showup")
    assert is_denied(table.delete_item, TableName="showup", Key=key)
    assert not is_denied(table.get_item, TableName="showup", Key=key)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_no_function_can_call_another(cloud: Cloud, function: str) -> None:
    functions = cloud.role(function).client("lambda")
    assert all(is_denied(functions.invoke, FunctionName=f"showup-{other}") for other in FUNCTIONS)
