"""YAML without surprises: no alias, no repeated key, no hour read as a number, no tag."""

import re
from typing import Any

import yaml

_BOOL = re.compile(r"^(?:true|false)$")
_INT = re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$")
_FLOAT = re.compile(r"^[-+]?[0-9]+\.[0-9]+$")
_NULL = re.compile(r"^(?:null|~|)$")
_DATE = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")


class YamlError(ValueError):
    """The text is not YAML that the kit accepts; the message is French."""


class _Loader(yaml.SafeLoader):
    """SafeLoader with the few scalar forms that packs use."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            ligne = self.get_mark().line + 1
            raise YamlError(f"ligne {ligne} : les alias (« * ») ne sont pas acceptés.")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        seen: set[str] = set()
        for key_node, _value in node.value:
            key = str(key_node.value)
            if key in seen:
                line = key_node.start_mark.line + 1
                raise YamlError(f"ligne {line} : le champ « {key} » est écrit deux fois.")
            seen.add(key)
        return super().construct_mapping(node, deep)


for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:bool", _BOOL, "tf"),
    ("tag:yaml.org,2002:int", _INT, "-+0123456789"),
    ("tag:yaml.org,2002:float", _FLOAT, "-+0123456789"),
    ("tag:yaml.org,2002:null", _NULL, ["n", "~", ""]),
    ("tag:yaml.org,2002:timestamp", _DATE, "0123456789"),
):
    _Loader.add_implicit_resolver(_tag, _pattern, list(_first))


class _Dumper(yaml.SafeDumper):
    """SafeDumper that indents lists under their field, for people."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        super().increase_indent(flow, indentless=False)


def load_yaml(texte: str) -> Any:  # noqa: ANN401 - plain data of any shape
    """Parse one YAML document. Raises YamlError with the line."""
    try:
        return yaml.load(texte, Loader=_Loader)  # noqa: S506 - the loader is a SafeLoader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise YamlError(
            f"ligne {line} : ce n’est pas du YAML correct, "
            "vérifiez l’alignement, les deux-points et les guillemets."
        ) from None
    except yaml.YAMLError:
        raise YamlError("ce fichier contient des signes qui ne sont pas du texte.") from None
    except RecursionError:
        raise YamlError("ce fichier est imbriqué trop profondément.") from None
    except ValueError as error:
        if isinstance(error, YamlError):
            raise
        raise YamlError("une date n’existe pas dans le calendrier.") from None


def dump_yaml(data: object) -> str:
    """Write plain data as YAML that people can edit."""
    return yaml.dump(
        data,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=96,
        default_flow_style=False,
    )
