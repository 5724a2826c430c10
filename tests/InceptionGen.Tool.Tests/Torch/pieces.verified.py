"""Pieces in PyTorch, made by InceptionGen from the table pieces.csv.

Source: every operation that a table has, and every kind of padding

It reads images (N, C, H, W) of bytes turned into numbers by rgb / 127.5 - 1.

"python3 pieces.py" compares it with InceptionGen.
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
INPUT = (4, 33, 30)


class ConvBNReLU(nn.Conv2d):
    """A convolution, batch norm and ReLU."""

    def __init__(self, in_channels, out_channels, kernel_size, **options):
        super().__init__(
            in_channels, out_channels, kernel_size, bias=True, **options
        )
        self.bn = nn.BatchNorm2d(out_channels, eps=0.002, momentum=0.1)
        # The table's batch norm has no gamma.
        self.bn.register_parameter("weight", None)

    def forward(self, x):
        return F.relu(self.bn(super().forward(x)))


class ConvBNReLU6(nn.Conv2d):
    """A convolution, batch norm and ReLU6. Where sides are padded differently,
    pad says (left, right, top, bottom).
    """

    def __init__(
        self,
        in_channels,
        out_channels,
        kernel_size,
        pad=(0, 0, 0, 0),
        **options,
    ):
        super().__init__(
            in_channels, out_channels, kernel_size, bias=True, **options
        )
        self.pad = pad
        self.bn = nn.BatchNorm2d(out_channels, eps=0.002, momentum=0.1)
        # The table's batch norm has no gamma.
        self.bn.register_parameter("weight", None)

    def forward(self, x):
        x = F.pad(x, self.pad)
        return F.relu6(self.bn(super().forward(x)))


class PaddedConv(nn.Conv2d):
    """A convolution. Where sides are padded differently, pad says (left,
    right, top, bottom).
    """

    def __init__(self, *sizes, pad=(0, 0, 0, 0), **options):
        super().__init__(*sizes, **options)
        self.pad = pad

    def forward(self, x):
        x = F.pad(x, self.pad)
        return super().forward(x)


class BNSigmoid(nn.BatchNorm2d):
    """Batch norm and sigmoid."""

    def __init__(self, channels):
        super().__init__(channels, eps=0.01, momentum=0.2)

    def forward(self, x):
        return torch.sigmoid(super().forward(x))


class ConvReLU(nn.Conv2d):
    """A convolution and ReLU."""

    def forward(self, x):
        return F.relu(super().forward(x))


class LinearBNReLU(nn.Linear):
    """A linear layer, batch norm and ReLU."""

    def __init__(self, in_features, out_features):
        super().__init__(in_features, out_features, bias=False)
        self.bn = nn.BatchNorm1d(out_features, eps=0.001, momentum=0.01)

    def forward(self, x):
        return F.relu(self.bn(super().forward(x)))


class PaddedAvgPool2d(nn.AvgPool2d):
    """An average pool with padding (left, right, top, bottom) of any size.

    It divides by what a window covers of the map and of the counted padding.
    """

    def __init__(self, kernel_size, stride, pad, counted=(0, 0, 0, 0)):
        super().__init__(kernel_size, stride, padding=0, ceil_mode=False)
        self.pad = pad
        self.counted = counted

    def forward(self, x):
        ones = F.pad(torch.ones_like(x[:1, :1]), self.counted, value=1.0)
        beyond = [pad - part for pad, part in zip(self.pad, self.counted)]
        share = super().forward(F.pad(ones, beyond))
        return super().forward(F.pad(x, self.pad)) / share


class PaddedMaxPool2d(nn.MaxPool2d):
    """A max pool with padding (left, right, top, bottom) of any size."""

    def __init__(self, kernel_size, stride, pad):
        super().__init__(kernel_size, stride, padding=0, ceil_mode=False)
        self.pad = pad

    def forward(self, x):
        return super().forward(F.pad(x, self.pad, value=float("-inf")))


class Split(nn.Module):
    """Row split of the table."""

    def __init__(self, in_channels):
        super().__init__()
        self.branch1 = ConvBNReLU(in_channels, 8, 1)
        self.conv1x1 = ConvBNReLU(in_channels, 4, 1)
        self.conv3x3 = ConvBNReLU(4, 6, 3, padding=1)
        self.branch2_1 = ConvBNReLU(6, 5, (1, 3), padding=(0, 1))
        self.branch2_2 = ConvBNReLU(6, 3, (3, 1), padding=(1, 0))
        self.branch3 = nn.Sequential(
            nn.AvgPool2d(
                3,
                stride=1,
                padding=1,
                ceil_mode=False,
                count_include_pad=False,
            ),
            ConvBNReLU(in_channels, 6, 1),
        )
        self.branch4 = nn.Sequential(
            PaddedAvgPool2d(2, stride=1, pad=(0, 1, 0, 1)),
            ConvBNReLU(in_channels, 2, 1),
        )

    def forward(self, x):
        branch2 = self.conv1x1(x)
        branch2 = self.conv3x3(branch2)
        branch2 = torch.cat([
            self.branch2_1(branch2), self.branch2_2(branch2)
        ], 1)
        return torch.cat([
            self.branch1(x), branch2, self.branch3(x), self.branch4(x)
        ], 1)


class Block(nn.Module):
    """Rows block, Block 1 and Block 2 of the table."""

    def __init__(self, in_channels):
        super().__init__()
        self.branch1 = ConvBNReLU(in_channels, 4, 1)
        self.branch2 = nn.Sequential(
            ConvBNReLU(in_channels, 4, 1), ConvBNReLU(4, 4, 3, padding=1)
        )
        self.conv1x1 = nn.Conv2d(8, 24, 1)

    def forward(self, x):
        body = torch.cat([self.branch1(x), self.branch2(x)], 1)
        return F.relu(x + 0.5 * self.conv1x1(body))


class AuxiliaryClassifier(nn.Module):
    """The auxiliary classifier side of the table."""

    def __init__(self, in_channels):
        super().__init__()
        self.pool = nn.MaxPool2d((4, 2), stride=1, padding=0, ceil_mode=False)
        self.side_conv = ConvBNReLU(in_channels, 8, 1)
        self.side = nn.Linear(8, 5)

    def forward(self, x):
        x = self.pool(x)
        x = self.side_conv(x)
        return self.side(torch.flatten(x, 1))


class Outputs(NamedTuple):
    """What training gets: the logits of the network and of each auxiliary
    classifier.
    """

    logits: torch.Tensor
    side: torch.Tensor


class Pieces(nn.Module):
    """Images to logits (N, 5).

    In training it returns Outputs.
    """

    def __init__(self):
        super().__init__()
        self.first = ConvBNReLU6(
            4, 12, (3, 4), stride=(2, 3), pad=(0, 1, 1, 1)
        )
        self.local_response_norm = nn.LocalResponseNorm(
            3, alpha=0.5, beta=0.6, k=2.0
        )
        self.max_pool = nn.MaxPool2d(
            (3, 2), stride=2, padding=(1, 0), ceil_mode=False
        )
        self.depth = PaddedConv(
            12, 24, (4, 3), pad=(1, 1, 2, 1), groups=12, bias=False
        )
        self.even_max = PaddedMaxPool2d(2, stride=1, pad=(0, 1, 0, 1))
        self.batch_norm = BNSigmoid(24)
        self.groups = ConvReLU(24, 18, 3, stride=2, groups=3)
        self.split = Split(18)
        self.side = AuxiliaryClassifier(24)
        self.block = Block(24)
        self.Block = nn.Sequential(*[Block(24) for _ in range(2)])
        self.uneven = PaddedAvgPool2d(
            3, stride=2, pad=(1, 2, 0, 1), counted=(1, 1, 0, 1)
        )
        self.even_avg = PaddedAvgPool2d(
            2, stride=1, pad=(0, 1, 0, 1), counted=(0, 1, 0, 1)
        )
        self.adaptive_avg_pool = nn.AdaptiveAvgPool2d(2)
        self.hidden = LinearBNReLU(96, 16)
        self.dropout = nn.Dropout(0.25)
        self.linear = nn.Linear(16, 5)

    def forward(self, x):
        x = self.first(x)  # 17x10x12
        x = self.local_response_norm(x)  # 17x10x12
        x = self.max_pool(x)  # 9x5x12
        x = self.depth(x)  # 9x5x24
        x = self.even_max(x)  # 9x5x24
        x = self.batch_norm(x)  # 9x5x24
        x = self.groups(x)  # 4x2x18
        x = self.split(x)  # 4x2x24
        side = self.side(x) if self.training else None
        x = self.block(x)  # 4x2x24
        x = self.Block(x)  # 4x2x24
        x = self.uneven(x)  # 2x2x24
        x = self.even_avg(x)  # 2x2x24
        x = self.adaptive_avg_pool(x)  # 2x2x24
        x = torch.flatten(x.permute(0, 2, 3, 1), 1)  # 1x1x96
        x = self.hidden(x)  # 1x1x16
        x = self.dropout(x)  # 1x1x16
        x = self.linear(x)  # 1x1x5
        if self.training:
            return Outputs(x, side)
        return x

    def predict(self, x):
        """Probabilities (N, C), as the table's last row gives them."""
        outputs = self(x)
        logits = outputs.logits if self.training else outputs
        return torch.softmax(logits, 1)

    def state_dict(self, *args, prefix="", **options):
        """The tensors, called as the table's weight files call them."""
        state = super().state_dict(*args, prefix=prefix, **options)
        renamed = {
            prefix + name: state.pop(prefix + key)
            for key, name in tensor_names(self).items()
        }
        state.update(renamed)
        return state

    def load_state_dict(self, state_dict, strict=True):
        """Takes the tensors of a file that calls them as the table does."""
        keys = {name: key for key, name in tensor_names(self).items()}
        state = {keys.get(name, name): state_dict[name] for name in state_dict}
        return super().load_state_dict(state, strict)


# What weight files call modules, with all that is in them.
NAMES = {
    "split.branch1": "split/conv/1x1",
    "split.conv1x1": "split/conv_2/1x1",
    "split.conv3x3": "split/conv_2/3x3",
    "split.branch2_1": "split/conv_2/1x3_3x1_1",
    "split.branch2_2": "split/conv_2/1x3_3x1_2",
    "split.branch3.1": "split/avg_pool/1x1",
    "split.branch4.1": "split/avg_pool_2/1x1",
    "side.side_conv": "side_conv",
    "side.side": "side",
    "block.branch1": "block/conv/1x1",
    "block.branch2.0": "block/conv_2/1x1",
    "block.branch2.1": "block/conv_2/3x3",
    "block.conv1x1": "block/residual/1x1",
    "Block.0.branch1": "Block_1/conv/1x1",
    "Block.0.branch2.0": "Block_1/conv_2/1x1",
    "Block.0.branch2.1": "Block_1/conv_2/3x3",
    "Block.0.conv1x1": "Block_1/residual/1x1",
    "Block.1.branch1": "Block_2/conv/1x1",
    "Block.1.branch2.0": "Block_2/conv_2/1x1",
    "Block.1.branch2.1": "Block_2/conv_2/3x3",
    "Block.1.conv1x1": "Block_2/residual/1x1",
}

# What they append to a module's name for each tensor, if it is not a point and
# PyTorch's name of it.
ENDINGS = {}


def file_name(path):
    """What weight files call a module or a tensor."""
    known, rest = path, ""
    while known:
        if known in NAMES:
            return NAMES[known] + rest
        known, _, last = known.rpartition(".")
        rest = "." + last + rest
    return path


def tensor_names(model):
    """What weight files call the tensors, by PyTorch's names of them."""
    names = {}
    for name in nn.Module.state_dict(model):
        owner, _, tensor = name.rpartition(".")
        ending = "." + tensor
        for kind, endings in ENDINGS.items():
            if isinstance(model.get_submodule(owner), kind):
                ending = endings.get(tensor, ending)
        names[name] = NAMES.get(name) or file_name(owner) + ending
    return names


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
    model = Pieces().eval()
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
