"""What goes wrong, as one exception."""


class DemarcError(ValueError):
    """A call that failed. The message is one sentence: what, where, and what to do.

    Attributes:
        code: As the command's exit status: 64 for an argument that means nothing here, 65 for bad data, 66 for a file that
            is not there, 70 for a fault of demarc's own, 73 and 74 for an output that cannot be written.
    """

    def __init__(self, message: str, code: int = 64) -> None:
        super().__init__(message)
        self.code = code
