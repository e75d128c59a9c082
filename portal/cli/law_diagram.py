"""The diagram as a picture: DOT text, the SVG that `dot` draws from it, and what the SVG shows."""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import graphviz

from portal.cli.stop import Stop
from portal.law.diagram import Diagram, Node
from portal.law.estimate import Law
from portal.law.model import Outcome

TITLE = "The questions and outcomes of the law"
FONT = "sans-serif"
SVG = "{http://www.w3.org/2000/svg}"
QUESTION = {"shape": "box", "style": "filled", "fillcolor": "#ffffff"}
OUTCOME = {"shape": "box", "style": "rounded,filled", "fillcolor": "#e8f0f8"}

Shown = Counter[tuple[str, ...]]
"""What a drawing shows: the title of each node and edge, with the lines of its label."""


def _name(number: int, diagram: Diagram) -> str:
    node = diagram.nodes[number]
    match node:
        case Outcome(relief, route):
            return f"{relief} {route}"
        case Node(fact):
            return f"{diagram.facts[fact].id} {number}"


def _label(number: int, diagram: Diagram) -> tuple[str, ...]:
    node = diagram.nodes[number]
    match node:
        case Outcome(relief, route):
            return str(relief), str(route)
        case Node(fact):
            return (diagram.facts[fact].id,)


def _edges(diagram: Diagram) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield each edge as parent, child and the values that lead there."""
    for number, node in enumerate(diagram.nodes):
        if isinstance(node, Node):
            values = diagram.facts[node.fact].values
            for child in dict.fromkeys(node.children):
                pairs = zip(values, node.children, strict=True)
                yield number, child, tuple(value for value, to in pairs if to == child)


def _graph(law: Law) -> graphviz.Digraph:
    diagram = law.diagram
    graph = graphviz.Digraph(
        "law",
        graph_attr={"rankdir": "LR", "ranksep": "1.2", "nodesep": "0.15", "fontname": FONT},
        node_attr={"fontname": FONT, "fontsize": "14", "color": "#333333"},
        edge_attr={"fontname": FONT, "fontsize": "11", "color": "#555555"},
    )
    for number, node in enumerate(diagram.nodes):
        look = QUESTION if isinstance(node, Node) else OUTCOME
        graph.node(_name(number, diagram), "\\n".join(_label(number, diagram)), **look)
    for parent, child, values in _edges(diagram):
        graph.edge(_name(parent, diagram), _name(child, diagram), "\\n".join(values))
    return graph


def dot_text(law: Law) -> str:
    """Return the diagram as DOT."""
    return str(_graph(law).source)


def _description(law: Law) -> str:
    return (
        f"{law.diagram.inner} questions, from left to right, lead by their answers to "
        f"{len(law.diagram.outcomes)} outcomes, each a relief and a route. "
        "The same is written row by row in paths.csv."
    )


def svg_text(law: Law) -> str:
    """Return the diagram as SVG, drawn by `dot`; Stop if it is not installed."""
    try:
        drawn = str(_graph(law).pipe(format="svg", encoding="utf-8"))
    except graphviz.ExecutableNotFound as error:
        raise Stop(
            "diagram.svg",
            found="no program `dot` on the PATH",
            expected="Graphviz, which draws the diagram",
            cure="install it (Debian: apt-get install graphviz), or use --check, which needs none",
        ) from error
    except graphviz.CalledProcessError as error:
        raise Stop(
            "diagram.svg",
            found=f"`dot` failed: {error}",
            expected="a drawing",
            cure="run `dot -Tsvg` on diagram.dot to see why",
        ) from error
    bare = re.sub(r"<!--.*?-->\n?", "", drawn[drawn.index("<svg ") :], flags=re.DOTALL)
    words = f"<title>{TITLE}</title>\n<desc>{_description(law)}</desc>\n"
    return re.sub(r"<svg ([^>]*)>\n", rf'<svg role="img" \1>\n{words}', bare, count=1)


def shown_by(law: Law) -> Shown:
    """Return what a drawing of this law must show."""
    diagram = law.diagram
    nodes = ((_name(n, diagram), *_label(n, diagram)) for n in range(len(diagram.nodes)))
    edges = (
        (f"{_name(parent, diagram)}->{_name(child, diagram)}", *values)
        for parent, child, values in _edges(diagram)
    )
    return Counter([("svg", TITLE, _description(law)), *nodes, *edges])


def shown_in(svg: str) -> Shown:
    """Return what an SVG drawing shows, wherever it is placed; nothing if it is not XML."""
    try:
        root = ET.fromstring(svg)  # noqa: S314 - the committed drawing
    except ET.ParseError:
        return Counter()
    words = ("svg", root.findtext(f"{SVG}title", ""), root.findtext(f"{SVG}desc", ""))
    groups = (g for g in root.iter(f"{SVG}g") if g.get("class") in {"node", "edge"})
    return Counter([words, *(_lines(group) for group in groups)])


def _lines(group: ET.Element) -> tuple[str, ...]:
    texts = ("".join(text.itertext()).strip() for text in group.iter(f"{SVG}text"))
    return group.findtext(f"{SVG}title", ""), *texts
