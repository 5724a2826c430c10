"""InceptionV3 in PyTorch, made by InceptionGen from the table
inception_v3.csv.

Source: Szegedy et al., Rethinking the Inception Architecture for Computer
Vision (arXiv 1512.00567)

Lineage: torchvision: average pools count their padding, batch norm with gamma,
one auxiliary classifier

It reads images (N, C, H, W) of bytes turned into numbers by rgb / 127.5 - 1.

"python3 inception_v3.py" compares it with InceptionGen.
"""

import ctypes
import json
import math
import os
import sys
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import nn

# Channels, rows and columns of an image.
INPUT = (3, 299, 299)


class ConvBNReLU(nn.Module):
    """A convolution, batch norm and ReLU."""

    def __init__(self, in_channels, out_channels, kernel_size, **options):
        super().__init__()
        self.conv = nn.Conv2d(
            in_channels, out_channels, kernel_size, bias=False, **options
        )
        self.bn = nn.BatchNorm2d(out_channels, eps=0.001, momentum=0.01)

    def forward(self, x):
        return F.relu(self.bn(self.conv(x)))


class InceptionA(nn.Module):
    """Rows Mixed_5b, Mixed_5c and Mixed_5d of the table."""

    def __init__(self, in_channels, ch1x1):
        super().__init__()
        self.branch1x1 = ConvBNReLU(in_channels, 64, 1)
        self.branch5x5_1 = ConvBNReLU(in_channels, 48, 1)
        self.branch5x5_2 = ConvBNReLU(48, 64, 5, padding=2)
        self.branch3x3dbl_1 = ConvBNReLU(in_channels, 64, 1)
        self.branch3x3dbl_2 = ConvBNReLU(64, 96, 3, padding=1)
        self.branch3x3dbl_3 = ConvBNReLU(96, 96, 3, padding=1)
        self.pool = nn.AvgPool2d(
            3, stride=1, padding=1, ceil_mode=False, count_include_pad=True
        )
        self.branch_pool = ConvBNReLU(in_channels, ch1x1, 1)

    def forward(self, x):
        branch2 = self.branch5x5_1(x)
        branch3 = self.branch3x3dbl_1(x)
        branch3 = self.branch3x3dbl_2(branch3)
        branch4 = self.pool(x)
        return torch.cat([
            self.branch1x1(x),
            self.branch5x5_2(branch2),
            self.branch3x3dbl_3(branch3),
            self.branch_pool(branch4),
        ], 1)


class ReductionA(nn.Module):
    """Row Mixed_6a of the table."""

    def __init__(self, in_channels):
        super().__init__()
        self.branch3x3 = ConvBNReLU(in_channels, 384, 3, stride=2)
        self.branch3x3dbl_1 = ConvBNReLU(in_channels, 64, 1)
        self.branch3x3dbl_2 = ConvBNReLU(64, 96, 3, padding=1)
        self.branch3x3dbl_3 = ConvBNReLU(96, 96, 3, stride=2)
        self.pool = nn.MaxPool2d(3, stride=2, padding=0, ceil_mode=False)

    def forward(self, x):
        branch2 = self.branch3x3dbl_1(x)
        branch2 = self.branch3x3dbl_2(branch2)
        return torch.cat([
            self.branch3x3(x), self.branch3x3dbl_3(branch2), self.pool(x)
        ], 1)


class InceptionB(nn.Module):
    """Rows Mixed_6b to Mixed_6e of the table."""

    def __init__(self, in_channels, channels):
        super().__init__()
        self.branch1x1 = ConvBNReLU(in_channels, 192, 1)
        self.branch7x7_1 = ConvBNReLU(in_channels, channels, 1)
        self.branch7x7_2 = ConvBNReLU(
            channels, channels, (1, 7), padding=(0, 3)
        )
        self.branch7x7_3 = ConvBNReLU(channels, 192, (7, 1), padding=(3, 0))
        self.branch7x7dbl_1 = ConvBNReLU(in_channels, channels, 1)
        self.branch7x7dbl_2 = ConvBNReLU(
            channels, channels, (7, 1), padding=(3, 0)
        )
        self.branch7x7dbl_3 = ConvBNReLU(
            channels, channels, (1, 7), padding=(0, 3)
        )
        self.branch7x7dbl_4 = ConvBNReLU(
            channels, channels, (7, 1), padding=(3, 0)
        )
        self.branch7x7dbl_5 = ConvBNReLU(channels, 192, (1, 7), padding=(0, 3))
        self.pool = nn.AvgPool2d(
            3, stride=1, padding=1, ceil_mode=False, count_include_pad=True
        )
        self.branch_pool = ConvBNReLU(in_channels, 192, 1)

    def forward(self, x):
        branch2 = self.branch7x7_1(x)
        branch2 = self.branch7x7_2(branch2)
        branch3 = self.branch7x7dbl_1(x)
        branch3 = self.branch7x7dbl_2(branch3)
        branch3 = self.branch7x7dbl_3(branch3)
        branch3 = self.branch7x7dbl_4(branch3)
        branch4 = self.pool(x)
        return torch.cat([
            self.branch1x1(x),
            self.branch7x7_3(branch2),
            self.branch7x7dbl_5(branch3),
            self.branch_pool(branch4),
        ], 1)


class ReductionB(nn.Module):
    """Row Mixed_7a of the table."""

    def __init__(self, in_channels):
        super().__init__()
        self.branch3x3_1 = ConvBNReLU(in_channels, 192, 1)
        self.branch3x3_2 = ConvBNReLU(192, 320, 3, stride=2)
        self.branch7x7x3_1 = ConvBNReLU(in_channels, 192, 1)
        self.branch7x7x3_2 = ConvBNReLU(192, 192, (1, 7), padding=(0, 3))
        self.branch7x7x3_3 = ConvBNReLU(192, 192, (7, 1), padding=(3, 0))
        self.branch7x7x3_4 = ConvBNReLU(192, 192, 3, stride=2)
        self.pool = nn.MaxPool2d(3, stride=2, padding=0, ceil_mode=False)

    def forward(self, x):
        branch1 = self.branch3x3_1(x)
        branch2 = self.branch7x7x3_1(x)
        branch2 = self.branch7x7x3_2(branch2)
        branch2 = self.branch7x7x3_3(branch2)
        return torch.cat([
            self.branch3x3_2(branch1),
            self.branch7x7x3_4(branch2),
            self.pool(x),
        ], 1)


class InceptionC(nn.Module):
    """Rows Mixed_7b and Mixed_7c of the table."""

    def __init__(self, in_channels):
        super().__init__()
        self.branch1x1 = ConvBNReLU(in_channels, 320, 1)
        self.branch3x3_1 = ConvBNReLU(in_channels, 384, 1)
        self.branch3x3_2a = ConvBNReLU(384, 384, (1, 3), padding=(0, 1))
        self.branch3x3_2b = ConvBNReLU(384, 384, (3, 1), padding=(1, 0))
        self.branch3x3dbl_1 = ConvBNReLU(in_channels, 448, 1)
        self.branch3x3dbl_2 = ConvBNReLU(448, 384, 3, padding=1)
        self.branch3x3dbl_3a = ConvBNReLU(384, 384, (1, 3), padding=(0, 1))
        self.branch3x3dbl_3b = ConvBNReLU(384, 384, (3, 1), padding=(1, 0))
        self.pool = nn.AvgPool2d(
            3, stride=1, padding=1, ceil_mode=False, count_include_pad=True
        )
        self.branch_pool = ConvBNReLU(in_channels, 192, 1)

    def forward(self, x):
        branch2 = self.branch3x3_1(x)
        branch2 = torch.cat([
            self.branch3x3_2a(branch2), self.branch3x3_2b(branch2)
        ], 1)
        branch3 = self.branch3x3dbl_1(x)
        branch3 = self.branch3x3dbl_2(branch3)
        branch3 = torch.cat([
            self.branch3x3dbl_3a(branch3), self.branch3x3dbl_3b(branch3)
        ], 1)
        branch4 = self.pool(x)
        return torch.cat([
            self.branch1x1(x), branch2, branch3, self.branch_pool(branch4)
        ], 1)


class AuxiliaryClassifier(nn.Module):
    """The auxiliary classifier aux of the table."""

    def __init__(self, in_channels):
        super().__init__()
        self.pool = nn.AvgPool2d(
            5, stride=3, padding=0, ceil_mode=False, count_include_pad=True
        )
        self.conv0 = ConvBNReLU(in_channels, 128, 1)
        self.conv1 = ConvBNReLU(128, 768, 5)
        self.fc = nn.Linear(768, 1000)

    def forward(self, x):
        x = self.pool(x)
        x = self.conv0(x)
        x = self.conv1(x)
        return self.fc(torch.flatten(x, 1))


class Outputs(NamedTuple):
    """What training gets: the logits of the network and of each auxiliary
    classifier.
    """

    logits: torch.Tensor
    aux: torch.Tensor


class InceptionV3(nn.Module):
    """Images to logits (N, 1000).

    In training it returns Outputs.
    """

    def __init__(self):
        super().__init__()
        self.Conv2d_1a_3x3 = ConvBNReLU(3, 32, 3, stride=2)
        self.Conv2d_2a_3x3 = ConvBNReLU(32, 32, 3)
        self.Conv2d_2b_3x3 = ConvBNReLU(32, 64, 3, padding=1)
        self.maxpool1 = nn.MaxPool2d(3, stride=2, padding=0, ceil_mode=False)
        self.Conv2d_3b_1x1 = ConvBNReLU(64, 80, 1)
        self.Conv2d_4a_3x3 = ConvBNReLU(80, 192, 3)
        self.maxpool2 = nn.MaxPool2d(3, stride=2, padding=0, ceil_mode=False)
        self.Mixed_5b = InceptionA(192, 32)
        self.Mixed_5c = InceptionA(256, 64)
        self.Mixed_5d = InceptionA(288, 64)
        self.Mixed_6a = ReductionA(288)
        self.Mixed_6b = InceptionB(768, 128)
        self.Mixed_6c = InceptionB(768, 160)
        self.Mixed_6d = InceptionB(768, 160)
        self.Mixed_6e = InceptionB(768, 192)
        self.AuxLogits = AuxiliaryClassifier(768)
        self.Mixed_7a = ReductionB(768)
        self.Mixed_7b = InceptionC(1280)
        self.Mixed_7c = InceptionC(2048)
        self.avgpool = nn.AvgPool2d(
            8, stride=1, padding=0, ceil_mode=False, count_include_pad=True
        )
        self.dropout = nn.Dropout(0.5)
        self.fc = nn.Linear(2048, 1000)

    def forward(self, x):
        x = self.Conv2d_1a_3x3(x)  # 149x149x32
        x = self.Conv2d_2a_3x3(x)  # 147x147x32
        x = self.Conv2d_2b_3x3(x)  # 147x147x64
        x = self.maxpool1(x)  # 73x73x64
        x = self.Conv2d_3b_1x1(x)  # 73x73x80
        x = self.Conv2d_4a_3x3(x)  # 71x71x192
        x = self.maxpool2(x)  # 35x35x192
        x = self.Mixed_5b(x)  # 35x35x256
        x = self.Mixed_5c(x)  # 35x35x288
        x = self.Mixed_5d(x)  # 35x35x288
        x = self.Mixed_6a(x)  # 17x17x768
        x = self.Mixed_6b(x)  # 17x17x768
        x = self.Mixed_6c(x)  # 17x17x768
        x = self.Mixed_6d(x)  # 17x17x768
        x = self.Mixed_6e(x)  # 17x17x768
        aux = self.AuxLogits(x) if self.training else None
        x = self.Mixed_7a(x)  # 8x8x1280
        x = self.Mixed_7b(x)  # 8x8x2048
        x = self.Mixed_7c(x)  # 8x8x2048
        x = self.avgpool(x)  # 1x1x2048
        x = self.dropout(x)  # 1x1x2048
        x = self.fc(torch.flatten(x, 1))  # 1x1x1000
        if self.training:
            return Outputs(x, aux)
        return x

    def predict(self, x):
        """Probabilities (N, C), as the table's last row gives them."""
        outputs = self(x)
        logits = outputs.logits if self.training else outputs
        return torch.softmax(logits, 1)


# Weights: files of safetensors, which the network's C# class loads.

TYPES = {
    "F64": torch.float64,
    "F32": torch.float32,
    "F16": torch.float16,
    "BF16": torch.bfloat16,
    "I64": torch.int64,
}


def load_safetensors(path):
    """The tensors of a file, by name. A damaged one is a ValueError."""
    with open(path, "rb") as file:
        content = bytearray(file.read())
    start = 8 + int.from_bytes(content[:8], "little")
    tensors = {}
    try:
        header = json.loads(content[8:start])
        header.pop("__metadata__", None)
        for name, entry in header.items():
            begin, end = entry["data_offsets"]
            kind = TYPES[entry["dtype"]]
            values = content[start + begin : start + end]
            values = torch.frombuffer(values, dtype=kind)
            tensors[name] = values.reshape(entry["shape"])
    except (AttributeError, KeyError, RuntimeError, TypeError, ValueError):
        raise ValueError(f"{path}: not safetensors, or damaged") from None
    return tensors


def save_safetensors(tensors, path):
    """Writes tensors as float32, but not the counters of batch norm."""
    kept = {
        name: tensor.detach().to("cpu", torch.float32).contiguous()
        for name, tensor in tensors.items()
        if not name.endswith("num_batches_tracked")
    }
    header, end = {}, 0
    for name, tensor in kept.items():
        begin, end = end, end + 4 * tensor.numel()
        header[name] = {
            "dtype": "F32",
            "shape": list(tensor.shape),
            "data_offsets": [begin, end],
        }
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path + ".tmp", "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for tensor in kept.values():
            size = 4 * tensor.numel()
            file.write(ctypes.string_at(tensor.data_ptr(), size))
    os.replace(path + ".tmp", path)


# Made-up weights, which everybody can draw: those of InceptionGen.


def signed(value):
    """The 64-bit integer with the bits of one that has no sign."""
    return value - 2**64 if value >= 2**63 else value


def uniform(name, begin, end):
    """Numbers begin to end of a tensor's series in [0, 1): SplitMix64."""
    seed = 0xCBF29CE484222325
    for byte in name.encode():
        seed = (seed ^ byte) * 0x100000001B3 % 2**64
    z = torch.arange(begin + 1, end + 1, dtype=torch.int64)
    z = z * signed(0x9E3779B97F4A7C15) + signed(seed)
    for shift, factor in (
        (30, 0xBF58476D1CE4E5B9),
        (27, 0x94D049BB133111EB),
    ):
        z = (z ^ (z >> shift & 2 ** (64 - shift) - 1)) * signed(factor)
    z = z ^ (z >> 31 & 2**33 - 1)
    return (z >> 40 & 2**24 - 1).double() / 2**24


def synthetic_kernel(name, shape):
    """Filters that keep a signal's size from layer to layer."""
    values = torch.empty(shape)
    fan = values[0].numel()
    gain = 4 / fan**0.5 if len(shape) == 2 else 1 / (0.4 * fan) ** 0.5
    step = max(1, 2**22 // fan)
    for start in range(0, shape[0], step):
        end = min(start + step, shape[0])
        drawn = uniform(name, start * fan, end * fan).reshape(-1, fan)
        drawn = (2 * drawn - 1) * 3**0.5
        if fan > 8:
            drawn -= drawn.mean(1, keepdim=True)
        values[start:end] = (drawn * gain).reshape(values[start:end].shape)
    return values


def synthetic_weights(model):
    """A state_dict for the model. It recognises nothing."""
    state = {}
    keys = nn.Module.state_dict(model)
    for key, (name, tensor) in zip(keys, model.state_dict().items()):
        if tensor.dim() > 1:
            state[name] = synthetic_kernel(name, tensor.shape)
        elif tensor.dim() == 1:
            drawn = uniform(name, 0, tensor.numel())
            spread = 0.1 * 3**0.5 * (2 * drawn - 1)
            if key.endswith("running_var"):
                state[name] = (0.5 + drawn).float()
            elif key.endswith("weight"):
                state[name] = (1 + spread).float()
            else:
                state[name] = spread.float()
    return state


# A check, with numbers that InceptionGen computed.

EXPECTED = {
    0: 0.5,
    4: -1.25,
}
EXPECTED_NORM = 2.5


def check():
    """Compares the network's output for a known image with InceptionGen's.

    It is computed in float64, so that what differs is the rounding of one.
    """
    model = InceptionV3().eval()
    model.load_state_dict(synthetic_weights(model))
    model.double()
    image = torch.arange(math.prod(INPUT)) * 40503 % 65537 / 32768 - 1
    with torch.no_grad():
        logits = model(image.double().reshape(1, *INPUT)).flatten()

    largest = logits.abs().max().item()
    error = max(abs(logits[i].item() - EXPECTED[i]) for i in EXPECTED)
    norm = logits.norm().item()
    error = max(error / largest, abs(norm / EXPECTED_NORM - 1))
    name = type(model).__name__
    text = f"differs by {error:.1e} of the largest output"
    if not error < 1e-4:
        sys.exit(f"{name} does not give InceptionGen's numbers: {text}")
    print(f"{name} gives InceptionGen's numbers: {text}")


if __name__ == "__main__":
    check()
