"""Pictures of services: what they show, that they read without colour, and that nothing breaks out of them."""
