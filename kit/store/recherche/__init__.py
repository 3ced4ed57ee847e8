"""The search among what readers are offered: an index made from the catalogue, in memory."""
