"""The texts of a ledger, each loaded when it is asked for: together they may be more than memory holds."""

from collections.abc import Collection, Iterator, Mapping
from typing import Protocol

from reftel.model.source import Page


class _Holder(Protocol):
    def page(self, sha256: str) -> Page: ...


class Pages(Mapping[str, Page]):
    """The pages of documents by their sha256."""

    def __init__(self, store: _Holder, documents: Collection[str]) -> None:
        self._store, self._documents = store, documents

    def __getitem__(self, sha256: str) -> Page:
        if sha256 not in self._documents:
            raise KeyError(sha256)
        return self._store.page(sha256)

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)
