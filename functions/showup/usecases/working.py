"""How a due task gets done: claim it, do it, and if it fails, give it back or park it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from showup.adapters.commit import LeaseLost
from showup.adapters.queue import TaskQueue
from showup.domain.errors import ShowupError
from showup.domain.tasks import TRIES, Kind, Mail, Queue, Task, pause

Do = Callable[[Task, datetime], None]
Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Worker:
    """`do` ends the task by its own commit. `wall`: seconds, for leases. `has_time`: whether the
    function's call leaves time for another task."""

    queue: TaskQueue
    do: Do
    clock: Clock
    wall: Callable[[], int]
    has_time: Callable[[], bool]

    def sweep(self, queue: Queue) -> tuple[int, bool]:
        """Everything that is due, the earliest first: how many, and whether some is left."""
        done = 0
        while True:
            waiting = [task for task in self.queue.due(queue, self.clock()) if self._is_free(task)]
            if not waiting:
                return done, False
            for task in waiting:
                if not self.has_time():
                    return done, True
                done += self.run(task)

    def run_all(self, tasks: Iterable[Task]) -> int:
        """What the stream hands over. The sweep takes what there was no time for."""
        return sum(self.run(task) for task in tasks if self.has_time())

    def run(self, task: Task) -> bool:
        """Whether it was ours to do."""
        claimed = self.queue.claim(task, self.clock(), self.wall())
        if claimed is None:
            return False
        if claimed.attempts > TRIES:
            self._park(claimed, claimed.error or "It never came to an end.")
            return True
        try:
            self.do(claimed, self.clock())
        except LeaseLost:
            return False
        except ShowupError as error:
            self._failed(claimed, error)
        return True

    def _failed(self, task: Task, error: ShowupError) -> None:
        if error.is_final or task.attempts >= TRIES:
            self._park(task, str(error))
        else:
            self.queue.give_back(task, self.clock() + pause(task.attempts), str(error))

    def _park(self, task: Task, error: str) -> None:
        """Where the host sees it; and the host is told, unless it is that very mail that fails."""
        now = self.clock()
        told = replace(
            Task(f"mail-host_parked-{task.id}", task.booking, Kind.MAIL, now, Mail.HOST_PARKED),
            error=error,
        )
        self.queue.park(task, error, None if task.about == Mail.HOST_PARKED else told, now)

    def _is_free(self, task: Task) -> bool:
        return task.lease < self.wall()
