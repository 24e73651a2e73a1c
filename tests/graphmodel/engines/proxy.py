"""A wire between a client and a server on this machine that a test can cut."""

import contextlib
import socket
import threading
from collections.abc import Iterator


class Proxy:
    """Passes bytes on both ways until it is cut; afterwards it takes nobody on, until it is mended."""

    def __init__(self, port: int) -> None:
        self._target = ("127.0.0.1", port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []
        self._is_cut = False
        self._marker: bytes | None = None
        self._passes_the_marker_on = False
        self._loses_the_next_answer = False
        self.was_cut = threading.Event()
        threading.Thread(target=self._take_on, daemon=True).start()

    def cut_at(self, marker: bytes, *, pass_it_on: bool = False) -> None:
        """Cut the wire when the client sends these bytes: before the server gets them, or just before its answer comes through."""
        self._passes_the_marker_on = pass_it_on
        self._marker = marker

    def cut(self) -> None:
        """End every connection, and refuse new ones."""
        self.was_cut.set()
        with self._lock:
            self._is_cut = True
            for end in self._open:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
            self._open.clear()

    def mend(self) -> None:
        """Take connections on again."""
        self._marker = None
        self._loses_the_next_answer = False
        self._is_cut = False

    def close(self) -> None:
        """Cut for good."""
        self.cut()
        self._listener.close()

    def _take_on(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                if self._is_cut:
                    client.close()
                    continue
                server = socket.create_connection(self._target)
                self._open += [client, server]
            threading.Thread(target=self._pass_on, args=(client, server, True), daemon=True).start()
            threading.Thread(target=self._pass_on, args=(server, client, False), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, from_client: bool) -> None:
        with contextlib.suppress(OSError), source:
            while data := source.recv(65536):
                if from_client and self._marker and self._marker in data:
                    self._marker = None
                    if not self._passes_the_marker_on:
                        return self.cut()
                    self._loses_the_next_answer = True
                elif not from_client and self._loses_the_next_answer:
                    return self.cut()
                target.sendall(data)
        with contextlib.suppress(OSError):
            target.shutdown(socket.SHUT_RDWR)
        return None


@contextlib.contextmanager
def proxy_to(port: int) -> Iterator[Proxy]:
    """A wire to a port of this machine, for as long as the block runs."""
    proxy = Proxy(port)
    try:
        yield proxy
    finally:
        proxy.close()


@contextlib.contextmanager
def a_port_that_says(answer: bytes) -> Iterator[int]:
    """A port on which something listens that is no graph server."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    client, _ = listener.accept()
                    with client, contextlib.suppress(OSError):
                        client.recv(1024)
                        client.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        yield listener.getsockname()[1]
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)


def free_port() -> int:
    """A port on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
