"""What builds the wheel; not part of it."""
