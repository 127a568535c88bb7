"""Writes backbones.json and *.pth: what torchvision computes for the backbones, and files to read.

Run as `python3 test/goldens/backbones.py` (made with torch 1.13.0, torchvision 0.14.1, Pillow 9.4.0, one thread).
"""

import hashlib
import json
import os
import pickle
import zipfile
from pathlib import Path

import numpy as np
import PIL
import torch
import torchvision
from PIL import Image
from torch import nn
from torchvision import models, transforms

from filled import bounds, noise

here = Path(__file__).parent


def tensor(shape, salt, low, high):
    values = noise(int(np.prod(shape)), salt) * (high - low) + low
    return torch.from_numpy(values.astype(np.float32)).reshape(shape)


def fill(model):
    state = {name: value for name, value in model.state_dict().items() if value.dim() > 0}
    filled = {
        name: tensor(value.shape, salt, *bounds(name, value.shape))
        for salt, (name, value) in enumerate(state.items())
    }
    model.load_state_dict(filled, strict=False)
    return model.eval()


def features(name):
    model = fill(getattr(models, name)())
    if name == "alexnet":
        model.classifier = model.classifier[:6]
    else:
        model.fc = nn.Identity()
    with torch.no_grad():
        values = model(tensor((1, 3, 224, 224), 63, -2, 2))[0].double().numpy()
    places = range(0, len(values), len(values) // 16)
    return {
        "count": len(values),
        "norm": float(np.linalg.norm(values)),
        "samples": {str(i): float(values[i]) for i in places},
    }


def crop(width, height):
    levels = (noise(width * height * 3, 1) * 256).astype(np.float32)
    pixels = (np.floor(levels).astype(np.int64) % 256).astype(np.uint8)
    # blocks, so that the filter meets edges and not only noise
    rows, columns = np.mgrid[0:height, 0:width]
    pixels = pixels.reshape(height, width, 3)
    pixels[(rows // 40 + columns // 60) % 2 == 0] //= 4
    transform = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224)])
    out = np.asarray(transform(Image.fromarray(pixels)))
    digest = hashlib.sha256(out.tobytes()).hexdigest()
    return {"width": width, "height": height, "sha256": digest, "corner": out[0, 0].tolist()}


class Refused:
    def __reduce__(self):
        return os.getcwd, ()


def write_files():
    first = torch.arange(6, dtype=torch.float32).reshape(2, 3) / 4
    state = {
        "first": nn.Parameter(first),
        "part": torch.arange(8, dtype=torch.float32)[2:5],
        "turned": torch.arange(6, dtype=torch.float32).reshape(2, 3).T,
        "count": torch.tensor(7),
    }
    torch.save(state, here / "tensors.pth")
    with zipfile.ZipFile(here / "refused.pth", "w") as file:
        info = zipfile.ZipInfo("archive/data.pkl", (1980, 1, 1, 0, 0, 0))
        file.writestr(info, pickle.dumps({"first": Refused()}, protocol=2))


torch.set_num_threads(1)
write_files()
golden = {
    "madeBy": "test/goldens/backbones.py",
    "versions": {
        "torch": torch.__version__,
        "torchvision": torchvision.__version__,
        "pillow": PIL.__version__,
    },
    "features": {name: features(name) for name in ["alexnet", "resnet18", "resnet34", "resnet152"]},
    "crops": [
        crop(*size)
        for size in [(350, 350), (256, 256), (224, 224), (300, 451), (1200, 899), (97, 230), (2001, 640)]
    ],
}
(here / "backbones.json").write_text(json.dumps(golden, indent=1) + "\n")
