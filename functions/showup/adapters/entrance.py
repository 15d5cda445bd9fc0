"""The one ticket that lets the host in, as an item of the table: issued, read, used once."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from showup.adapters import items
from showup.domain.tasks import Task

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class Entrance:
    """Through boto3's low-level client (`dynamodb`). Expiry is wall-clock time in seconds."""

    def __init__(self, dynamodb: "DynamoDBClient", table: str) -> None:
        self._dynamodb = dynamodb
        self._table = table

    def issue(self, ticket: str, wall: int, until: int, task: Task, now: datetime) -> bool:
        """With the task that mails it; False where one is on its way, and still good."""
        item = {
            **items.ticket_key(),
            "ticket": {"S": ticket},
            "until": {"N": str(until)},
        }
        put: Any = {
            "TableName": self._table,
            "Item": item,
            "ConditionExpression": "attribute_not_exists(pk) OR #u <= :wall",
            "ExpressionAttributeNames": {"#u": "until"},
            "ExpressionAttributeValues": {":wall": {"N": str(wall)}},
        }
        mail: Any = {"TableName": self._table, "Item": items.task_item(task, now)}
        try:
            self._dynamodb.transact_write_items(TransactItems=[{"Put": put}, {"Put": mail}])
        except self._dynamodb.exceptions.TransactionCanceledException as error:
            reasons = error.response.get("CancellationReasons", [])
            if [reason.get("Code") for reason in reasons][:1] != ["ConditionalCheckFailed"]:
                raise
            return False
        return True

    def ticket(self) -> str | None:
        """The one that is on its way."""
        answer = self._dynamodb.get_item(
            TableName=self._table, Key=items.ticket_key(), ConsistentRead=True
        )
        return answer["Item"]["ticket"]["S"] if "Item" in answer else None

    def use(self, ticket: str, wall: int) -> bool:
        """Whether it was good. It is gone then: of two who use it, one gets in."""
        try:
            self._dynamodb.update_item(
                TableName=self._table,
                Key=items.ticket_key(),
                UpdateExpression="SET #u = :used, ticket = :used_up",
                ConditionExpression="ticket = :ticket AND #u > :wall",
                ExpressionAttributeNames={"#u": "until"},
                ExpressionAttributeValues={
                    ":ticket": {"S": ticket},
                    ":wall": {"N": str(wall)},
                    ":used": {"N": "0"},
                    ":used_up": {"S": ""},
                },
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            return False
        return True
