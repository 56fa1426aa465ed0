"""What a process is told and answers on a line to another, with open pipes beside the words."""

import json
import socket
import struct
from typing import Any

SIZE = struct.Struct("!I")


def receive(line: socket.socket) -> tuple[Any, list[int]]:
    """What is asked, and the pipes that came with it; nothing once the other end was closed."""
    head, pipes, _flags, _address = socket.recv_fds(line, SIZE.size, 3)
    if not head:
        return None, pipes
    size, said = SIZE.unpack(head)[0], b""
    while len(said) < size:
        said += line.recv(size - len(said))
    return json.loads(said), pipes


def send(line: socket.socket, said: Any, pipes: list[int]) -> None:
    body = json.dumps(said).encode()
    socket.send_fds(line, [SIZE.pack(len(body))], pipes)
    line.sendall(body)
