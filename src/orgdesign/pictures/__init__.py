"""Pictures of services: the graph of their links, their pathways, and the criteria that class them.

Every picture is drawn as SVG by this package alone, so that a plain install has them; ``png`` turns one into PNG with
the extra ``pictures``. Each reads in black and white, carries its alternative in words, and comes with a table that
holds the same. ``album`` lists them all and writes them.
"""
