"""What holds for every test: nothing may reach for the network."""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Iterator
from typing import IO, Any, NoReturn

import pytest


class NetworkUsed(BaseException):
    """Something tried to reach the network.

    Not an Exception, so that no `except Exception` on the way can swallow it.
    """


@pytest.fixture(autouse=True)
def closed_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[IO[bytes]]:
    """Refuse every way out of this process, and fail the test even if the refusal was swallowed.

    Gives the file the attempts are written to, which workers that are copies of this process
    write to as well.
    """
    with tempfile.TemporaryFile("a+b", buffering=0) as attempts:

        def stop(name: str) -> NoReturn:
            attempts.write(f"{name} ".encode())
            raise NetworkUsed(f"socket.{name} was called: planaudit opens no network connection")

        def guarded_method(name: str) -> Any:
            real = getattr(socket.socket, name)

            def method(self: socket.socket, *arguments: Any) -> Any:
                # A local socket between a process and its workers is not the network.
                if self.family != socket.AF_INET and self.family != socket.AF_INET6:
                    return real(self, *arguments)
                stop(name)

            return method

        def guarded_function(name: str) -> Any:
            def function(*_: object, **__: object) -> NoReturn:
                stop(name)

            return function

        for name in ("connect", "connect_ex", "sendto", "sendmsg"):
            monkeypatch.setattr(socket.socket, name, guarded_method(name))
        for name in ("create_connection", "getaddrinfo", "gethostbyname", "gethostbyname_ex"):
            monkeypatch.setattr(socket, name, guarded_function(name))
        yield attempts
        attempts.seek(0)
        names = attempts.read().decode()
    assert not names, f"the network was reached for: {names}"
