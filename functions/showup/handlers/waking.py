"""What wakes a worker function: the table's stream with what is due at once, or the sweep."""

from typing import Any

from showup.adapters.items import read_task
from showup.domain.tasks import Queue
from showup.usecases.working import Worker


def woken(event: dict[str, Any], queue: Queue, worker: Worker) -> dict[str, Any]:
    """`{"done": tasks, "left": whether some are still due}`; what fails waits for the sweep."""
    if "Records" in event:
        images = (record["dynamodb"]["NewImage"] for record in event["Records"])
        return {"done": worker.run_all(map(read_task, images)), "left": False}
    done, left = worker.sweep(queue)
    return {"done": done, "left": left}
