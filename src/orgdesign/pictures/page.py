"""One page that holds every picture with its alternative in words and its table beneath; it asks no other machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgdesign.graph.words import in_figures
from orgdesign.pictures.canvas import printable
from orgdesign.pictures.picture import Picture

_STYLE = """
body { font-family: Arial, "Liberation Sans", sans-serif; color: #0b0c0c; background: #fff; margin: 1.5rem; }
svg { width: 100%; height: auto; max-width: 80rem; display: block; }
figure { margin: 1rem 0; }
table { border-collapse: collapse; margin: 1rem 0 2.5rem; }
caption { text-align: left; font-weight: bold; padding: .3rem 0; }
th, td { border: 1px solid #505a5f; padding: .25rem .5rem; text-align: left; vertical-align: top; }
@page { size: A4 landscape; margin: 10mm; }
@media print { figure { break-inside: avoid; break-before: page; } svg { max-height: 180mm; } }
"""


def page_of(pictures: Sequence[Picture], title: str, most_sheets: int) -> str:
    """The whole page as HTML, with at most so many sheets of a picture."""
    said = printable(title)
    body = "\n".join(line for picture in pictures for line in _picture(picture, most_sheets))
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{said}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{said}</h1>\n{body}\n"
        "</main>\n</body>\n</html>\n"
    )


def _picture(picture: Picture, most_sheets: int) -> Iterator[str]:
    yield f"<h2>{printable(picture.title)}</h2>"
    yield f"<p>{printable(picture.alt)}</p>"
    for sheet in picture.sheets[:most_sheets]:
        yield f"<figure>\n{sheet.svg}</figure>"
    left = len(picture.sheets) - most_sheets
    if left > 0:
        yield f"<p>{in_figures(left, 'more sheet')} not drawn here; the table holds everything.</p>"
    yield f"<p>How to read it: {printable(picture.key)}</p>"
    yield from _table(picture)


def _table(picture: Picture) -> Iterator[str]:
    yield f"<table>\n<caption>{printable(picture.title)}: the same as a table</caption>"
    yield _row([f'<th scope="col">{printable(head)}</th>' for head in picture.heads])
    for first, *others in picture.rows:
        yield _row([f'<th scope="row">{printable(first)}</th>', *(f"<td>{printable(cell)}</td>" for cell in others)])
    yield "</table>"


def _row(cells: Sequence[str]) -> str:
    return f"<tr>{''.join(cells)}</tr>"
