"""What must hold in every design."""
