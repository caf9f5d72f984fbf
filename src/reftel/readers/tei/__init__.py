"""Documents in TEI: the volumes of Foreign Relations of the United States, and others that are marked up like them."""
