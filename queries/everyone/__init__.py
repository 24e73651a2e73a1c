"""All youths of a graph, judged at once on a day: what the questions of coordinators and managers rest on."""
