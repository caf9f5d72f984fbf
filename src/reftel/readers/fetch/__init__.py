"""Documents from the web: what an address gives, with what the server said of it."""
