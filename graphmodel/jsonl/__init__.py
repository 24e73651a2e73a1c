"""JSON Lines, the exchange form: one object a line, keys exactly the field names (design, section 3).

Reading checks labels, field names, types, listed values, dates, CPR numbers, duplicates and end points, and reports
every error with its line; writing is its inverse.
"""

from graphmodel.jsonl.reading import Draft, FindIds, LineIssue, Parsed, parse, read_lines
from graphmodel.jsonl.writing import as_object, write

__all__ = ["Draft", "FindIds", "LineIssue", "Parsed", "as_object", "parse", "read_lines", "write"]
