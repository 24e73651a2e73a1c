"""What the machine refuses, in Danish: Python and the engines say it in English."""

import errno

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

_REASONS = {
    errno.ENOENT: "filen eller mappen findes ikke",
    errno.EACCES: "du har ikke lov",
    errno.EPERM: "du har ikke lov",
    errno.EISDIR: "det er en mappe, ikke en fil",
    errno.ENOTDIR: "en del af stien er en fil, ikke en mappe",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.EROFS: "dér kan man kun læse",
    errno.EIO: "disken svarer med en fejl",
    errno.EADDRINUSE: "den er i brug",
    errno.EADDRNOTAVAIL: "adressen hører ikke til denne maskine",
    **dict.fromkeys(NO_ROOM, "der er ikke plads på disken"),
}


def why(error: OSError) -> str:
    """The reason as the end of a sentence; one that we have no words for stays as the machine says it."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
