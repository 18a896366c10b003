"""The reference of the API, from its OpenAPI description to what a page shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from nlp.errors import AssisesError
from service.problems import TITLES, status_of_class

METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of an operation."""

    name: str
    place: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One method of one path, as a reader needs it."""

    method: str
    path: str
    summary: str
    paragraphs: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    answers: tuple[tuple[str, str], ...]
    example: str


def operations(document: Mapping[str, Any]) -> dict[str, list[Operation]]:
    """Return the operations of an OpenAPI document by tag, in the order of the document."""
    groups: dict[str, list[Operation]] = {}
    for path, item in document["paths"].items():
        for method in [one for one in METHODS if one in item]:
            tag = item[method].get("tags", ["Service"])[0]
            found = _operation(method, path, item[method])
            body = tuple(_body(item[method], document["components"]["schemas"]))
            groups.setdefault(tag, []).append(replace(found, parameters=found.parameters + body))
    return groups


def _operation(method: str, path: str, found: Mapping[str, Any]) -> Operation:
    answers = found["responses"].items()
    return Operation(
        method=method.upper(),
        path=path,
        summary=found.get("summary", ""),
        paragraphs=tuple(_paragraphs(found.get("description", ""))),
        parameters=tuple(_parameter(one) for one in found.get("parameters", ())),
        answers=tuple((status, one["description"]) for status, one in answers),
        example=_example(method, path),
    )


def _paragraphs(text: str) -> Iterator[str]:
    for part in text.split("\n\n"):
        if part.strip():
            yield " ".join(part.split())


def _parameter(found: Mapping[str, Any]) -> Parameter:
    place = {"path": "adresse", "query": "paramètre", "header": "en-tête"}[found["in"]]
    description = found.get("description") or found.get("schema", {}).get("description", "")
    return Parameter(
        name=found["name"],
        place=place,
        required=found.get("required", False),
        description=description,
    )


def _body(found: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterator[Parameter]:
    """Yield the fields of the body of an operation, of a form or of JSON."""
    for media, content in found.get("requestBody", {}).get("content", {}).items():
        options = [content["schema"], *content["schema"].get("anyOf", ())]
        names = [one["$ref"].rsplit("/", maxsplit=1)[-1] for one in options if "$ref" in one]
        place = "formulaire" if "form" in media else "corps JSON"
        for name in names:
            yield from _fields(schemas[name], place)


def _fields(schema: Mapping[str, Any], place: str) -> Iterator[Parameter]:
    for name, field in schema.get("properties", {}).items():
        yield Parameter(
            name=name,
            place=place,
            required=name in schema.get("required", ()),
            description=field.get("description", ""),
        )


SAMPLES = {
    "{consultation}": "securite-2020",
    "{code}": "02",
    "{theme}": "t01",
}


def _example(method: str, path: str) -> str:
    for name, value in SAMPLES.items():
        path = path.replace(name, value)
    option = "" if method == "get" else f" -X {method.upper()}"
    return f'curl{option} -H "Authorization: Bearer $JETON" http://127.0.0.1:8000{path}'


def known_problems() -> list[tuple[str, int, str]]:
    """Return slug, status and title of every error of the project, by slug."""
    import data.errors  # noqa: F401  imported so that its errors are among the subclasses

    found = {f"http-{status}": status for status in (400, 404, 405, 415)}
    found |= {"demande-invalide": 422, "envoi-trop-gros": 413, "erreur-interne": 500}
    found |= {kind.slug: status_of_class(kind) for kind in _below(AssisesError)}
    return [(slug, status, TITLES.get(status, "Erreur")) for slug, status in sorted(found.items())]


def _below(kind: type[AssisesError]) -> Iterator[type[AssisesError]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)
