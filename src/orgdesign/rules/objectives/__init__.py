"""What a design is judged by."""
