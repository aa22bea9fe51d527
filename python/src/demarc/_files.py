"""Files that appear whole or not at all."""

import os
import tempfile
from typing import Any, Union

from ._errors import DemarcError

Path = Union[str, "os.PathLike[str]"]


class WholeFile:
    """A file that is written beside its place, and takes it by ``commit``; without, nothing is left of it."""

    def __init__(self, target: Path) -> None:
        # What a link names is written, and not the link.
        self._target = os.path.realpath(os.fspath(target))
        if os.path.exists(self._target) and not os.path.isfile(self._target):
            raise DemarcError(f"{target}: is no regular file; name a file", 73)
        try:
            handle, self.temporary = tempfile.mkstemp(dir=os.path.dirname(self._target), prefix=".demarc-")
        except OSError as error:
            raise DemarcError(f"{target}: cannot be created ({error.strerror}); name another place", 73) from None
        os.close(handle)
        # As open to others as any file that this process makes.
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(self.temporary, 0o666 & ~mask)

    def __enter__(self) -> "Any":
        return self

    def __exit__(self, *_: Any) -> None:
        if os.path.exists(self.temporary):
            os.unlink(self.temporary)

    def commit(self) -> None:
        os.replace(self.temporary, self._target)
