"""What is kept: documents, revisions, publications, translations, and the catalogue of readers."""
