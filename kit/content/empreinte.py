"""The canonical form of a document and its fingerprint."""

import hashlib
import json
from typing import Any

from kit.content.document import Document


def dump_document(document: Document) -> dict[str, Any]:
    """The document as plain data, in the order of the class: only what is not a default."""
    return document.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def canonical_json(document: Document) -> str:
    """The bytes that are stored and hashed: the same document always gives the same text."""
    return json.dumps(
        dump_document(document), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def empreinte(document: Document) -> str:
    """SHA-256 of the canonical form, 64 hexadecimal signs."""
    return empreinte_json(canonical_json(document))


def empreinte_json(contenu: str) -> str:
    """SHA-256 of a canonical form already at hand."""
    return hashlib.sha256(contenu.encode()).hexdigest()
