"""Writes weightFiles.json: files of weights in the formats before PyTorch 1.6 and of numpy, and some that lie.

Run as `python3 test/goldens/weightFiles.py` (made with torch 1.13.0, numpy 1.24.2).
"""

import base64
import io
import json
import pickle
import struct
from collections import OrderedDict
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch._utils import _rebuild_tensor_v2

MAGIC = 0x1950A86A20F9469CFC6C
PROTOCOL = 1001


def saved(state):
    """As torch.save wrote it before 1.6."""
    file = io.BytesIO()
    torch.save(state, file, _use_new_zipfile_serialization=False)
    return file.getvalue()


class Storage:
    def __init__(self, count, key="0", view=None, kind=torch.FloatStorage):
        self.id = ("storage", kind, key, "cpu", count, view)


class Tensor:
    def __init__(self, storage, offset, shape, stride):
        self.parts = storage, offset, shape, stride

    def __reduce__(self):
        return _rebuild_tensor_v2, (*self.parts, False, OrderedDict())


class Pickler(pickle.Pickler):
    def persistent_id(self, value):
        return value.id if isinstance(value, Storage) else None


def legacy(tensor, protocol=PROTOCOL, little_endian=True, keys=("0",), count=6, numbers=6, rest=b""):
    """A file in that format by hand, so that it can lie."""
    file = io.BytesIO()
    system = {"protocol_version": protocol, "little_endian": little_endian, "type_sizes": {}}
    for value in [MAGIC, protocol, system]:
        pickle.dump(value, file, protocol=2)
    Pickler(file, protocol=2).dump({"it": tensor})
    pickle.dump(list(keys), file, protocol=2)
    file.write(struct.pack("<q", count) + np.arange(numbers, dtype="<f4").tobytes() + rest)
    return file.getvalue()


def viewed(offset, shape, stride, **lies):
    return legacy(Tensor(Storage(6), offset, shape, stride), **lies)


values = np.arange(12, dtype=np.float32) / 4
state = OrderedDict(nn.BatchNorm2d(2).state_dict())
numbers = torch.arange(8, dtype=torch.float32)
state.update(
    first=nn.Parameter(torch.from_numpy(values[:6]).reshape(2, 3)),
    part=numbers[2:5],
    even=numbers[::2],
    turned=torch.arange(6, dtype=torch.float32).reshape(2, 3).T,
    kernel=torch.arange(24, dtype=torch.float32).reshape(2, 3, 1, 4).permute(3, 2, 0, 1),
)
module = nn.BatchNorm2d(2).state_dict()

torch_files = {
    "good": saved(state),
    "module": saved(module),
    "byHand": viewed(0, (2, 3), (3, 1)),
    "half": saved({"it": torch.zeros(2, dtype=torch.float16)}),
    "noTensor": legacy("text", keys=(), count=0, numbers=0)[:-8],
    "otherProtocol": viewed(0, (6,), (1,), protocol=1002),
    "bigEndian": viewed(0, (6,), (1,), little_endian=False),
    "otherKey": viewed(0, (6,), (1,), keys=("1",)),
    "noKeys": viewed(0, (6,), (1,), keys=(), count=0, numbers=0)[:-8],
    "otherCount": viewed(0, (6,), (1,), count=5),
    "fewNumbers": viewed(0, (6,), (1,), numbers=5),
    "moreBytes": viewed(0, (6,), (1,), rest=b"more"),
    "partOfAnother": legacy(Tensor(Storage(6, view=("1", 0, 6)), 0, (6,), (1,))),
    "hugeStorage": legacy(Tensor(Storage(2**50), 0, (6,), (1,))),
    "textCount": legacy(Tensor(Storage("6"), 0, (6,), (1,))),
    "negativeStride": viewed(5, (6,), (-1,)),
    "negativeOffset": viewed(-1, (6,), (1,)),
    "beyond": viewed(1, (2, 3), (3, 1)),
    "repeated": viewed(0, (1000000, 1000000), (0, 0)),
    "hugeShape": viewed(0, (2**40, 2**40), (2**40, 1)),
    "nineAxes": viewed(0, (1,) * 9, (1,) * 9),
    "otherAxes": viewed(0, (2, 3), (1,)),
}

kernel = values.reshape(2, 2, 1, 3)
bias = np.array([1, -2, 3], dtype=np.float32)


def dumped(value, protocol=3):
    return pickle.dumps(value, protocol=protocol)


short = dumped({"it": bias})
numpy_files = {
    "good": dumped({"conv1": [kernel, bias], "scale": bias[::2].copy()}),
    "doubles": dumped({"it": bias.astype(np.float64)}),
    "bigEndian": dumped({"it": bias.astype(">f4")}),
    "integers": dumped({"it": bias.astype(np.int32)}),
    "objects": dumped({"it": np.array([1, None], dtype=object)}),
    "columns": dumped({"it": np.asfortranarray(values.reshape(3, 4))}),
    "fewBytes": short.replace(b"C\x0c", b"C\x08").replace(bias.tobytes(), bias.tobytes()[:8]),
    "moreBytes": short.replace(b"C\x0c", b"C\x10").replace(bias.tobytes(), bias.tobytes() + bytes(4)),
    "hugeShape": short.replace(b"K\x03\x85", b"\x8a\x06" + bytes(5) + b"\x10\x85"),
    "negativeShape": short.replace(b"K\x03\x85", b"J\xfd\xff\xff\xff\x85"),
    "oneArray": dumped(bias),
    "numbers": dumped({"it": [1, 2]}),
    "deep": dumped({"a": [[[[bias]]]]}),
    "scalars": dumped({"it": np.float32(1)}),
    "otherProtocol": dumped({"it": bias}, protocol=2),
}


def text(files):
    return {name: base64.b64encode(content).decode() for name, content in files.items()}


golden = {
    "madeBy": "test/goldens/weightFiles.py",
    "versions": {"torch": torch.__version__, "numpy": np.__version__},
    "torch": text(torch_files),
    "numpy": text(numpy_files),
}
path = Path(__file__).parent / "weightFiles.json"
path.write_text(json.dumps(golden, indent=1) + "\n")
