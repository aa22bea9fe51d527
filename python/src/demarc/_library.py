"""The shared library: where it is, what its functions take, and how their errors become exceptions.

ctypes releases Python's lock while a function runs, so that threads run side by side.
"""

import ctypes
import os
import threading
from ctypes import POINTER, byref, c_char_p, c_double, c_int, c_size_t, c_ssize_t, c_uint8, c_void_p
from typing import Any, Callable, Iterable, Optional, Tuple

from ._errors import DemarcError

READ = ctypes.CFUNCTYPE(c_ssize_t, c_void_p, POINTER(c_uint8), c_size_t)
WRITE = ctypes.CFUNCTYPE(c_int, c_void_p, POINTER(c_uint8), c_size_t)

_texts = POINTER(c_char_p)
_handle = POINTER(c_void_p)
_signatures = {
    "demarc_version": (c_void_p, []),
    "demarc_free": (None, [c_void_p]),
    "demarc_error_code": (c_int, [c_void_p]),
    "demarc_error_message": (c_char_p, [c_void_p]),
    "demarc_error_free": (None, [c_void_p]),
    "demarc_zone_open": (c_int, [c_char_p, _handle, _handle, _handle]),
    "demarc_zone_read": (c_int, [c_char_p, c_size_t, c_char_p, _handle, _handle, _handle]),
    "demarc_zone_build": (c_int, [c_char_p, c_char_p, c_size_t, _texts, _handle, _handle, _handle]),
    "demarc_zone_geojson": (c_int, [c_void_p, _handle, POINTER(c_size_t), _handle]),
    "demarc_zone_save": (c_int, [c_void_p, c_char_p, _handle]),
    "demarc_zone_verify": (c_int, [c_void_p, POINTER(c_int), _handle, POINTER(c_size_t), _handle]),
    "demarc_zone_area": (c_int, [c_void_p, c_char_p, POINTER(c_double), _handle]),
    "demarc_zone_free": (None, [c_void_p]),
    "demarc_judge_make": (c_int, [c_void_p, _texts, _handle, _handle]),
    "demarc_judge_verdicts": (c_int, [c_void_p, c_void_p, c_void_p, c_size_t, c_void_p, _handle]),
    "demarc_judge_places": (c_int, [c_void_p, c_void_p, c_void_p, c_size_t] + [c_void_p] * 5 + [_handle]),
    "demarc_judge_assess": (c_int, [c_void_p, c_void_p, c_void_p, c_void_p, c_size_t] + [c_void_p] * 4 + [_handle]),
    "demarc_judge_arrow": (c_int, [c_void_p] * 5 + [_handle]),
    "demarc_judge_free": (None, [c_void_p]),
    "demarc_check": (c_int, [c_void_p, c_char_p, READ, c_void_p, _texts, WRITE, c_void_p, _handle, _handle]),
    "demarc_monitor": (c_int, [c_char_p, c_char_p, READ, c_void_p, _texts, WRITE, c_void_p, _handle, _handle]),
    "demarc_area": (
        c_int, [c_char_p, c_char_p, c_size_t, _texts, _handle, POINTER(c_size_t), _handle, _handle]),
}

_lock = threading.Lock()
_loaded: Optional[ctypes.CDLL] = None


def _paths() -> Iterable[str]:
    """The library of this wheel, unless the environment names another, or else the system's."""
    named = os.environ.get("DEMARC_LIBRARY")
    if named:
        return [named]
    beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib", "libdemarc.so.1")
    return [beside] if os.path.exists(beside) else ["libdemarc.so.1"]


def library() -> ctypes.CDLL:
    """The library, loaded once."""
    global _loaded
    if _loaded is None:
        with _lock:
            if _loaded is None:
                for path in _paths():
                    try:
                        found = ctypes.CDLL(path)
                    except OSError as error:
                        raise ImportError(
                            f"the library of demarc cannot be loaded ({error}); install the wheel, or name it by"
                            " DEMARC_LIBRARY") from error
                for name, (result, arguments) in _signatures.items():
                    function = getattr(found, name)
                    function.restype, function.argtypes = result, arguments
                _loaded = found
    return _loaded


def call(name: str, *arguments: Any) -> None:
    """Calls a function, whose last argument is the place for its error."""
    lib = library()
    error = c_void_p()
    code = getattr(lib, name)(*arguments, byref(error))
    if code == 0:
        return
    try:
        message = (lib.demarc_error_message(error) or b"").decode("utf-8", "replace")
    finally:
        lib.demarc_error_free(error)
    raise DemarcError(_in_python(message), code)


def _in_python(message: str) -> str:
    """Options of the command by the names of arguments: ``--line-accuracy`` is ``line_accuracy``."""
    import re

    return re.sub(r"--([a-z]+(?:-[a-z]+)*)", lambda option: option[1].replace("-", "_"), message)


def taken(text: c_void_p, size: Optional[int] = None) -> bytes:
    """The bytes of a text of the library, which is freed."""
    if not text:
        return b""
    try:
        return ctypes.string_at(text) if size is None else ctypes.string_at(text, size)
    finally:
        library().demarc_free(text)


def options(values: "dict[str, Any]") -> Any:
    """Options as the library takes them: None is left out, ``join_tolerance`` is ``join-tolerance``."""
    texts = []
    for name, value in values.items():
        if value is None or value is False:
            continue
        if value is True:
            value = "true"
        elif isinstance(value, os.PathLike):
            value = os.fspath(value)
        texts += [name.replace("_", "-").encode(), _plain(str(value), name)]
    return (c_char_p * (len(texts) + 1))(*texts, None)


def path_bytes(path: Any) -> bytes:
    """A path, which must not hold a zero byte."""
    return _plain(os.fsdecode(os.fspath(path)), "path")


def _plain(text: str, name: str) -> bytes:
    if "\0" in text:
        raise DemarcError(f"{name}: the text holds a zero byte; remove it")
    return text.encode("utf-8", "surrogateescape")


def run_table(
    call_it: Callable[[Any, Any, Any], None], pieces: Iterable[bytes], take: Callable[[bytes], None]
) -> "list[str]":
    """Gives a table to the library in pieces, and takes what it writes; returns what it says.

    What the caller's functions raise is raised here.
    """
    raised: "list[BaseException]" = []
    left = [memoryview(b"")]
    source = iter(pieces)

    def read(_context: Any, buffer: Any, room: int) -> int:
        try:
            while not left[0]:
                left[0] = memoryview(next(source))
            piece, left[0] = left[0][:room], left[0][room:]
            ctypes.memmove(buffer, bytes(piece), len(piece))
            return len(piece)
        except StopIteration:
            return 0
        except BaseException as error:  # it cannot pass through the library
            raised.append(error)
            return -1

    def write(_context: Any, bytes_: Any, size: int) -> int:
        try:
            take(ctypes.string_at(bytes_, size))
            return 0
        except BaseException as error:  # it cannot pass through the library
            raised.append(error)
            return 1

    notes = c_void_p()
    try:
        call_it(READ(read), WRITE(write), byref(notes))
    except DemarcError:
        if raised:
            raise raised[0] from None
        raise
    return sentences(notes)


def sentences(notes: c_void_p) -> "list[str]":
    """The sentences of a text, which is freed."""
    return [line for line in taken(notes).decode("utf-8", "replace").split("\n") if line]


