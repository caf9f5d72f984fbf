"""PDFs: text with its order and places, and scanned pages by character recognition."""
