"""Writes opencv.json: what OpenCV makes of generated images, for the tests of analyses/image.

    python3 test/goldens/opencv.py

Images are integer formulas of (x, y, channel), drawn again by test/goldens/opencvImages.ts; their checksums are stored.
"""

import base64
import hashlib
import json
import platform
from pathlib import Path

import cv2
import numpy as np

MEASURES = {
    "correlation": cv2.HISTCMP_CORREL,
    "chiSquare": cv2.HISTCMP_CHISQR,
    "intersection": cv2.HISTCMP_INTERSECT,
    "hellinger": cv2.HISTCMP_BHATTACHARYYA,
}

# kind, source width and height, target width and height
CASES = [
    ("noise", 350, 350, 32, 32),
    ("gradient", 350, 350, 32, 32),
    ("checks", 350, 350, 32, 32),
    ("rings", 350, 350, 32, 32),
    ("flat", 350, 350, 32, 32),
    ("mosaic", 350, 350, 32, 32),
    ("noise", 500, 333, 32, 32),
    ("rings", 333, 500, 32, 32),
    ("mosaic", 1200, 900, 32, 32),
    ("noise", 32, 32, 32, 32),
    ("noise", 17, 23, 32, 32),
    ("checks", 5, 3, 32, 32),
    ("noise", 2, 2, 32, 32),
    ("noise", 1, 1, 32, 32),
    ("noise", 1, 7, 32, 32),
    ("noise", 7, 1, 32, 32),
    ("noise", 64, 64, 32, 32),
    ("checks", 96, 64, 33, 31),
    ("noise", 40, 30, 7, 11),
    ("noise", 3, 2, 40, 10),
    ("rings", 100, 90, 1, 1),
    ("noise", 350, 4, 3, 60),
    # the next have levels so near to a half that integers or double precision round them otherwise
    ("mosaic", 66, 128, 32, 32),
    ("rings", 65, 78, 32, 32),
    ("rings", 68, 144, 32, 32),
]


def draw(kind, width, height):
    """The image [height, width, 3] as bytes; 32-bit unsigned arithmetic that wraps."""
    y, x, c = np.indices((height, width, 3)).astype(np.uint32)
    if kind == "flat":
        values = c * 70 + 31
    elif kind == "gradient":
        values = np.choose(c, [x * 255 // width, y * 255 // height, (x + y) * 255 // (width + height)])
    elif kind == "checks":
        values = (((x >> (c + 1)) ^ (y >> 2)) & 1) * 255
    elif kind == "rings":
        values = (x * x + y * y * 3 + c * 5000) >> 6
    elif kind == "mosaic":
        values = scramble((y // 29 * 64 + x // 37) * 3 + c)
    else:
        values = scramble((y * width + x) * 3 + c)
    return (values & 255).astype(np.uint8)


def scramble(index):
    mixed = (index + 1) * np.uint32(2654435761)
    mixed = (mixed ^ (mixed >> 15)) * np.uint32(2246822519)
    return mixed ^ (mixed >> 13)


def histogram(image):
    counts = cv2.calcHist([image], [0, 1, 2], None, [8, 8, 8], [0, 256] * 3)
    return cv2.normalize(counts, None)


def encode(array):
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()


def resize_case(kind, width, height, to_width, to_height):
    image = draw(kind, width, height)
    resized = cv2.resize(image, (to_width, to_height), interpolation=cv2.INTER_CUBIC)
    return {
        "kind": kind,
        "source": [width, height],
        "target": [to_width, to_height],
        "sourceSha256": hashlib.sha256(image.tobytes()).hexdigest(),
        "pixels": encode(resized),
        "histogram": encode(histogram(resized)),
    }


def compare_all(histograms):
    return {
        name: [[cv2.compareHist(a, b, method) for b in histograms] for a in histograms]
        for name, method in MEASURES.items()
    }


def main():
    cases = [resize_case(*case) for case in CASES]
    histograms = [np.frombuffer(base64.b64decode(case["histogram"]), np.float32) for case in cases]
    extra = {
        "empty": np.zeros(512, np.float32),
        "even": np.full(512, 1 / 32, np.float32),
        "faint": np.full(512, 1e-12, np.float32),
    }
    golden = {
        "madeBy": "test/goldens/opencv.py",
        "versions": {"opencv": cv2.__version__, "numpy": np.__version__, "python": platform.python_version()},
        "resize": cases,
        "extraHistograms": {name: encode(cells) for name, cells in extra.items()},
        "measures": compare_all([*histograms, *extra.values()]),
    }
    Path(__file__).with_suffix(".json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main()
