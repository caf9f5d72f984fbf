"""The records: what a document, a sentence, a mention and a claim are. Pure data, no input or output."""
