"""The pages; they draw and nothing more."""
