"""One side of features.ts: times PyTorch's frozen features, prints JSON.

    python3 features.py resnet18|resnet34|resnet152 BATCHES
"""

import json
import resource
import sys
import time

import torch
from torch import nn
from torchvision import models


def speed(model, x, batches):
    speeds = []
    with torch.no_grad():
        for _ in range(4):
            start = time.perf_counter()
            for _ in range(batches):
                model(x)
            speeds.append(8 * batches / (time.perf_counter() - start))
    return max(speeds[1:])


def main():
    name, batches = sys.argv[1], int(sys.argv[2])
    torch.set_num_threads(2)
    model = getattr(models, name)().eval()
    model.fc = nn.Identity()
    x = torch.rand(8, 3, 224, 224)
    eager = speed(model, x, batches)
    with torch.no_grad():
        traced = torch.jit.optimize_for_inference(torch.jit.trace(model, x))
    optimised = speed(traced, x, batches)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    speeds = {"PyTorch eager": eager, "PyTorch optimised": optimised}
    print(json.dumps({"speeds": speeds, "peakMiB": round(peak)}))


main()
