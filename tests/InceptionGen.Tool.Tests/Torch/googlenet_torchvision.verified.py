"""GoogLeNetTorchvision in PyTorch, made by InceptionGen from the table
googlenet_torchvision.csv.

Source: torchvision's googlenet, after Szegedy et al., Going Deeper with
Convolutions (arXiv 1409.4842)

Lineage: torchvision: batch norm instead of biases and local response
normalisation, 3x3 where the paper has 5x5, a fourth pool of 2x2

It reads images (N, C, H, W) of bytes turned into numbers by rgb / 127.5 - 1.

"python3 googlenet_torchvision.py" compares it with InceptionGen.
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
INPUT = (3, 224, 224)


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


class LinearReLU(nn.Linear):
    """A linear layer and ReLU."""

    def forward(self, x):
        return F.relu(super().forward(x))


class Inception(nn.Module):
    """Rows inception (3a) to inception (5b) of the table."""

    def __init__(
        self,
        in_channels,
        ch1x1,
        ch3x3_reduce,
        ch3x3,
        ch3x3_reduce_2,
        ch3x3_2,
        pool_proj,
    ):
        super().__init__()
        self.branch1 = ConvBNReLU(in_channels, ch1x1, 1)
        self.branch2 = nn.Sequential(
            ConvBNReLU(in_channels, ch3x3_reduce, 1),
            ConvBNReLU(ch3x3_reduce, ch3x3, 3, padding=1),
        )
        self.branch3 = nn.Sequential(
            ConvBNReLU(in_channels, ch3x3_reduce_2, 1),
            ConvBNReLU(ch3x3_reduce_2, ch3x3_2, 3, padding=1),
        )
        self.branch4 = nn.Sequential(
            nn.MaxPool2d(3, stride=1, padding=1, ceil_mode=False),
            ConvBNReLU(in_channels, pool_proj, 1),
        )

    def forward(self, x):
        return torch.cat([
            self.branch1(x), self.branch2(x), self.branch3(x), self.branch4(x)
        ], 1)


class AuxiliaryClassifier(nn.Module):
    """The auxiliary classifiers aux1 and aux2 of the table."""

    def __init__(self, in_channels):
        super().__init__()
        self.pool = nn.AdaptiveAvgPool2d(4)
        self.conv = ConvBNReLU(in_channels, 128, 1)
        self.fc1 = LinearReLU(2048, 1024)
        self.dropout = nn.Dropout(0.7)
        self.fc2 = nn.Linear(1024, 1000)

    def forward(self, x):
        x = self.pool(x)
        x = self.conv(x)
        x = self.fc1(torch.flatten(x, 1))
        x = self.dropout(x)
        return self.fc2(x)


class Outputs(NamedTuple):
    """What training gets: the logits of the network and of each auxiliary
    classifier.
    """

    logits: torch.Tensor
    aux1: torch.Tensor
    aux2: torch.Tensor


class GoogLeNetTorchvision(nn.Module):
    """Images to logits (N, 1000).

    In training it returns Outputs.
    """

    def __init__(self):
        super().__init__()
        self.conv1 = ConvBNReLU(3, 64, 7, stride=2, padding=3)
        self.maxpool1 = nn.MaxPool2d(3, stride=2, padding=0, ceil_mode=True)
        self.conv2 = ConvBNReLU(64, 64, 1)
        self.conv3 = ConvBNReLU(64, 192, 3, padding=1)
        self.maxpool2 = nn.MaxPool2d(3, stride=2, padding=0, ceil_mode=True)
        self.inception3a = Inception(192, 64, 96, 128, 16, 32, 32)
        self.inception3b = Inception(256, 128, 128, 192, 32, 96, 64)
        self.maxpool3 = nn.MaxPool2d(3, stride=2, padding=0, ceil_mode=True)
        self.inception4a = Inception(480, 192, 96, 208, 16, 48, 64)
        self.aux1 = AuxiliaryClassifier(512)
        self.inception4b = Inception(512, 160, 112, 224, 24, 64, 64)
        self.inception4c = Inception(512, 128, 128, 256, 24, 64, 64)
        self.inception4d = Inception(512, 112, 144, 288, 32, 64, 64)
        self.aux2 = AuxiliaryClassifier(528)
        self.inception4e = Inception(528, 256, 160, 320, 32, 128, 128)
        self.maxpool4 = nn.MaxPool2d(2, stride=2, padding=0, ceil_mode=False)
        self.inception5a = Inception(832, 256, 160, 320, 32, 128, 128)
        self.inception5b = Inception(832, 384, 192, 384, 48, 128, 128)
        self.avgpool = nn.AvgPool2d(
            7, stride=1, padding=0, ceil_mode=False, count_include_pad=False
        )
        self.dropout = nn.Dropout(0.2)
        self.fc = nn.Linear(1024, 1000)

    def forward(self, x):
        x = self.conv1(x)  # 112x112x64
        x = self.maxpool1(x)  # 56x56x64
        x = self.conv2(x)  # 56x56x64
        x = self.conv3(x)  # 56x56x192
        x = self.maxpool2(x)  # 28x28x192
        x = self.inception3a(x)  # 28x28x256
        x = self.inception3b(x)  # 28x28x480
        x = self.maxpool3(x)  # 14x14x480
        x = self.inception4a(x)  # 14x14x512
        aux1 = self.aux1(x) if self.training else None
        x = self.inception4b(x)  # 14x14x512
        x = self.inception4c(x)  # 14x14x512
        x = self.inception4d(x)  # 14x14x528
        aux2 = self.aux2(x) if self.training else None
        x = self.inception4e(x)  # 14x14x832
        x = self.maxpool4(x)  # 7x7x832
        x = self.inception5a(x)  # 7x7x832
        x = self.inception5b(x)  # 7x7x1024
        x = self.avgpool(x)  # 1x1x1024
        x = self.dropout(x)  # 1x1x1024
        x = self.fc(torch.flatten(x, 1))  # 1x1x1000
        if self.training:
            return Outputs(x, aux1, aux2)
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
    model = GoogLeNetTorchvision().eval()
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
