"""One Markdown body, two parts: the text and the HTML of a mail. It knows no mail and no booking.

Values are hidden before Markdown sees the body and restored after it: whatever a client is
called, it prints as typed, in either part. A paragraph that is one bold link is a button; what
follows a rule is small print.
"""

import html
import re
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

_HIDDEN = re.compile("\ue000([0-9a-f]*)\ue001")
# "60 zł" and "+48 600" stay on one line.
_TIGHT = re.compile(r"(?<=\d) (?=\d|zł|€|£|\$|Kč|[A-Z]{3}\b)")

INK, QUIET, LINE, ACCENT, ON_ACCENT = "#23241f", "#5d5f57", "#dcdad2", "#1d6153", "#ffffff"
_STYLES = {
    "p": "margin:0 0 16px",
    "dl": "margin:0 0 20px",
    "dt": f"margin:0;font-size:13px;line-height:18px;color:{QUIET}",
    "dd": "margin:0 0 10px",
    "ul": "margin:0 0 16px;padding:0 0 0 20px",
    "ol": "margin:0 0 16px;padding:0 0 0 20px",
    "li": "margin:0 0 6px",
    "a": f"color:{ACCENT}",
    "hr": f"height:0;margin:28px 0 16px;border:0;border-top:1px solid {LINE}",
    "blockquote": f"margin:0 0 16px;padding:0 0 0 14px;border-left:3px solid {LINE}",
    "h1": "margin:0 0 16px;font:600 24px/30px Palatino,Georgia,serif",
}
_CLASSES = {"dt": "quiet", "a": "link", "hr": "line", "blockquote": "line"}
_SMALL = f"margin:0 0 8px;font-size:13px;line-height:19px;color:{QUIET}"


def hidden(value: object) -> object:
    """A value as letters that mean nothing to Markdown; markup of the templates stays."""
    if isinstance(value, Markup):
        return value
    return Markup(f"\ue000{one_line(str(value)).encode().hex()}\ue001")


def one_line(text: str) -> str:
    """Without line breaks and other characters that no eye sees."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def as_text(text: str) -> str:
    """With the hidden values as they are."""
    return _HIDDEN.sub(_shown, text)


def as_html(text: str) -> str:
    """With the hidden values escaped."""
    return _HIDDEN.sub(lambda found: _TIGHT.sub("\u00a0", html.escape(_shown(found))), text)


def _shown(found: re.Match[str]) -> str:
    return bytes.fromhex(found[1]).decode()


def both(markdown: str) -> tuple[str, str]:
    """The text, complete, and the HTML, its values still hidden."""
    reader = Markdown(extensions=["def_list"], output_format="html")
    for parts, name in ((reader.preprocessors, "html_block"), (reader.inlinePatterns, "html")):
        parts.deregister(name)
    dressed = _Dressed()
    reader.treeprocessors.register(dressed, "dressed", -1)
    page = reader.convert(markdown)
    return dressed.text, page


class _Dressed(Treeprocessor):
    """Reads the text off the finished tree, then gives each element its look."""

    text = ""

    def run(self, root: Element) -> None:
        self.text = "\n\n".join(_blocks(root)).replace("\n\n-- \n\n", "\n\n-- \n") + "\n"
        small = False
        for nth, block in enumerate(list(root)):
            small = small or block.tag == "hr"
            if _is_button(block):
                root[nth] = _button(block[0][0])
                continue
            for element in block.iter():
                _dress(element)
            if small and block.tag == "p":
                block.attrib.update({"style": _SMALL, "class": "quiet"})


def _dress(element: Element) -> None:
    if style := _STYLES.get(element.tag):
        element.set("style", style)
    if name := _CLASSES.get(element.tag):
        element.set("class", name)


def _is_button(block: Element) -> bool:
    alone = block.tag == "p" and len(block) == 1 and not (block.text or "").strip()
    bold = alone and block[0].tag == "strong" and not (block[0].tail or "").strip()
    return bold and len(block[0]) == 1 and block[0][0].tag == "a"


def _button(link: Element) -> Element:
    """A table, because Outlook pads nothing else."""
    table = Element("table", role="presentation", cellpadding="0", cellspacing="0", border="0")
    table.set("style", "margin:4px 0 20px")
    look = f"background:{ACCENT};border-radius:6px;padding:12px 22px"
    cell = Element("td", {"class": "button", "bgcolor": ACCENT, "style": look})
    look = f"color:{ON_ACCENT};font-weight:600;text-decoration:none;display:inline-block"
    link.attrib.update({"class": "on-button", "style": look})
    row = Element("tr")
    cell.append(link)
    row.append(cell)
    table.append(row)
    return table


def _blocks(parent: Element) -> list[str]:
    return [text for block in parent if (text := _block(block))]


def _block(block: Element) -> str:
    match block.tag:
        case "ul":
            return "\n".join(f"- {_inline(item)}" for item in block)
        case "ol":
            return "\n".join(f"{nth}. {_inline(item)}" for nth, item in enumerate(block, 1))
        case "dl":
            return "\n".join(_pairs(block))
        case "blockquote":
            return "\n\n".join(f"  {text}" for text in _blocks(block))
        case "hr":
            return "-- "
        case _:
            return _inline(block)


def _pairs(block: Element) -> list[str]:
    return [f"{_inline(dt)}: {_inline(dd)}" for dt, dd in zip(block[::2], block[1::2], strict=True)]


def _inline(element: Element) -> str:
    """The words of an element; a link is `label: address`."""
    words = element.text or ""
    for child in element:
        words += "\n" if child.tag == "br" else _inline(child)
        words += (child.tail or "").lstrip("\n") if child.tag == "br" else child.tail or ""
    words = as_text(words).strip("\n")
    if element.tag != "a":
        return words
    address = as_text(element.get("href", ""))
    says_it_all = (address, unquote(address.partition(":")[2]))
    return words if words.replace(" ", "") in says_it_all else f"{words}: {address}"
