"""Simulated MRI of the sacroiliac joints: one body in space, slices of it, and what they show."""
