"""What a harvester asks: a verb and its arguments, each once and none that the verb does not know."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from .errors import BAD_ARGUMENT, BAD_VERB, ProtocolError

TOKEN = "resumptionToken"  # noqa: S105  the name of an argument
LIST = ("from", "until", "set", "metadataPrefix")


@dataclass(frozen=True)
class Verb:
    """`resumes`: it may be asked by a token, then by nothing else."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    resumes: bool = False


VERBS: Mapping[str, Verb] = {
    "Identify": Verb(),
    "ListMetadataFormats": Verb(optional=("identifier",)),
    "ListSets": Verb(resumes=True),
    "ListIdentifiers": Verb(("metadataPrefix",), ("from", "until", "set"), resumes=True),
    "ListRecords": Verb(("metadataPrefix",), ("from", "until", "set"), resumes=True),
    "GetRecord": Verb(("identifier", "metadataPrefix")),
}


@dataclass(frozen=True)
class OaiRequest:
    verb: str
    arguments: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.arguments.get(name, "")


def request_in(fields: QueryDict) -> OaiRequest:
    verbs = fields.getlist("verb")
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise ProtocolError(BAD_VERB, f"Ask one verb of {', '.join(VERBS)}.")
    arguments = {name: values for name, values in fields.lists() if name != "verb"}
    if repeated := [name for name, values in arguments.items() if len(values) != 1]:
        raise ProtocolError(BAD_ARGUMENT, f"Given more than once: {_names(repeated)}.")
    query = OaiRequest(verbs[0], {name: values[0] for name, values in arguments.items()})
    _demand_known(query, VERBS[query.verb])
    return query


def _demand_known(query: OaiRequest, verb: Verb) -> None:
    names = set(query.arguments)
    if verb.resumes and TOKEN in names:
        if names != {TOKEN}:
            raise ProtocolError(BAD_ARGUMENT, f"{TOKEN} is asked alone.")
        return
    if unknown := names - {*verb.required, *verb.optional}:
        raise ProtocolError(BAD_ARGUMENT, f"{query.verb} does not know {_names(unknown)}.")
    if missing := [name for name in verb.required if not query[name]]:
        raise ProtocolError(BAD_ARGUMENT, f"{query.verb} needs {_names(missing)}.")
    if empty := [name for name in query.arguments if not query[name]]:
        raise ProtocolError(BAD_ARGUMENT, f"Empty: {_names(empty)}.")
    if unfit := [name for name, value in query.arguments.items() if "\x00" in value]:
        raise ProtocolError(BAD_ARGUMENT, f"Not a text: {_names(unfit)}.")


def _names(names: object) -> str:
    """Those that the protocol has; what else was sent is not said again."""
    known = {"identifier", "metadataPrefix", "from", "until", "set", TOKEN}
    listed = sorted(name for name in names if name in known)  # type: ignore[attr-defined]
    return ", ".join(listed) or "an argument that was sent"
