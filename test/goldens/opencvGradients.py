"""Writes opencvGradients.json: OpenCV's histograms of oriented gradients of the images that opencv.py draws.

    python3 test/goldens/opencvGradients.py
"""

import json
from pathlib import Path

import cv2
import numpy as np
from opencv import draw

CASES = [("noise", 64, 64), ("rings", 64, 64), ("gradient", 32, 48), ("mosaic", 64, 64), ("flat", 16, 16)]


def histogram(kind, width, height):
    descriptor = cv2.HOGDescriptor((width, height), (16, 16), (8, 8), (8, 8), 9, 1, -1, 0, 0.2, True)
    return descriptor.compute(np.ascontiguousarray(draw(kind, width, height))).ravel()


if __name__ == "__main__":
    cases = [
        {"kind": kind, "size": [width, height], "histogram": [round(float(v), 5) for v in histogram(kind, width, height)]}
        for kind, width, height in CASES
    ]
    result = {"made": f"OpenCV {cv2.__version__}", "cases": cases}
    Path(__file__).with_suffix(".json").write_text(json.dumps(result) + "\n")
