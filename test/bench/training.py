"""One side of training.ts: times PyTorch's training step, prints JSON.

    python3 training.py customNetwork|alexNet STEPS
"""

import json
import resource
import sys
import time

import torch
from torch import nn
from torchvision.models import alexnet


def custom():
    return nn.Sequential(
        *(nn.Conv2d(3, 50, 5), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(50, 10, 3), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Flatten(), nn.Linear(360, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU()),
        nn.Linear(84, 10),
    )


def main():
    name, steps = sys.argv[1], int(sys.argv[2])
    torch.set_num_threads(2)
    model, side = (custom(), 32) if name == "customNetwork" else (alexnet(num_classes=10), 224)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
    batches = [torch.rand(10, 3, side, side) for _ in range(8)]
    labels = torch.arange(10)
    times = []
    for round_ in range(4):
        start = time.perf_counter()
        for step in range(steps):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(batches[step % 8]), labels).backward()
            optimizer.step()
        times.append((time.perf_counter() - start) / steps * 1000)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"stepMs": min(times[1:]), "peakMiB": round(peak)}))


main()
