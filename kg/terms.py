"""The namespaces that the graph is written in. The terms themselves are defined in `ontology/`."""

from types import MappingProxyType

ONTOLOGY = "https://w3id.org/games-kg/ns"
G = "https://w3id.org/games-kg/ns#"
C = "https://w3id.org/games-kg/code#"
BASE = "https://w3id.org/games-kg/id/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEMA = "https://schema.org/"
DCTERMS = "http://purl.org/dc/terms/"
VOID = "http://rdfs.org/ns/void#"

PREFIXES = MappingProxyType(
    {
        "g": G,
        "c": C,
        "id": BASE,
        "rdf": RDF,
        "rdfs": RDFS,
        "owl": OWL,
        "xsd": XSD,
        "skos": SKOS,
        "schema": SCHEMA,
        "dcterms": DCTERMS,
        "void": VOID,
    }
)
