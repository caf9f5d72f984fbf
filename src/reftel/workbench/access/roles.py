"""What each role may do: one table of permissions by address.

A page may be read by every user. A deed (POST) may be done by those whose role it names here, and what is not named
here nobody may do: **a new deed needs its line in `_DEEDS`**, a page that is not for readers one in `_PAGES`.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, get_args

from starlette.routing import compile_path

Role = Literal["reader", "reviewer", "editor"]
ROLES: tuple[Role, ...] = get_args(Role)
"""From the one who may least to the one who may most: each may what those before it may."""

OPEN = ("/login",)
"""Addresses that need no login; files of style and programs are open too."""

_PAGES: Mapping[str, Role] = {"/claims/{claim}/correct": "reviewer", "/documents/{sha256}/add": "reviewer"}
_DEEDS: Mapping[str, Role] = {
    "/logout": "reader",
    "/reviewer": "reviewer",
    "/claims/{claim}/accept": "reviewer",
    "/claims/{claim}/reject": "reviewer",
    "/claims/{claim}/correct": "reviewer",
    "/documents/{sha256}/add": "reviewer",
    "/judgements/{judgement}/withdraw": "reviewer",
    "/events/compare": "reviewer",
    "/events/group": "editor",
    "/check/again": "editor",
    "/uploads": "editor",
    "/uploads/{upload}/cancel": "editor",
    "/queue/weigh": "reviewer",
    "/sources/grade": "reviewer",
}


def role_for(method: str, path: str) -> Role | None:
    """The least role that may ask this of an address; None where nobody may."""
    is_page = method in ("GET", "HEAD")
    role = next((role for pattern, role in _patterns(is_page) if pattern.match(path)), None)
    return role or ("reader" if is_page else None)


def is_enough(role: Role, needed: Role | None) -> bool:
    """True where a role may what needs that one."""
    return needed is not None and ROLES.index(role) >= ROLES.index(needed)


def may(role: Role | None, address: str, method: str = "POST") -> bool:
    """True where this role may do the deed at an address, written as in the table; all may where there are no users."""
    return role is None or is_enough(role, role_for(method, address))


@cache
def _patterns(pages: bool) -> tuple[tuple[re.Pattern[str], Role], ...]:
    table = _PAGES if pages else _DEEDS
    return tuple((compile_path(address)[0], role) for address, role in table.items())
