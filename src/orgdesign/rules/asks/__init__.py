"""The kinds of request, each told to the model and told of a design."""
