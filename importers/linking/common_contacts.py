"""Contacts that belong to nobody in particular: a municipality's own site and mailbox, a site that everybody has a page on."""

from functools import cache, lru_cache

from graphmodel.catalogue import fold
from graphmodel.reference import load_reference

_SHORT_FORMS = frozenset({"kk", "rksk", "fmk", "ltk", "htk", "brk", "egekom"})
"""What the sites of some municipalities are called that do not go by their names."""
_EVERYBODYS = frozenset(
    {"facebook", "fb", "instagram", "linkedin", "youtube", "google", "linktr", "borger", "rm", "rsyd", "rn", "regionh"}
)
_MAILBOXES = frozenset(
    {"post", "info", "mail", "kontakt", "kommune", "kommunen", "raadhus", "raadhuset", "borgerservice", "hovedpost"}
)


@lru_cache(50_000)
def is_common(form: str) -> bool:
    """Whether a contact, in the form that contacts are compared in, says nothing of whose it is.

    >>> is_common("web:odense.dk/unge"), is_common("web:www2.solrod.dk"), is_common("web:klubbolbro.dk"), is_common("web:facebook.com")
    (True, True, False, True)
    >>> is_common("email:post@odense.dk"), is_common("email:ungehuset@odense.dk"), is_common("phone:66111111")
    (True, False, False)
    """
    kind, _, value = form.partition(":")
    if kind == "web":
        host, _, page = value.partition("/")
        return is_of_municipality(host) or (not page and _stem(host) in _EVERYBODYS)
    name, _, host = value.partition("@")
    is_box = fold(name) in _MAILBOXES or is_of_municipality(f"{name}.dk")
    return kind == "email" and is_box and is_of_municipality(host)


def is_of_municipality(host: str) -> bool:
    """Whether a host is a municipality's own.

    >>> is_of_municipality("ringkoebing-skjern.dk"), is_of_municipality("faxekommune.dk"), is_of_municipality("lyset-odense.dk")
    (True, True, False)
    """
    return host.endswith(".dk") and _stem(host) in _stems()


def _stem(host: str) -> str:
    """What a host is called, without where it is and what it serves."""
    parts = host.split(":", maxsplit=1)[0].split(".")
    return fold(parts[-2]).replace(" ", "") if len(parts) > 1 else ""


@cache
def _stems() -> frozenset[str]:
    """What the sites of municipalities are called: their names in the spellings that addresses have, with or without the word."""
    names = {fold(municipality.name).replace(" ", "") for municipality in load_reference().municipalities.values()}
    names |= {name.removesuffix("s") for name in names}
    names |= {name.replace("oe", "o") for name in names}
    return frozenset({*_SHORT_FORMS, *names, *(f"{name}kommune" for name in names)})
