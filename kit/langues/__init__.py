"""Languages: what each one is, its interface catalog, its formats, its direction."""
