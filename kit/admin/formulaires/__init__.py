"""Forms of documents, made from their classes: what to ask, how to read it, where it goes."""
