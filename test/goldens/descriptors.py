"""Writes descriptors.json: what scikit-image, Pillow and NumPy make of the images that opencv.py draws.

    python3 test/goldens/descriptors.py
"""

import base64
import json
from pathlib import Path

import numpy as np
import PIL
import skimage
from opencv import draw
from PIL import Image
from skimage.color import rgb2lab
from skimage.feature import hog, local_binary_pattern

KINDS = ["noise", "rings", "mosaic"]
SIZE = 128
INNER, BORDER = 48, 8


def cells(plane, n):
    height, width = plane.shape[:2]
    return [
        plane[row * height // n : (row + 1) * height // n, column * width // n : (column + 1) * width // n]
        for row in range(n)
        for column in range(n)
    ]


def colours(image):
    lab = rgb2lab(image)
    limits = [(0, 100), (-48, 48), (-48, 48)]
    inside = [np.clip(lab[..., c], low, np.nextafter(high, low)).ravel() for c, (low, high) in enumerate(limits)]
    counts, _ = np.histogramdd(inside, bins=(4, 6, 6), range=limits)
    parts = [np.sqrt(counts / counts.sum()).ravel()]
    for c in range(3):
        for region in [lab[..., c], *cells(lab[..., c], 4)]:
            parts.append([region.mean(), region.std(), np.cbrt(np.mean((region - region.mean()) ** 3))])
    for c in range(3):
        parts.append([cell.mean() for cell in cells(lab[..., c], 8)])
    return np.concatenate(parts)


def patterns(grey):
    plane = local_binary_pattern(grey, 8, 1, "nri_uniform")[1:-1, 1:-1]
    histograms = [np.bincount(region.ravel().astype(int), minlength=59) for region in [plane, *cells(plane, 4)]]
    return np.concatenate([np.sqrt(counts / counts.sum()) for counts in histograms])


def frequencies(size):
    """[size, size] each, in cycles a side, the lowest in the middle."""
    return np.meshgrid(np.arange(size) - size // 2, np.arange(size) - size // 2)


def even_contrast(levels):
    """prefilt.m of Oliva and Torralba's code, without its own border."""
    x, y = frequencies(len(levels))
    low = np.fft.fftshift(np.exp(-(x**2 + y**2) / (4 / np.sqrt(np.log(2))) ** 2))
    blur = lambda values: np.real(np.fft.ifft2(np.fft.fft2(values) * low))
    logarithms = np.log(levels + 1)
    detail = logarithms - blur(logarithms)
    return detail / (0.2 + np.sqrt(np.abs(blur(detail**2))))


def gist(image):
    """LMgist.m: createGabor.m and gistGabor.m, 8 orientations at 4 scales, means over 4 x 4 cells."""
    grey = np.asarray(Image.fromarray(image).resize((INNER, INNER), Image.Resampling.BILINEAR).convert("L"), float)
    frame = even_contrast(np.pad(grey, BORDER, "symmetric"))
    x, y = frequencies(len(frame))
    length, direction = np.hypot(x, y) / len(frame), np.angle(x + 1j * y)
    spectrum = np.fft.fft2(frame)
    energies = []
    for scale in range(4):
        for orientation in range(8):
            turn = direction + np.pi / 8 * orientation
            turn = turn + 2 * np.pi * (turn < -np.pi) - 2 * np.pi * (turn > np.pi)
            radial = -10 * 0.35 * (length / (0.3 / 1.85**scale) - 1) ** 2
            gabor = np.fft.fftshift(np.exp(radial - 2 * (16 * 8**2 / 32**2) * np.pi * turn**2))
            strength = np.abs(np.fft.ifft2(spectrum * gabor))[BORDER:-BORDER, BORDER:-BORDER]
            energies += [cell.mean() for cell in cells(strength, 4)]
    return np.array(energies)


def encode(values):
    return base64.b64encode(np.asarray(values, np.float32).tobytes()).decode()


def case(kind):
    image = draw(kind, SIZE, SIZE)
    grey = np.asarray(Image.fromarray(image).convert("L"))
    return {
        "kind": kind,
        "colours": encode(colours(image)),
        "grey": base64.b64encode(grey[::8, ::8].tobytes()).decode(),
        "gradients": encode(hog(grey, 9, (16, 16), (2, 2), "L2-Hys")),
        "patterns": encode(patterns(grey)),
        "gist": encode(gist(image)),
    }


def palette():
    levels = np.array([0, 1, 10, 11, 128, 255], np.uint8)
    colours = np.stack(np.meshgrid(levels, levels, levels, indexing="ij"), -1).reshape(1, -1, 3)
    return [[float(value) for value in lab] for lab in rgb2lab(colours)[0].round(9)]


if __name__ == "__main__":
    result = {
        "made": f"scikit-image {skimage.__version__}, Pillow {PIL.__version__}, NumPy {np.__version__}",
        "size": SIZE,
        "palette": palette(),
        "cases": [case(kind) for kind in KINDS],
    }
    Path(__file__).with_suffix(".json").write_text(json.dumps(result) + "\n")
