"""Pictures of answers, drawn by matplotlib as SVG that stands beside its table: a heat map, bars of gaps, a timeline.

Each is a function from plain values to the text of an SVG file; the same values make the same bytes. `answers.py` makes them of what
`queries` answers, `serving.py` sends them. A picture is a white card in both themes, so that its colours always stand on the same ground.
"""
