"""Rich text: what formats with print in common are walked into, and how it becomes blocks."""
