"""What a council's paper does not give, made up from magnitudes kept beside it and marked as made up."""

from orgdesign.generate.illustrative.tables import illustrate

__all__ = ["illustrate"]
