"""The small files that machines look for: robots.txt and security.txt."""

from datetime import UTC, datetime, time, timedelta

from kit.adresses import Adresses
from kit.content.site import Site

VALIDITE = timedelta(days=180)
"""How far ahead security.txt says that it may be believed; RFC 9116 asks for less than a year."""


def build_robots(site: Site, adresses: Adresses) -> str:
    """What search engines may read: nothing while the site is the example (RFC 9309)."""
    if site.exemple:
        return "User-agent: *\nDisallow: /\n"
    lignes = [
        "User-agent: *",
        f"Disallow: {adresses.prefixe}/admin/",
        f"Allow: {adresses.racine()}",
    ]
    if adresses.base:
        lignes += ["", f"Sitemap: {adresses.base}{adresses.sitemap()}"]
    return "\n".join(lignes) + "\n"


def build_security(site: Site, adresses: Adresses, maintenant: datetime) -> str | None:
    """Whom to tell about a weakness (RFC 9116); None when nobody is named.

    The end of validity moves by whole days, so that the file is the same all day long.
    """
    if site.contact_securite is None:
        return None
    fin = datetime.combine(maintenant.astimezone(UTC).date() + VALIDITE, time.min, UTC)
    lignes = [
        f"Contact: {site.contact_securite}",
        f"Expires: {fin:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: fr, en",
    ]
    if adresses.base:
        lignes.append(f"Canonical: {adresses.base}{adresses.securite()}")
    return "\n".join(lignes) + "\n"
