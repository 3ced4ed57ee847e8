"""Draws the CC0 pictogram bank of the kit, one small SVG file per pictogram."""
