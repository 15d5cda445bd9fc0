"""The table on moto, as in infra/template.yaml; tests/infra holds the two together."""

from typing import Any

import boto3
import botocore
from botocore.config import Config

TABLE = "showup"
# What takes long to read is read once: the shape of AWS's calls.
AWS = boto3.Session(region_name="eu-central-1")
UNSIGNED = Config(signature_version=botocore.UNSIGNED)  # moto looks at no signature


def on_moto() -> Any:
    """boto3's client, with the table behind it; under `mock_aws`."""
    dynamodb = AWS.client("dynamodb", config=UNSIGNED)
    make_table(dynamodb)
    return dynamodb


def make_table(dynamodb: Any) -> None:
    """With its index, and paid for by the request."""
    text = [{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk", "queue", "due")]
    dynamodb.create_table(
        TableName=TABLE,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=text,
        KeySchema=_keys("pk", "sk"),
        GlobalSecondaryIndexes=[
            {
                "IndexName": "due",
                "KeySchema": _keys("queue", "due"),
                "Projection": {"ProjectionType": "ALL"},
            }
        ],
    )


def _keys(hash_: str, range_: str) -> list[dict[str, str]]:
    return [
        {"AttributeName": hash_, "KeyType": "HASH"},
        {"AttributeName": range_, "KeyType": "RANGE"},
    ]
