"""The clock: the only place where the kit asks what time it is."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Protocol
from zoneinfo import ZoneInfo


class Horloge(Protocol):
    """Anything that tells the time, always in UTC."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class HorlogeSysteme:
    """The clock of the machine."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)


@dataclass
class HorlogeFixe:
    """A clock that stands still, for tests and previews."""

    instant: datetime

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.instant


def local_day(instant: datetime, fuseau: str) -> date:
    """The calendar day of an instant in a time zone (IANA name)."""
    return instant.astimezone(ZoneInfo(fuseau)).date()


def start_of_day(jour: date, fuseau: str) -> datetime:
    """The instant, in UTC, at which a calendar day begins in a time zone."""
    return datetime.combine(jour, time.min, ZoneInfo(fuseau)).astimezone(UTC)
