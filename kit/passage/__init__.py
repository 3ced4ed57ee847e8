"""The slips of the counter: what an address says, and nothing else; no library."""
