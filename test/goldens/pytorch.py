"""Writes pytorch.json: what PyTorch computes for the networks of analyses/nn.

Run as `python3 test/goldens/pytorch.py` (made with torch 1.13.0, torchvision 0.14.1, one thread).
"""

import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torchvision.models import alexnet


class Custom(nn.Module):
    """The write-up's network, in the manner of PyTorch's own tutorial."""

    def __init__(self, size, conv, linear, classes):
        super().__init__()
        self.conv1 = nn.Conv2d(3, conv[0], 5)
        self.conv2 = nn.Conv2d(conv[0], conv[1], 3)
        side = ((size - 4) // 2 - 2) // 2
        self.fc1 = nn.Linear(conv[1] * side * side, linear[0])
        self.fc2 = nn.Linear(linear[0], linear[1])
        self.fc3 = nn.Linear(linear[1], classes)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = F.relu(self.fc1(torch.flatten(x, 1)))
        return self.fc3(F.relu(self.fc2(x)))


class Mask(nn.Module):
    """Dropout with a given mask."""

    def forward(self, x):
        return x * (tensor(x.shape, 60, 0, 1) >= 0.5) * 2


def noise(count, salt):
    """Numbers in [0, 1) that any language computes alike (lowbias32, a 32-bit integer hash)."""
    x = np.arange(count, dtype=np.uint32) + np.uint32(salt << 26)
    x = (x ^ (x >> np.uint32(16))) * np.uint32(0x7FEB352D)
    x = (x ^ (x >> np.uint32(15))) * np.uint32(0x846CA68B)
    return (x ^ (x >> np.uint32(16))) / 2.0**32


def tensor(shape, salt, low, high):
    values = noise(int(np.prod(shape)), salt) * (high - low) + low
    return torch.from_numpy(values.astype(np.float32)).reshape(shape)


def fill(model):
    fan_in = 0
    with torch.no_grad():
        for salt, parameter in enumerate(model.parameters()):
            if parameter.dim() > 1:
                fan_in = parameter[0].numel()
            bound = 1 / fan_in**0.5
            parameter.copy_(tensor(parameter.shape, salt, -bound, bound))


def summary(values):
    flat = values.detach().double().flatten()
    at = np.unique(np.linspace(0, len(flat) - 1, 8).astype(int))
    return {
        "sum": flat.sum().item(),
        "norm": flat.norm().item(),
        "samples": {str(i): flat[i].item() for i in at},
    }


def train(model, sizes, side, classes, rate=0.01):
    """A step for each size; losses, the last logits and the momenta."""
    optimizer = torch.optim.SGD(model.parameters(), lr=rate, momentum=0.9)
    losses = []
    for step, size in enumerate(sizes):
        x = tensor((size, 3, side, side), 40 + step, -1, 1)
        labels = torch.tensor([(7 * step + 3 * i) % classes for i in range(size)])
        logits = model(x)
        loss = F.cross_entropy(logits, labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    momenta = {n: optimizer.state[p]["momentum_buffer"] for n, p in model.named_parameters()}
    return {"sizes": sizes, "losses": losses, "logits": logits.tolist()}, momenta


def lists(tensors):
    return {name: value.flatten().tolist() for name, value in tensors.items()}


def summarised(model, result, momenta):
    after = {name: summary(value) for name, value in model.named_parameters()}
    return {**result, "after": after, "momenta": {n: summary(v) for n, v in momenta.items()}}


def small():
    torch.manual_seed(1)
    model = Custom(16, (6, 4), (12, 8), 3)
    before = lists(model.state_dict())
    result, momenta = train(model, [5] * 9 + [3], 16, 3, rate=0.05)
    after = lists(model.state_dict())
    return {**result, "before": before, "after": after, "momenta": lists(momenta)}


def full():
    model = Custom(32, (50, 10), (120, 84), 10)
    fill(model)
    return summarised(model, *train(model, [10] * 9 + [7], 32, 10))


def alex_net():
    model = alexnet(num_classes=10)
    model.classifier[0], model.classifier[3] = Mask(), Mask()
    fill(model)
    return summarised(model, *train(model, [2, 1], 224, 10))


if __name__ == "__main__":
    torch.set_num_threads(1)
    golden = {"torch": torch.__version__, "small": small(), "full": full(), "alexNet": alex_net()}
    path = Path(__file__).with_suffix(".json")
    path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
