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
