"""Writes whole_model.h5, a model as Keras 2 saves it with model.save("whole_model.h5"): its layers in the attribute
model_config, and groups of weights. Every element of the n-th tensor is n. Needs h5py."""

import json
import os

import h5py
import numpy as np

layers = [
    ("Conv2D", "first", {"batch_input_shape": [None, 8, 8, 3], "filters": 4, "kernel_size": [3, 3], "padding": "same", "activation": "relu"},
     {"kernel": (3, 3, 3, 4), "bias": (4,)}),
    ("DepthwiseConv2D", "deep", {"kernel_size": [3, 3], "strides": [2, 2], "padding": "same", "use_bias": False}, {"depthwise_kernel": (3, 3, 4, 1)}),
    ("BatchNormalization", "norm", {"axis": [3], "epsilon": 0.001}, {"gamma": (4,), "beta": (4,), "moving_mean": (4,), "moving_variance": (4,)}),
    ("Activation", "act", {"activation": "relu"}, {}),
    ("GlobalAveragePooling2D", "pool", {}, {}),
    ("Dense", "scores", {"units": 2, "activation": "softmax"}, {"kernel": (4, 2), "bias": (2,)}),
]

config = {"class_name": "Sequential", "config": {"name": "whole", "layers": [{"class_name": kind, "config": {"name": name, **rest}} for kind, name, rest, _ in layers]}}
number = 0
with h5py.File(os.path.join(os.path.dirname(os.path.abspath(__file__)), "whole_model.h5"), "w") as file:
    file.attrs["keras_version"] = "2.11.0"
    file.attrs["backend"] = "tensorflow"
    file.attrs["model_config"] = json.dumps(config)
    weights = file.create_group("model_weights")
    weights.attrs["backend"] = "tensorflow"
    weights.attrs["layer_names"] = np.array([name.encode() for _, name, _, _ in layers])
    for _, name, _, tensors in layers:
        group = weights.create_group(name)
        group.attrs["weight_names"] = np.array([f"{name}/{role}:0".encode() for role in tensors]) if tensors else np.zeros(0)
        for role, shape in tensors.items():
            number += 1
            group.create_dataset(f"{name}/{role}:0", data=np.full(shape, number, "float32"))
