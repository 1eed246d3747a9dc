"""A contract for import-linter: features are rooms with one door each.

Three rules over the folders of one package. A feature may use only features before it in the declared order; of them it may
import only the door module; and inside a feature no module reaches one of a layer above its own, also not through a helper.
New features need no line in the configuration: they are found by their folder, and must be named in the order.
"""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class DoorsContract(Contract):
    """Options: `package`, `order` (name of a tuple in the package's __init__), `door`, `layers` (highest first)."""

    type_name = "doors"

    package = fields.StringField()
    order = fields.StringField()
    door = fields.StringField()
    layers = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find every break of the three rules."""
        output.verbose_print(verbose, f"Looking at the features of {self.package}")
        package = str(self.package)
        order = declared_order(package, str(self.order))
        features = sorted(name.removeprefix(f"{package}.") for name in graph.find_children(package))
        breaks = [f"{package}.{name} is not named in {self.order}" for name in features if name not in order]
        breaks += [f"{self.order} names {name}, which has no folder" for name in order if name not in features]
        for feature in features:
            breaks += self._strangers(graph, f"{package}.{feature}", order)
            breaks += self._climbers(graph, f"{package}.{feature}")
        return ContractCheck(kept=not breaks, metadata={"breaks": breaks})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line a break."""
        for line in check.metadata["breaks"]:
            output.print_error(f"- {line}")
        output.new_line()

    def _strangers(self, graph: ImportGraph, feature: str, order: Sequence[str]) -> Iterator[str]:
        package, door = str(self.package), str(self.door)
        own = feature.rpartition(".")[2]
        for importer in modules_of(graph, feature):
            for imported in sorted(graph.find_modules_directly_imported_by(importer)):
                if not imported.startswith(f"{package}.") or imported in modules_of(graph, feature):
                    continue
                other, _, inside = imported.removeprefix(f"{package}.").partition(".")
                where = f"{importer}{lines(graph, importer, imported)} imports {imported}"
                if inside != door:
                    yield f"{where}: only {package}.{other}.{door} is open to other features"
                if own in order and other in order and order.index(other) > order.index(own):
                    yield f"{where}: {other} comes after {own} in {self.order}"

    def _climbers(self, graph: ImportGraph, feature: str) -> Iterator[str]:
        rows: list[str] = [str(row) for row in self.layers]  # type: ignore[attr-defined]  # filled in by import-linter
        ranks = {f"{feature}.{name.strip()}": rank for rank, row in enumerate(rows) for name in row.split("|")}
        own = modules_of(graph, feature)
        for importer, rank in ranks.items():
            if importer not in own:
                continue
            for reached, way in reachable(graph, importer, own).items():
                same_row = ranks.get(reached) == rank and reached != importer
                if ranks.get(reached, rank) < rank or same_row:
                    yield f"{' -> '.join(way)}: {importer.rpartition('.')[2]} may not use {reached.rpartition('.')[2]}"


def modules_of(graph: ImportGraph, feature: str) -> set[str]:
    """The feature's package and everything in it."""
    return {feature, *graph.find_descendants(feature)}


def reachable(graph: ImportGraph, start: str, inside: set[str]) -> dict[str, list[str]]:
    """Every module that `start` reaches without leaving `inside`, with a shortest way to it."""
    ways = {start: [start]}
    queue = [start]
    while queue:
        here = queue.pop(0)
        for there in sorted(graph.find_modules_directly_imported_by(here) & inside):
            if there not in ways:
                ways[there] = [*ways[here], there]
                queue.append(there)
    return ways


def lines(graph: ImportGraph, importer: str, imported: str) -> str:
    """`:12` for an import in line 12."""
    details: Sequence[Any] = graph.get_import_details(importer=importer, imported=imported)
    return f":{details[0]['line_number']}" if details else ""


def declared_order(package: str, name: str) -> tuple[str, ...]:
    """Read the tuple of names from the package's __init__ without running it."""
    relative = Path(*package.split(".")) / "__init__.py"
    found = [path / relative for path in Path.cwd().glob("*_app") if (path / relative).is_file()]
    if not found:
        raise ValueError(f"no {relative} in any *_app folder here")
    for node in ast.parse(found[0].read_text()).body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            value = getattr(node, "value", None)
            return tuple(ast.literal_eval(value)) if value is not None else ()
    raise ValueError(f"{found[0]} declares no {name}")
