"""Sending a picture to a browser, as a file of its own that a page shows as `<img src=…>` or that somebody opens or keeps.

It is held to the headers of every page (`webviz.guarding`): no script runs in it, nothing is fetched, and no cache keeps it.
"""

from flask import Response


def svg_response(svg: str, download_name: str | None = None) -> Response:
    """The picture as an answer; with a name, as a file to keep."""
    response = Response(svg, mimetype="image/svg+xml")
    if download_name is not None:
        response.headers.set("Content-Disposition", "attachment", filename=download_name)
    return response
