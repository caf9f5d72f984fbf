"""Web pages: what is the document on a page, and what is around it."""
