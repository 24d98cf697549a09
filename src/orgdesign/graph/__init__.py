"""Services as a graph: which class each belongs to and why, and what its links say about the whole.

``classify`` gives classes with reasons; ``explain`` one of them at length; ``flips``, ``side_by_side`` and
``outcomes`` set them against changed answers, other options and published outcomes. ``build`` makes the graph;
``communities``, ``pathways``, ``duplicates`` and the other analyses listed in ``analyses`` read it.
"""
