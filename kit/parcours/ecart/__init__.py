"""What a new version changes for people: both versions walked in step."""
