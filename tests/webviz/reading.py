"""Reading a page as its reader does: its tables row by row, its words, and the workbooks that it hands out."""

import re
from html import unescape
from io import BytesIO

from flask.testing import FlaskClient
from openpyxl import load_workbook

_ROW, _CELL = re.compile(r"<tr>(.*?)</tr>", re.DOTALL), re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)


def plain(html: str) -> str:
    """The words of some markup; what is for a screen reader alone is left out."""
    seen = re.sub(r'<span class="sr-only">.*?</span>', "", html, flags=re.DOTALL)
    return re.sub(r"\s+([,.])", r"\1", re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", seen)))).strip()


def words_of(client: FlaskClient, address: str) -> str:
    """The words of a page below its head."""
    return plain(client.get(address).text.split("<main", 1)[1].split(">", 1)[1])


def rows_of(client: FlaskClient, address: str, caption: str) -> list[list[str]]:
    """The rows of the table of that caption, less its header."""
    text = client.get(address).text
    table = text[text.index(f">{caption}</caption>") :].split("</table>", 1)[0]
    return [[plain(cell) for cell in _CELL.findall(row)] for row in _ROW.findall(table)[1:]]


def links_of(client: FlaskClient, address: str) -> list[str]:
    """Where the links of a page below its head lead."""
    return [unescape(href) for href in re.findall(r'href="([^"]*)"', client.get(address).text.split("<main", 1)[1])]


def sheets_of(client: FlaskClient, address: str) -> dict[str, list[tuple[object, ...]]]:
    """The rows of each sheet of a workbook, less the headers."""
    book = load_workbook(BytesIO(client.get(address).data))
    return {sheet.title: list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in book}
