"""How the syntax models that the package ships are made from treebanks."""
