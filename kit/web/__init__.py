"""Flask helpers shared by the public site and the back office."""
