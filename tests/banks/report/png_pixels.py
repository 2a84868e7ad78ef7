"""The pixels of a PNG of eight bits a channel, without interlacing: what the W3C's specification of PNG says."""

from __future__ import annotations

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {2: 3, 6: 4}


def pixels(png: bytes) -> NDArray[np.uint8]:
    """Rows, columns and channels; red, green, blue and what covers."""
    assert png.startswith(SIGNATURE)
    chunks: dict[bytes, bytes] = {}
    at = len(SIGNATURE)
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        name = png[at + 4 : at + 8]
        chunks[name] = chunks.get(name, b"") + png[at + 8 : at + 8 + size]
        at += 12 + size
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert depth == 8 and not interlaced
    channels = CHANNELS[colour]
    found = _unfiltered(zlib.decompress(chunks[b"IDAT"]), height, width * channels, channels)
    return found.reshape(height, width, channels)


def _unfiltered(data: bytes, rows: int, size: int, step: int) -> NDArray[np.uint8]:
    lines = np.frombuffer(data, dtype=np.uint8).reshape(rows, size + 1)
    found = np.zeros((rows, size), dtype=np.uint8)
    above = np.zeros(size, dtype=np.uint8)
    for row, (kind, *_) in enumerate(lines[:, :1]):
        above = found[row] = _line(int(kind), lines[row, 1:], above, step)
    return found


def _line(kind: int, line: NDArray[np.uint8], above: NDArray[np.uint8], step: int) -> NDArray[np.uint8]:
    """A row of bytes: what stands there and what its filter took off, the byte above or on the left."""
    if kind == 0:
        return line
    if kind == 1:
        return np.cumsum(line.reshape(-1, step), axis=0, dtype=np.uint8).reshape(-1)
    if kind == 2:
        return line + above
    own, over = line.tolist(), above.tolist()
    for at in range(len(own)):
        left, corner = (own[at - step], over[at - step]) if at >= step else (0, 0)
        own[at] = (own[at] + (_paeth(left, over[at], corner) if kind == 4 else (left + over[at]) // 2)) % 256
    return np.array(own, dtype=np.uint8)


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda near: abs(guess - near))
