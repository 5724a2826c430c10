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
