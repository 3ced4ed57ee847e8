"""From documents to what people see: passages, rich text, pictograms, templates."""
