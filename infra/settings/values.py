"""Values as they were written: YAML's nodes with their dotted key, read through a form.

A value that cannot be read is noted down, and a stand-in goes on in its place, so that one
reading finds every problem. Stand-ins never get out: `Notebook.settle` raises before.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

import yaml

from infra.settings.forms import STRING, as_text, nearest
from infra.settings.problems import Mark, Notebook, Problem, Unreadable, quoted

T = TypeVar("T")

_OF_YAML = "tag:yaml.org,2002:"
_NULL = f"{_OF_YAML}null"


@dataclass(frozen=True)
class Value:
    """One value at its key, on a page."""

    notebook: Notebook
    page: str
    key: str
    node: yaml.Node

    def read(self, form: Callable[[str], T], stand_in: T) -> T:
        try:
            return form(self._exact())
        except Unreadable as problem:
            self.complain(problem.what, problem.instead)
            return stand_in

    def text(self, stand_in: str = "") -> str:
        """Words. What YAML takes for something else has to be in quotes: the pages print it."""
        try:
            return as_text(self.written().strip(), self.node.tag)
        except Unreadable as problem:
            self.complain(problem.what, problem.instead)
            return stand_in

    def _exact(self) -> str:
        """As the pages print it: there are no spaces around a number."""
        written = self.written()
        if written != written.strip():
            raise Unreadable("has spaces around it", f"write {quoted(written)}")
        return written

    def written(self) -> str:
        """The characters as the host typed them."""
        if not isinstance(self.node, yaml.ScalarNode):
            raise Unreadable("has several values where one is expected", "write one value")
        if not self.node.tag.startswith(_OF_YAML):
            raise Unreadable("has a tag", "write the value alone, without the word after the !")
        written = str(self.node.value)
        if not written.strip() or self.node.tag == _NULL:
            raise Unreadable("has no value", "write one after the colon, or delete the line")
        return written

    def complain(self, what: str, instead: str) -> None:
        if self.key:
            self.notebook.complain(self.key, what, instead, self.page)
        else:
            self.notebook.problems.append(Problem(Mark(self.file, 2), "", what, instead))

    def items(self) -> list["Value"]:
        """The members of a list; a single value is a list of one."""
        if not isinstance(self.node, yaml.SequenceNode):
            return [self]
        return [self.at(f"{self.key}.{n}", node) for n, node in enumerate(self.node.value, 1)]

    def at(self, key: str, node: yaml.Node, named: yaml.Node | None = None) -> "Value":
        """A value below this one; what has parts stands where its name does."""
        where = node if isinstance(node, yaml.ScalarNode) or named is None else named
        start = where.start_mark
        self.notebook.marks[self.page, key] = Mark(self.file, start.line + 1, start.column + 1)
        return Value(self.notebook, self.page, key, node)

    @property
    def file(self) -> str:
        return self.notebook.files.get(self.page, self.page)

    @property
    def has_parts(self) -> bool:
        return isinstance(self.node, yaml.MappingNode)

    @property
    def is_list(self) -> bool:
        return isinstance(self.node, yaml.SequenceNode)

    def block(self, known: Iterable[str] | None = None, besides: Iterable[str] = ()) -> "Block":
        """Its keys and values. `known`: refuse others, except those `besides`; None: any key."""
        block = Block(self, {})
        if not isinstance(self.node, yaml.MappingNode):
            self.complain("has no keys of its own", 'write lines "key: value" below it')
            return block
        for named, node in self.node.value:
            block.add(named, node)
        if known is not None:
            block.refuse_others(tuple(known), frozenset(besides))
        return block


@dataclass
class Block:
    """The keys below one value. `head` has an empty key at the top of a page."""

    head: Value
    values: dict[str, Value]

    def key(self, name: str) -> str:
        return f"{self.head.key}.{name}" if self.head.key else name

    def add(self, named: yaml.Node, node: yaml.Node) -> None:
        if not isinstance(named, yaml.ScalarNode):
            self.head.complain("has a key that is not a word", 'write lines "key: value"')
            return
        name = str(named.value)
        if named.tag != STRING:
            at = self.head.at(self.key(name), node, named)
            at.complain("is no word to YAML", f'put the key into quotes: "{name}"')
            return
        if name in self.values:
            first = self.head.notebook.where(self.key(name), self.head.page).line
            again = self.head.at(self.key(name), node, named)
            again.complain(f"is written twice (first on line {first})", "delete one of the two")
            return
        self.values[name] = self.head.at(self.key(name), node, named)

    def refuse_others(self, known: tuple[str, ...], besides: frozenset[str]) -> None:
        for name in [name for name in self.values if name not in known and name not in besides]:
            instead = nearest(name, known, f"the keys here are {', '.join(known)}")
            self.values.pop(name).complain("is not a key that is known here", instead)

    def optional(self, name: str, form: Callable[[str], T], default: T) -> T:
        return self.values[name].read(form, default) if name in self.values else default

    def required(self, name: str, form: Callable[[str], T], stand_in: T, example: str) -> T:
        value = self.need(name, example)
        return value.read(form, stand_in) if value else stand_in

    def text(self, name: str, default: str = "") -> str:
        return self.values[name].text(default) if name in self.values else default

    def need(self, name: str, example: str) -> Value | None:
        if name not in self.values:
            what, instead = "is missing", f"write for example {example}"
            self.head.notebook.complain(self.key(name), what, instead, self.head.page)
        return self.values.get(name)
