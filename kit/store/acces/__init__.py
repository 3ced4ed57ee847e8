"""Who may enter the back office: accounts, one-time links, sessions, and what slows guessing."""
