"""The app: a council's plan, its options and their proof in a browser, on one machine and without a network."""
