"""Put first on PYTHONPATH, closes the network to a Python process and its workers.

Whatever tries to reach it is refused, and the attempt is written to the file that
PLANAUDIT_NETWORK_LOG names, so that a caller who swallows the refusal is found out too.
"""

import os
import sys
from pathlib import Path

NETWORK = frozenset(
    {
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.getnameinfo",
        "socket.sendmsg",
        "socket.sendto",
    }
)


def refuse(event, arguments):
    """Refuse and write down whatever would reach the network."""
    if event not in NETWORK:
        return
    address = arguments[-1]
    # A local socket between a process and its workers, named by a path, is not the network.
    if event in {"socket.bind", "socket.connect"} and isinstance(address, (str, bytes)):
        return
    with Path(os.environ["PLANAUDIT_NETWORK_LOG"]).open("a") as log:
        log.write(event + "\n")
    raise PermissionError("the network is closed to this test")


sys.addaudithook(refuse)
