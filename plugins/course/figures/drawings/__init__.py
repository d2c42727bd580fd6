"""Drawings: the provocation manoeuvres, the plates and the patient's course as SVG, with their sidecars."""
