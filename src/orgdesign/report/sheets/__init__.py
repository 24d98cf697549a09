"""The sheets of the proposal, one table each."""
