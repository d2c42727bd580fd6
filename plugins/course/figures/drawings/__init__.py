"""Drawings as SVG with their sidecars: provocation manoeuvres, pain map, parts of the joint, course of the patient."""
