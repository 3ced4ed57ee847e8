"""Documents as one reader sees them, on the screen and on paper: frozen views."""
