"""The template, read as CloudFormation reads it: what stands in it, and what it can never do."""

from pathlib import Path
from typing import Any

import pytest
from cfnlint.decode import decode

from infra.embedded.headers import POLICY
from showup.adapters.items import version_key
from showup.adapters.queue import LEASE_SECONDS
from showup.handlers.viewer import FRONT, VIEWER
from tests.tables import make_table

ROOT = Path(__file__).parents[2]
TEMPLATE, _ = decode(str(ROOT / "infra/template.yaml"))
RESOURCES: dict[str, Any] = TEMPLATE["Resources"]
FUNCTIONS = {
    name: resource["Properties"]
    for name, resource in RESOURCES.items()
    if resource["Type"] == "AWS::Serverless::Function"
}
# Modules beside the handlers that are no handler: they have no function `handler`.
HANDLERS = {
    path.stem
    for path in (ROOT / "functions/showup/handlers").glob("*.py")
    if "\ndef handler(" in path.read_text()
}
WRITING = {f"dynamodb:{what}Item" for what in ("Put", "Update", "Delete", "BatchWrite")}
EMBEDDED_ONLY = {"SHOWUP_CLOCK", "SHOWUP_STRIPE_BASE"}


def of_type(kind: str) -> list[dict[str, Any]]:
    return [resource["Properties"] for resource in RESOURCES.values() if resource["Type"] == kind]


def test_every_function_has_its_handler_and_every_handler_its_function() -> None:
    assert {f["Handler"] for f in FUNCTIONS.values()} == {
        f"showup.handlers.{name}.handler" for name in HANDLERS
    }
    assert {name.lower() for name in FUNCTIONS} == HANDLERS


def test_every_function_has_a_role_and_a_log_of_its_own() -> None:
    for name, function in FUNCTIONS.items():
        assert function["Role"] == {"Fn::GetAtt": [f"{name}Role", "Arn"]}
        assert function["LoggingConfig"] == {"LogGroup": {"Ref": f"{name}Log"}}
        assert RESOURCES[f"{name}Log"]["Properties"]["RetentionInDays"] == 30


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_role_allows_nothing_broad(name: str) -> None:
    (policy,) = RESOURCES[f"{name}Role"]["Properties"]["Policies"]
    for statement in policy["PolicyDocument"]["Statement"]:
        actions = statement["Action"]
        assert not any("*" in action for action in as_list(actions))
        if statement["Resource"] == "*":
            assert actions == "dynamodb:ListStreams"


@pytest.mark.parametrize("name", FUNCTIONS)
def test_no_function_writes_a_version_of_the_policy(name: str) -> None:
    """MiniStack 1.5.33 does not know a leading key, so it can be read here and not be tried."""
    (policy,) = RESOURCES[f"{name}Role"]["Properties"]["Policies"]
    statements = policy["PolicyDocument"]["Statement"]
    table = {"Fn::GetAtt": ["Table", "Arn"]}
    allowed, denied = (
        [one for one in statements if one["Effect"] == effect and one["Resource"] == table]
        for effect in ("Allow", "Deny")
    )
    (never,) = denied
    written = {action for one in allowed for action in one["Action"]} & WRITING
    assert written <= set(never["Action"])
    assert never["Condition"] == {
        "ForAnyValue:StringEquals": {"dynamodb:LeadingKeys": [version_key("")["pk"]["S"]]}
    }


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_role_may_read_the_secrets_that_the_function_is_told_of(name: str) -> None:
    told = {
        value["Fn::Sub"].rpartition("/")[2]
        for variable, value in FUNCTIONS[name]["Environment"]["Variables"].items()
        if variable.startswith("SHOWUP_SECRET_")
    }
    (policy,) = RESOURCES[f"{name}Role"]["Properties"]["Policies"]
    readable = {
        resource["Fn::Sub"].rpartition("/")[2]
        for statement in policy["PolicyDocument"]["Statement"]
        if statement["Action"] == "ssm:GetParameter"
        for resource in as_list(statement["Resource"])
    }
    assert readable == told


def test_the_clock_cannot_be_switched_on_in_a_deployed_stack() -> None:
    """`Embedded` rests on the account's number alone, and no account of AWS has that number."""
    conditions = TEMPLATE["Conditions"]
    assert set(parameters_in(conditions["Embedded"])) == {"AWS::AccountId"}
    assert [holds(conditions["Embedded"], account) for account in ("123456789012", "1" * 12)] == [
        False,
        False,
    ]
    assert holds(conditions["Embedded"], "000000000000")


def test_what_is_for_the_embedded_cloud_reaches_a_function_only_there() -> None:
    shared = TEMPLATE["Globals"]["Function"]["Environment"]["Variables"]
    for name in EMBEDDED_ONLY:
        condition, _, otherwise = shared[name]["Fn::If"]
        assert (condition, otherwise) == ("Embedded", {"Ref": "AWS::NoValue"})
    for function in FUNCTIONS.values():
        assert not EMBEDDED_ONLY & set(function["Environment"]["Variables"])
    everywhere = str({**RESOURCES, "Globals": TEMPLATE["Globals"]})
    assert everywhere.count("'ClockFile'") == everywhere.count("'StripeBase'") == 1


def test_the_table_is_the_one_that_the_tests_use() -> None:
    made: dict[str, Any] = {}

    class Recorder:
        def create_table(self, **arguments: Any) -> None:
            made.update(arguments)

    make_table(Recorder())
    (table,) = of_type("AWS::DynamoDB::Table")
    for part in ("BillingMode", "KeySchema", "GlobalSecondaryIndexes"):
        assert table[part] == made[part]
    assert by_name(table["AttributeDefinitions"]) == by_name(made["AttributeDefinitions"])


def test_the_table_outlives_the_stack_and_can_be_turned_back() -> None:
    table = RESOURCES["Table"]
    assert table["DeletionPolicy"].startswith("Retain")
    assert table["UpdateReplacePolicy"] == "Retain"
    assert table["Properties"]["PointInTimeRecoverySpecification"] == {
        "PointInTimeRecoveryEnabled": True
    }


def test_the_stream_wakes_each_queue_for_its_own_tasks_and_tries_twice_at_most() -> None:
    mappings = of_type("AWS::Lambda::EventSourceMapping")
    for mapping in mappings:
        queue = mapping["FunctionName"]["Ref"].lower()
        (only,) = mapping["FilterCriteria"]["Filters"]
        assert f'{{"at_once":{{"S":["{queue}"]}}}}' in only["Pattern"]
        assert mapping["MaximumRetryAttempts"] == 1
        assert mapping["BisectBatchOnFunctionError"] is False
    assert len(mappings) == len(of_type("AWS::Scheduler::Schedule")) == 2


def test_no_worker_outlives_its_lease() -> None:
    assert all(function["Timeout"] < LEASE_SECONDS for function in FUNCTIONS.values())


def test_the_site_has_the_headers_of_the_front() -> None:
    (headers,) = of_type("AWS::CloudFront::ResponseHeadersPolicy")
    security = headers["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]
    assert security["ContentSecurityPolicy"]["ContentSecurityPolicy"] == POLICY


def test_no_log_has_the_path_of_a_request_and_with_it_a_link() -> None:
    assert all("AccessLogSettings" not in stage for stage in of_type("AWS::ApiGatewayV2::Stage"))
    (site,) = of_type("AWS::CloudFront::Distribution")
    assert "Logging" not in site["DistributionConfig"]


def test_only_our_own_front_says_whose_request_it_is() -> None:
    (site,) = of_type("AWS::CloudFront::Distribution")
    (api,) = [one for one in site["DistributionConfig"]["Origins"] if one["Id"] == "api"]
    (word,) = api["OriginCustomHeaders"]
    assert word["HeaderName"] == FRONT
    told = FUNCTIONS["Booking"]["Environment"]["Variables"]["SHOWUP_FRONT"]["Fn::If"]
    assert told == ["Deployed", word["HeaderValue"], {"Ref": "AWS::NoValue"}]
    viewer = RESOURCES["ApiViewer"]["Properties"]["FunctionCode"]
    assert f'request.headers["{VIEWER}"] = {{value: event.viewer.ip}};' in viewer


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def by_name(attributes: list[dict[str, str]]) -> list[dict[str, str]]:
    return sorted(attributes, key=lambda attribute: attribute["AttributeName"])


def parameters_in(expression: Any) -> list[str]:
    """Whatever a condition asks about."""
    if isinstance(expression, dict):
        if "Ref" in expression:
            return [expression["Ref"]]
        assert set(expression) <= {"Fn::Or", "Fn::Equals"}, f"{expression} is not understood here"
        return parameters_in(list(expression.values()))
    if isinstance(expression, list):
        return [name for part in expression for name in parameters_in(part)]
    return []


def holds(expression: Any, account: str) -> bool:
    """As CloudFormation decides it in an account with this number."""
    if "Fn::Or" in expression:
        return any(holds(part, account) for part in expression["Fn::Or"])
    left, right = (
        account if part == {"Ref": "AWS::AccountId"} else part for part in expression["Fn::Equals"]
    )
    return bool(left == right)
