"""The head that decides what a phrase is about, and whether the phrase is military."""

from reftel.claims.scene import Scene


def is_military(scene: Scene, i: int) -> bool:
    """True where the phrase at `i` holds a military modifier or names materiel."""
    military = scene.words.military
    return any(
        scene.token(k).lemma in military or scene.token(k).text.lower() in military or k in scene.materiel_at
        for k in scene.phrase(i)
    )


def lemma_of(scene: Scene, i: int) -> str:
    """The lemma that decides the class: of "hundreds of rifles" and "a cargo of rifles" it is that of the rifles."""
    return scene.token(inner_of(scene, i)).lemma


def inner_of(scene: Scene, i: int) -> int:
    """What a word that only measures stands for: of "a cargo of rifles" and "four of the rifles" the rifles."""
    token = scene.token(i)
    counting = token.pos == "NUM" or token.feat("NumType") == "Ord"
    arms = scene.materiel_at.get(i)
    named = arms is not None and arms.designator is not None  # A "Type 59" is no type of anything.
    if (token.lemma in scene.words.sets["containers"] and not named) or (counting and arms is None):
        for child in scene.functions(i).get("of", ()):
            return child
    return i
