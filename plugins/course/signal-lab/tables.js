// Written by `python3 dev.py figures` from the tables in plugins/course/figures/mri; edit those, not this file.

export const TISSUES = [
  {"id": "air", "label": "Air", "density": 0, "fat": 0, "t1": 1000, "t2": 10},
  {"id": "marrow", "label": "Marrow, normal", "density": 0.8, "fat": 0.52, "t1": 900, "t2": 45},
  {"id": "edema", "label": "Marrow, edema", "density": 0.82, "fat": 0.15, "t1": 1300, "t2": 105},
  {"id": "sclerosis", "label": "Dense bone", "density": 0.4, "fat": 0.12, "t1": 700, "t2": 14},
  {"id": "tumour", "label": "Marrow, replaced by tumour", "density": 0.84, "fat": 0, "t1": 1250, "t2": 78},
  {"id": "marrow_fat", "label": "Marrow, fatty", "density": 0.88, "fat": 0.86, "t1": 900, "t2": 42},
  {"id": "backfill", "label": "Backfill of an erosion", "density": 0.86, "fat": 0.8, "t1": 900, "t2": 45},
  {"id": "granulation", "label": "Erosion, active", "density": 0.8, "fat": 0, "t1": 1200, "t2": 72},
  {"id": "fluid", "label": "Fluid", "density": 1.0, "fat": 0, "t1": 2600, "t2": 220},
  {"id": "muscle_edema", "label": "Muscle, edema", "density": 0.84, "fat": 0.02, "t1": 1200, "t2": 78},
  {"id": "cortex", "label": "Cortical bone", "density": 0.06, "fat": 0.1, "t1": 500, "t2": 8},
  {"id": "cartilage", "label": "Cartilage", "density": 0.8, "fat": 0, "t1": 1024, "t2": 44},
  {"id": "ligament", "label": "Ligament", "density": 0.42, "fat": 0.1, "t1": 800, "t2": 14},
  {"id": "muscle", "label": "Muscle", "density": 0.8, "fat": 0.03, "t1": 1008, "t2": 40},
  {"id": "fat", "label": "Fatty tissue", "density": 0.95, "fat": 0.93, "t1": 900, "t2": 40},
  {"id": "skin", "label": "Skin", "density": 0.7, "fat": 0.25, "t1": 887, "t2": 30},
  {"id": "disc", "label": "Disc, nucleus", "density": 0.75, "fat": 0, "t1": 1050, "t2": 54},
  {"id": "annulus", "label": "Disc, annulus", "density": 0.35, "fat": 0, "t1": 900, "t2": 25},
  {"id": "nerve", "label": "Nerve", "density": 0.8, "fat": 0.06, "t1": 815, "t2": 60},
  {"id": "csf", "label": "Cerebrospinal fluid", "density": 1.0, "fat": 0, "t1": 4000, "t2": 1500},
  {"id": "vein", "label": "Vein, slow flow", "density": 0.55, "fat": 0, "t1": 1441, "t2": 180},
  {"id": "vein_flow", "label": "Vein, flow void", "density": 0.16, "fat": 0, "t1": 1441, "t2": 90},
  {"id": "artery", "label": "Artery, flow void", "density": 0.07, "fat": 0, "t1": 1441, "t2": 100},
  {"id": "gland", "label": "Seminal vesicle", "density": 0.85, "fat": 0, "t1": 1600, "t2": 110},
  {"id": "bowel_wall", "label": "Bowel wall", "density": 0.8, "fat": 0.02, "t1": 1000, "t2": 55},
  {"id": "bowel_fluid", "label": "Bowel, fluid", "density": 0.62, "fat": 0.02, "t1": 1300, "t2": 70},
  {"id": "bowel_stool", "label": "Bowel, stool", "density": 0.55, "fat": 0.1, "t1": 500, "t2": 50},
  {"id": "bowel_gas", "label": "Bowel gas", "density": 0.02, "fat": 0, "t1": 1000, "t2": 10},
];

export const FAT = {"t1": 288, "t2": 85};

export const PRESETS = [
  {"name": "T1", "tr": 500, "te": 12, "fatLeft": 1, "black": 0.012, "white": 0.7},
  {"name": "T2 without suppression", "tr": 3500, "te": 70, "fatLeft": 1, "black": 0.004, "white": 0.6},
  {"name": "T2, fat-suppressed", "tr": 3500, "te": 70, "fatLeft": 0.035, "black": 0.004, "white": 0.42},
  {"name": "Proton density", "tr": 3500, "te": 12, "fatLeft": 1, "black": 0.01, "white": 0.95},
];

export const PICTURE = {"noise": 0.006948260869565217, "gamma": 0.92};

export const UNSEEN = 0.05;

export const MAPS = {"size": 320, "block": 8, "steps": [[0.05, 0.065, 0.08, 0.095, 0.11, 0.125, 0.14, 0.155], [0.065, 0.08, 0.095, 0.11, 0.125, 0.14, 0.155, 0.17], [0.08, 0.095, 0.11, 0.125, 0.14, 0.155, 0.17, 0.185], [0.095, 0.11, 0.125, 0.14, 0.155, 0.17, 0.185, 0.2], [0.11, 0.125, 0.14, 0.155, 0.17, 0.185, 0.2, 0.215], [0.125, 0.14, 0.155, 0.17, 0.185, 0.2, 0.215, 0.23], [0.14, 0.155, 0.17, 0.185, 0.2, 0.215, 0.23, 0.245], [0.155, 0.17, 0.185, 0.2, 0.215, 0.23, 0.245, 0.26]], "channels": ["all", "water", "edema", "leak"], "slices": 19, "key": 8};
