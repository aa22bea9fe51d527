"""What the library says, to the caller's function or to the log."""

from typing import Callable, Iterable, Optional

_WARNINGS = ("warning:", "suspicious:")


def tell(notes: Iterable[str], note: Optional[Callable[[str], None]]) -> None:
    """Sentences to a function, or else to the logger ``demarc``: warnings where a row looks mistaken, else infos."""
    import logging

    log = logging.getLogger("demarc")
    for sentence in notes:
        if note is not None:
            note(sentence)
        elif any(word in sentence for word in _WARNINGS):
            log.warning(sentence)
        else:
            log.info(sentence)
