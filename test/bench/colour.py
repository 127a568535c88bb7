"""The colour analyses with OpenCV and NumPy, for comparison with ours: as fast as vectorised Python goes.

Reads {"folder", "genres": {name: [file]}, "histogramSimilarity": params, "averagedImages": params, "threads"} from
standard input, writes {"steps": {step: seconds}, "cpuSeconds", "versions", "exact": {measure: [[mean]]}} to standard output.
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cv2
import numpy as np

MEASURES = ["correlation", "chiSquare", "intersection", "hellinger"]
IS_SIMILARITY = np.array([True, False, True, False])


def linear_levels():
    value = np.arange(256) / 255
    light = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return np.rint(light * 65535).astype(np.uint16)


class Survey:
    """One pass over the covers of a genre: thumbnails, histograms and full-size sums."""

    def __init__(self, request):
        self.folder = Path(request["folder"])
        self.threads = request["threads"]
        self.size = request["averagedImages"]["size"]
        self.thumbnail_size = request["histogramSimilarity"]["size"]
        self.bins = request["histogramSimilarity"]["bins"]
        self.linear = linear_levels()

    def genre(self, files, pool):
        shares = [files[i :: self.threads] for i in range(self.threads)]
        parts = list(pool.map(self.share, shares))
        thumbnails, histograms, srgb, linear = zip(*parts)
        return np.concatenate(thumbnails), np.concatenate(histograms), sum(srgb), sum(linear)

    def share(self, files):
        thumbnails = np.empty((len(files), self.thumbnail_size, self.thumbnail_size, 3), np.uint8)
        histograms = np.empty((len(files), self.bins**3), np.float32)
        srgb = np.zeros((self.size, self.size, 3), np.uint32)
        linear = np.zeros((self.size, self.size, 3), np.uint64 if len(files) > 65_000 else np.uint32)
        for i, file in enumerate(files):
            image = cv2.imdecode(np.fromfile(self.folder / file, np.uint8), cv2.IMREAD_COLOR)
            shape = (self.thumbnail_size, self.thumbnail_size)
            thumbnails[i] = cv2.resize(image, shape, interpolation=cv2.INTER_CUBIC)
            histograms[i] = self.histogram(thumbnails[i])
            if image.shape != srgb.shape:
                image = cv2.resize(image, (self.size, self.size), interpolation=cv2.INTER_CUBIC)
            np.add(srgb, image, out=srgb)
            np.add(linear, cv2.LUT(image, self.linear), out=linear)
        return thumbnails, histograms, srgb, linear

    def histogram(self, image):
        counts = cv2.calcHist([image], [0, 1, 2], None, [self.bins] * 3, [0, 256] * 3)
        return cv2.normalize(counts, None).ravel()


def compare_all(histograms, pool):
    """All pairs by all measures, 0 for a cover with itself: [covers, covers, measures]."""
    covers, cells = histograms.shape
    tables = np.empty((covers, covers, len(MEASURES)), np.float32)
    sums = histograms.sum(1)

    centred = histograms - sums[:, None] / cells
    centred /= np.linalg.norm(centred, axis=1)[:, None]
    tables[..., 0] = centred @ centred.T

    filled = histograms > 0
    inverses = np.divide(1, histograms, where=filled, out=np.zeros_like(histograms))
    left = np.hstack([inverses, filled.astype(np.float32)])
    right = np.hstack([histograms**2, -2 * histograms])
    one_way = left @ right.T + sums[:, None]
    tables[..., 1] = (one_way + one_way.T) / 2

    by_cell = np.ascontiguousarray(histograms.T)
    list(pool.map(lambda row: intersect(histograms, by_cell, row, tables[..., 2]), range(covers)))

    roots = np.sqrt(histograms) / np.sqrt(sums)[:, None]
    tables[..., 3] = np.sqrt(np.maximum(1 - roots @ roots.T, 0))
    tables[np.arange(covers), np.arange(covers)] = 0
    return tables


def intersect(histograms, by_cell, row, table):
    """Most cells of most covers are empty: only those of this row count. Below the diagonal as above it."""
    cells = np.flatnonzero(histograms[row])
    minima = np.minimum(by_cell[cells, row:], histograms[row, cells, None])
    table[row, row:] = table[row:, row] = minima.sum(0)


def protocol(tables, members, sampling, two_sides, generator, pool):
    """Means over repeats and ranks of the genres to themselves: [genres, genres, measures], [repeats, genres, measures]."""
    draws = [
        [draw(own, sampling["sample"], two_sides, generator) for own in members]
        for _ in range(sampling["repeats"])
    ]
    means = np.array(list(pool.map(lambda drawn: block_means(tables, *zip(*drawn)), draws)))
    diagonal = np.diagonal(means, axis1=1, axis2=2).swapaxes(1, 2)[:, :, None]
    closer = np.where(IS_SIMILARITY, means > diagonal, means < diagonal)
    return means.mean(0), 1 + closer.sum(2)


def draw(own, sample, two_sides, generator):
    if not two_sides:
        drawn = generator.choice(own, min(sample, len(own)), replace=False)
        return drawn, drawn
    side = min(sample, len(own) // 2)
    drawn = generator.choice(own, 2 * side, replace=False)
    return drawn[:side], drawn[side:]


def block_means(tables, left, right):
    """Mean over the pairs of different covers of every two genres, below the diagonal as above it."""
    rows, columns = np.concatenate(left), np.concatenate(right)
    flat = tables.reshape(-1, len(MEASURES))
    values = flat.take(rows[:, None] * len(tables) + columns, axis=0)
    sums = np.einsum("gr,rcm,hc->ghm", one_hot(left), values, one_hot(right), optimize=True)
    same = [len(np.intersect1d(*sides)) for sides in zip(left, right)]
    pairs = np.outer([len(own) for own in left], [len(own) for own in right]) - np.diag(same)
    means = sums / pairs[..., None]
    upper = np.triu(np.ones(pairs.shape, bool))[..., None]
    return np.where(upper, means, means.swapaxes(0, 1))


def one_hot(parts):
    """[parts, members of all parts]"""
    return np.repeat(np.eye(len(parts), dtype=np.float32), [len(part) for part in parts], axis=1)


def averages(thumbnails, srgb, linear, covers, params, generator):
    """The pictures and numbers of one genre."""
    order = generator.permutation(covers)
    sample = thumbnails[order[: params["sampleSize"]]].mean(0)
    light = linear / covers / 65535
    levels = 255 * np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    counts = [count for count in params["contrast"]["covers"] if count < covers] + [covers]
    contrasts = []
    for count in counts:
        groups = min(params["contrast"]["samples"], covers // count)
        chosen = thumbnails[order[: groups * count]].reshape(groups, count, -1, 3)
        contrasts.append(np.mean([rms_contrast(group.mean(0)) for group in chosen]))
    pictures = [np.rint(picture).astype(np.uint8) for picture in (sample, srgb / covers, levels)]
    return pictures, (srgb / covers).mean((0, 1)), contrasts


def rms_contrast(picture):
    return np.sqrt(np.mean((picture - picture.mean(0)) ** 2))


class Stopwatch:
    def __init__(self):
        self.steps = {}
        self.last = time.perf_counter()

    def lap(self, name):
        now = time.perf_counter()
        self.steps[name] = now - self.last
        self.last = now


def main():
    request = json.load(sys.stdin)
    stopwatch = Stopwatch()
    generator = np.random.default_rng(0)
    cv2.setNumThreads(1)  # the pool has a thread for each core
    with ThreadPoolExecutor(request["threads"]) as pool:
        survey = Survey(request)
        genres = [survey.genre(files, pool) for files in request["genres"].values()]
        stopwatch.lap("covers")

        counts = [len(thumbnails) for thumbnails, *_ in genres]
        members = np.split(np.arange(sum(counts)), np.cumsum(counts)[:-1])
        tables = compare_all(np.concatenate([histograms for _, histograms, *_ in genres]), pool)
        stopwatch.lap("all pairs")

        params = request["histogramSimilarity"]
        protocol(tables, members, params["poster"], False, generator, pool)
        protocol(tables, members, params["writeUp"], True, generator, pool)
        exact = block_means(tables, members, members)
        stopwatch.lap("protocols")

    for thumbnails, _, srgb, linear in genres:
        averages(thumbnails, srgb, linear, len(thumbnails), request["averagedImages"], generator)
    stopwatch.lap("averages")
    report = {
        "steps": stopwatch.steps,
        "cpuSeconds": time.process_time(),
        "versions": {"python": sys.version.split()[0], "opencv": cv2.__version__, "numpy": np.__version__},
        "exact": {measure: exact[..., i].tolist() for i, measure in enumerate(MEASURES)},
    }
    json.dump(report, sys.stdout)


if __name__ == "__main__":
    main()
