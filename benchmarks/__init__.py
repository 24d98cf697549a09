"""Speed, memory and scaling, measured end to end on generated councils."""
