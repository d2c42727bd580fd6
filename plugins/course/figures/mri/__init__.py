"""Simulated MRI of the sacroiliac joints: a numerical phantom, pictures of it and what they show."""
