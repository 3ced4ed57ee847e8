"""The sheets as files of a word processor, that agents edit."""
