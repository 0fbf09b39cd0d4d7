"""The backend, by the name under which Django looks for it."""

from select import POLLIN, poll

from django.db.backends.postgresql import base
from django.db.backends.utils import CursorWrapper


class DatabaseWrapper(base.DatabaseWrapper):
    """Hears that the server has closed a connection, where Django would ask it with each request.

    A server that stops, or ends a session, says so on the way. To listen for that takes no time; to ask and be
    answered takes as long as a small question of the request itself.
    """

    def is_usable(self) -> bool:
        """Whether the connection works; it is asked after an error, and where something unasked has come from it."""
        if self.connection is None or self.connection.closed or self.errors_occurred or self._has_said_something():
            return bool(super().is_usable())
        return True

    def _has_said_something(self) -> bool:
        waiting = poll()
        waiting.register(self.connection.fileno(), POLLIN)
        return bool(waiting.poll(0))

    def planned_cursor(self) -> CursorWrapper:
        """A cursor for a statement that is asked again and again: the server reads it once for each connection.

        From the sixth time on it plans it no more, which can take longer than to answer it. Such statements must be few
        texts: what differs from one time to the next belongs into the parameters, and one plan must be good for all of
        them. Moments come in the zone of the server.
        """
        self.close_if_health_check_failed()
        self.ensure_connection()
        with self.wrap_database_errors:
            cursor: CursorWrapper = self._prepare_cursor(base.ServerBindingCursor(self.connection))  # type: ignore[attr-defined, call-arg]
        return cursor
