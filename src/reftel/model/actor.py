"""Ids of actors: "PER", "PER/air-force", "NATO"."""


def state_of(actor: str) -> str:
    """The state or bloc whose organ an actor is; a state is its own."""
    return actor.split("/")[0]


def is_state(actor: str) -> bool:
    """True for the id of a state or of a state's organ."""
    head = state_of(actor)
    return len(head) == 3 and head.isalpha() and head.isupper()
