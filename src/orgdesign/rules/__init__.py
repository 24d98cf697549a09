"""What a design must and should do: one rule a file, each with two faces, listed in ``register``."""
