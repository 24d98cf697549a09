"""orgdesign."""
