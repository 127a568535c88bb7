"""Numbers for tensors that any language computes alike; test/analyses/nn/noise.ts is the twin."""

import numpy as np


def noise(count, salt):
    """Numbers in [0, 1) that any language computes alike (lowbias32, a 32-bit integer hash)."""
    x = np.arange(count, dtype=np.uint32) + np.uint32((salt % 64) << 26)
    x = (x ^ (x >> np.uint32(16))) * np.uint32(0x7FEB352D)
    x = (x ^ (x >> np.uint32(15))) * np.uint32(0x846CA68B)
    return (x ^ (x >> np.uint32(16))) / 2.0**32


def bounds(name, shape):
    if len(shape) > 1:
        bound = (6 / np.prod(shape[1:])) ** 0.5
        return -bound, bound
    if name.endswith("running_var"):
        return 0.5, 1.5
    if name.endswith("weight"):
        return 0.1, 0.6
    return -0.1, 0.1
