"""The versions of the policy in the table: kept, and never written over."""

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from showup.adapters import items
from showup.adapters.writes import NOTHING_YET
from showup.domain.versions import Version

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class Versions:
    """Through boto3's low-level client (`dynamodb`). Functions only read them."""

    def __init__(self, dynamodb: "DynamoDBClient", table: str) -> None:
        self._dynamodb = dynamodb
        self._table = table

    def find(self, id: str) -> Version | None:
        key: Any = items.version_key(id)
        item = self._dynamodb.get_item(TableName=self._table, Key=key).get("Item")
        return items.read_version(item) if item else None

    def keep(self, version: Version) -> None:
        """Once, by its id; what is there already stays as it is."""
        self._put_once(items.version_item(version))

    def went_live(self, id: str, since: datetime) -> None:
        self._put_once(items.live_item(id, since))

    def _put_once(self, item: items.Item) -> None:
        with suppress(self._dynamodb.exceptions.ConditionalCheckFailedException):
            self._dynamodb.put_item(
                TableName=self._table, Item=item, ConditionExpression=NOTHING_YET
            )
