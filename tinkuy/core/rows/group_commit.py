"""Deeds of one kind that come at the same moment are written together: one transaction, one wait for the disk.

Whoever comes first carries out its own. Whoever comes meanwhile waits, and the first of them then carries out all that
wait. Each is answered once its group is committed. A group that fails is carried out again one by one, so that no deed
takes another one back.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from threading import Lock

from django.db import OperationalError, connection, transaction

from tinkuy.core.interpreter_turns import others_turn

MOST_TOGETHER = 64
PATIENCE = 10.0
"""Seconds that a deed waits to be begun, as for a lock of the database."""


class GroupCommit[Deed, Outcome]:
    """*carry_out* writes several deeds inside a transaction and says what came of each, in their order.

    An outcome that is an exception is raised for its own deed; what the others wrote stays. It runs in the thread, the
    scope and the language of one of those who asked: only deeds with the same key form a group.
    """

    def __init__(
        self, carry_out: Callable[[Sequence[Deed]], Sequence[Outcome | Exception]], *, patience: float = PATIENCE
    ) -> None:
        self._carry_out, self._patience = carry_out, patience
        self._guard = Lock()
        self._waiting: defaultdict[Hashable, deque[_Place[Deed, Outcome]]] = defaultdict(deque)
        self._led: set[Hashable] = set()

    def do(self, deed: Deed, *, key: Hashable) -> Outcome:
        place = _Place[Deed, Outcome](deed)
        if connection.in_atomic_block:  # whoever holds a transaction waits for nobody, and commits itself
            self._write_alone(place)
        elif self._comes_first(place, key) or self._is_called_to_lead(place, key):
            self._lead(place, key)
        return place.outcome()

    def _comes_first(self, place: "_Place[Deed, Outcome]", key: Hashable) -> bool:
        with self._guard:
            self._waiting[key].append(place)
            place.leads = key not in self._led
            self._led.add(key)
        return place.leads

    def _is_called_to_lead(self, place: "_Place[Deed, Outcome]", key: Hashable) -> bool:
        """Or it was carried out by whoever led; what has begun is waited for to its end."""
        if not place.is_called(self._patience):
            with self._guard:
                if place in self._waiting[key] and not place.leads:
                    self._waiting[key].remove(place)
                    raise OperationalError("database is locked")
            place.is_called(-1)
        return place.leads

    def _lead(self, own: "_Place[Deed, Outcome]", key: Hashable) -> None:
        """All that wait once the transaction has begun. The next one is called before who is answered."""
        group = [own]
        try:
            self._write_together(group, key)
        finally:
            with self._guard:
                if own in self._waiting[key]:  # the transaction did not begin
                    self._waiting[key].remove(own)
                self._call_next(key)
            for place in group:
                place.call()

    def _write_together(self, group: "list[_Place[Deed, Outcome]]", key: Hashable) -> None:
        committed: list[bool] = []
        try:
            with transaction.atomic():
                transaction.on_commit(lambda: committed.append(True))  # the first of them
                group[:] = self._next_group(key)
                outcomes = self._carry_out([place.deed for place in group])
        except OperationalError as error:  # the database's fault: whoever waits with it is told as well, now
            if not committed:
                for place in group:
                    place.outcomes.append(error)
            raise
        except Exception:
            if committed or len(group) == 1:
                raise
            for place in group:
                self._write_alone(place)
        finally:
            if committed:
                for place, outcome in zip(group, outcomes, strict=True):
                    place.outcomes.append(outcome)

    def _next_group(self, key: Hashable) -> "list[_Place[Deed, Outcome]]":
        with self._guard:
            waiting = self._waiting[key]
            return [waiting.popleft() for _ in range(min(len(waiting), MOST_TOGETHER))]

    def _write_alone(self, place: "_Place[Deed, Outcome]") -> None:
        try:
            with transaction.atomic():
                place.outcomes += self._carry_out([place.deed])
        except Exception as error:
            place.outcomes[:] = [error]

    def number_waiting(self, key: Hashable) -> int:
        with self._guard:
            return len(self._waiting.get(key, ()))

    def _call_next(self, key: Hashable) -> None:
        if self._waiting[key]:
            self._waiting[key][0].leads = True
            self._waiting[key][0].call()
        else:
            del self._waiting[key]
            self._led.discard(key)


class _Place[Deed, Outcome]:
    """A deed that waits: until it is called to lead, or until it was carried out."""

    def __init__(self, deed: Deed) -> None:
        self.deed = deed
        self.leads = False
        self.outcomes: list[Outcome | Exception] = []
        """One, once it was carried out."""
        self._called = Lock()
        self._called.acquire()

    def is_called(self, seconds: float) -> bool:
        with others_turn():
            return self._called.acquire(timeout=seconds)

    def call(self) -> None:
        self._called.release()

    def outcome(self) -> Outcome:
        if not self.outcomes:
            raise OperationalError("database is locked")
        (outcome,) = self.outcomes
        if isinstance(outcome, Exception):
            raise outcome
        return outcome
