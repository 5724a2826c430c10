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
