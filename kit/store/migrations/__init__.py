"""Alembic migrations: one folder per base, one environment for both."""
