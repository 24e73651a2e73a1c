"""From a partner's list to a change of the graph: read → understand → link → plan → apply.

Everything between reading the files and applying the change is pure: values in, values out.
"""
