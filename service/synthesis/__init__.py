"""What a departmental synthesis holds, read once and frozen."""
