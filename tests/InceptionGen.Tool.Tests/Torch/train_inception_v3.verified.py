"""Trains InceptionV3 by the recipe of its table, inception_v3.csv.

In one process: python3 train_inception_v3.py --data photos

On eight GPUs: torchrun --nproc_per_node=8 train_inception_v3.py --data photos

The folder has a folder of images for each class; reading them needs
torchvision. Without --data, images are made up.
"""

import argparse
import copy
import math
import os
import sys

import torch
import torch.distributed as dist
import torch.nn.functional as F
from torch import nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, Dataset
from torch.utils.data.distributed import DistributedSampler

from inception_v3 import INPUT, InceptionV3, load_safetensors, save_safetensors

# What the table says of training.
CLASSES = 1000
CLASS_NAMES = []
LABEL_SMOOTHING = 0.1
AUXILIARY_WEIGHT = 0.4
LEARNING_RATE = 0.045
WEIGHT_DECAY = 4e-05
GRADIENT_CLIPPING = 2.0
WEIGHT_AVERAGE = 0.9999
FROZEN = []


def initialize(model):
    """Draws the first weights."""
    for path, layer in model.named_modules():
        if not isinstance(layer, (nn.Conv2d, nn.Linear)):
            continue
        fan_in = layer.weight[0].numel()
        std = 0.1
        nn.init.trunc_normal_(layer.weight, std=std, a=-2 * std, b=2 * std)
        if layer.bias is not None:
            nn.init.zeros_(layer.bias)


def preprocess(images):
    """Bytes (N, C, H, W) as the network reads them: rgb / 127.5 - 1."""
    x = images.float()
    x = x / 127.5
    x = x - 1
    return x


def loss(logits, labels):
    return F.cross_entropy(logits, labels, label_smoothing=LABEL_SMOOTHING)


def rate_factor(epoch, epochs):
    """What the learning rate is multiplied by: a staircase of epochs."""
    return 0.94 ** math.floor(epoch / 2.0 + 1e-9)


class RMSProp(torch.optim.Optimizer):
    """RMSProp as the table has it.

    PyTorch's own has no choice of where epsilon goes and what the mean square
    begins with, and multiplies by the learning rate after the momentum.
    """

    def __init__(self, groups, lr, **numbers):
        super().__init__(groups, {"lr": lr, "weight_decay": 0.0, **numbers})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for weight in group["params"]:
                if weight.grad is not None:
                    self.update(weight, group)

    def update(self, weight, group):
        state, decay = self.state[weight], group["decay"]
        if not state:
            state["square"] = torch.full_like(weight, group["accumulator"])
            state["mean"] = torch.zeros_like(weight)
            state["velocity"] = torch.zeros_like(weight)
        gradient = weight.grad + group["weight_decay"] * weight
        square = state["square"]
        square.mul_(decay).addcmul_(gradient, gradient, value=1 - decay)
        if group["centered"]:
            state["mean"].lerp_(gradient, 1 - decay)
            square = (square - state["mean"] ** 2).clamp(min=0)
        if group["epsilon_outside"]:
            root = square.sqrt() + group["epsilon"]
        else:
            root = (square + group["epsilon"]).sqrt()
        velocity = state["velocity"].mul_(group["momentum"])
        velocity.add_(group["lr"] * gradient / root)
        weight.sub_(velocity)


def make_optimizer(groups, learning_rate):
    return RMSProp(
        groups,
        learning_rate,
        decay=0.9,
        momentum=0.9,
        epsilon=1.0,
        epsilon_outside=False,
        accumulator=1.0,
        centered=False,
    )


class MadeUpImages(Dataset):
    """Random images and classes, to try the script without data."""

    def __init__(self, count):
        random = torch.Generator().manual_seed(0)
        self.images = torch.randint(0, 256, (count, *INPUT), generator=random)
        self.labels = torch.randint(0, CLASSES, (count,), generator=random)

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, index):
        return self.images[index].byte(), int(self.labels[index])


def require_folder(folder):
    if not os.path.isdir(folder):
        sys.exit(f"{folder}: there is no such folder")


class UnreadablePhoto(Exception):
    pass


def read_photo(path):
    from torchvision.datasets.folder import default_loader

    try:
        return default_loader(path)
    except (OSError, SyntaxError, ValueError) as error:
        raise UnreadablePhoto(f"{path}: not a photo, or damaged: {error}")


def folder_images(folder, is_training):
    """Photos in a folder for each class, as bytes (C, H, W)."""
    try:
        from torchvision import datasets, transforms
    except ImportError:
        sys.exit("reading photos needs torchvision, which is not installed")
    require_folder(folder)
    if INPUT[0] not in (1, 3):
        sys.exit(f"photos have 3 channels, and the network reads {INPUT[0]}")

    size = INPUT[1:]
    steps = [transforms.Resize(size)]
    if is_training:
        steps = [
            transforms.RandomResizedCrop(size, scale=(0.08, 1.0)),
            transforms.RandomHorizontalFlip(),
        ]
    if INPUT[0] == 1:
        steps.append(transforms.Grayscale())
    steps.append(transforms.PILToTensor())
    try:
        images = datasets.ImageFolder(
            folder, transforms.Compose(steps), loader=read_photo
        )
    except FileNotFoundError as error:
        sys.exit(str(error))
    names = CLASS_NAMES or images.classes
    if sorted(names) != images.classes:
        sys.exit(f"{folder}: its folders are not the classes {names}")
    if len(names) != max(CLASSES, 2):
        sys.exit(f"{folder}: {len(names)} classes for {CLASSES} outputs")
    order = [names.index(name) for name in images.classes]
    images.target_transform = order.__getitem__
    return images


def total_loss(outputs, labels):
    """The loss of the network, and what the auxiliary ones add to it."""
    if not isinstance(outputs, tuple):
        return loss(outputs, labels)
    logits, *auxiliary = outputs
    added = sum(loss(output, labels) for output in auxiliary)
    return loss(logits, labels) + AUXILIARY_WEIGHT * added


def start_from(model, path, is_told):
    """Takes a file's tensors. Those that it lacks stay as they are drawn."""
    if not os.path.isfile(path):
        sys.exit(f"{path}: there is no such file")
    try:
        given = load_safetensors(path)
    except ValueError as error:
        sys.exit(str(error))
    state = model.state_dict()
    needed = [n for n in state if not n.endswith("num_batches_tracked")]
    for name in needed:
        wanted = list(state[name].shape)
        if name in given and list(given[name].shape) != wanted:
            found = list(given[name].shape)
            sys.exit(f"{path}: {name} is {found}, not {wanted}")
    drawn = [name for name in needed if name not in given]
    if len(drawn) == len(needed):
        sys.exit(f"{path}: no tensor has the name of one of the network's")
    state.update({name: given[name] for name in needed if name in given})
    model.load_state_dict(state)
    if drawn and is_told:
        print(f"{path} lacks {', '.join(drawn)}: drawn")


def freeze(model):
    """Keeps frozen rows as they are, with the statistics of batch norm."""
    for path in FROZEN:
        model.get_submodule(path).eval().requires_grad_(False)


def parameter_groups(model):
    """Kernels, which decay, and what does not: biases and batch norm."""
    trained = [p for p in model.parameters() if p.requires_grad]
    kernels = [p for p in trained if p.dim() > 1]
    others = [p for p in trained if p.dim() == 1]
    return [
        {"params": kernels, "weight_decay": WEIGHT_DECAY},
        {"params": others, "weight_decay": 0.0},
    ]


def follow(average, model):
    """One step of the running average of the weights."""
    with torch.no_grad():
        for mean, value in zip(average.parameters(), model.parameters()):
            mean.lerp_(value, 1 - WEIGHT_AVERAGE)
        for mean, value in zip(average.buffers(), model.buffers()):
            mean.copy_(value)


def accuracy(model, images, options, device):
    """The share of images whose class the model finds."""
    model.eval()
    right = 0
    loader = DataLoader(
        images, options.batch_size, num_workers=options.workers
    )
    with torch.no_grad():
        for batch, labels in loader:
            logits = model(preprocess(batch.to(device))).cpu()
            if CLASSES == 1:
                found = (logits.squeeze(1) > 0).long()
            else:
                found = logits.argmax(1)
            right += (found == labels).sum().item()
    return right / len(images)


def at_least(least, kind=int):
    """Reads an argument that is a number."""

    def number(text):
        value = kind(text)
        if not value >= least:
            raise argparse.ArgumentTypeError(f"{text} is below {least}")
        return value

    return number


def arguments():
    positive = at_least(1)
    rate = at_least(0, float)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add = parser.add_argument
    add("--data", help="folder with a folder of photos for each class")
    add("--validation", help="the same, of photos to measure with")
    add("--weights", help="safetensors file to start from")
    add("--output", default="inception_v3.trained.safetensors")
    add("--epochs", type=positive, default=10)
    add("--steps", type=positive, help="stop after so many")
    add("--batch-size", type=positive, default=32, help="of each process")
    add("--learning-rate", type=rate, default=LEARNING_RATE)
    workers = at_least(0)
    add("--workers", type=workers, default=0, help="processes for images")
    add("--seed", type=int, default=0)
    options = parser.parse_args()
    require_folder(os.path.dirname(options.output) or ".")
    return options


def main():
    options = arguments()
    rank = int(os.environ.get("RANK", 0))
    processes = int(os.environ.get("WORLD_SIZE", 1))
    has_gpu = torch.cuda.is_available()
    if processes > 1:
        dist.init_process_group("nccl" if has_gpu else "gloo")
    local = int(os.environ.get("LOCAL_RANK", 0))
    device = torch.device("cuda", local) if has_gpu else torch.device("cpu")
    if has_gpu:
        torch.cuda.set_device(device)

    torch.manual_seed(options.seed)
    model = InceptionV3()
    initialize(model)
    if options.weights:
        start_from(model, options.weights, is_told=rank == 0)
    model.to(device)
    freeze(model)
    if not any(p.requires_grad for p in model.parameters()):
        sys.exit("all rows are frozen, so there is nothing to train")
    average = copy.deepcopy(model) if WEIGHT_AVERAGE else None
    run = DistributedDataParallel(model) if processes > 1 else model
    optimizer = make_optimizer(parameter_groups(model), options.learning_rate)

    # Draws from now on differ from process to process.
    torch.manual_seed(options.seed + rank)
    if options.data:
        images = folder_images(options.data, is_training=True)
    else:
        images = MadeUpImages(8 * options.batch_size * processes)
    photos = None
    if options.validation:
        photos = folder_images(options.validation, is_training=False)
    sampler = None
    if processes > 1:
        sampler = DistributedSampler(images, seed=options.seed)
    loader = DataLoader(
        images,
        options.batch_size,
        shuffle=sampler is None,
        sampler=sampler,
        num_workers=options.workers,
        drop_last=True,
    )
    if len(loader) == 0:
        sys.exit("there are fewer images than a batch has")

    step = 0
    for epoch in range(options.epochs):
        if sampler:
            sampler.set_epoch(epoch)
        run.train()
        freeze(model)
        losses = []
        for batch, labels in loader:
            if step == options.steps:
                break
            rate = options.learning_rate
            rate *= rate_factor(step / len(loader), options.epochs)
            for group in optimizer.param_groups:
                group["lr"] = rate
            outputs = run(preprocess(batch.to(device)))
            value = total_loss(outputs, labels.to(device))
            if not math.isfinite(value.item()):
                sys.exit(f"step {step}: the loss is {value.item()}")
            optimizer.zero_grad()
            value.backward()
            if GRADIENT_CLIPPING:
                nn.utils.clip_grad_norm_(model.parameters(), GRADIENT_CLIPPING)
            optimizer.step()
            if average:
                follow(average, model)
            losses.append(value.item())
            step += 1

        if rank == 0 and losses:
            kept = average or model
            text = f"epoch {epoch + 1}: loss {sum(losses) / len(losses):.4f}"
            save_safetensors(kept.state_dict(), options.output)
            if photos:
                share = accuracy(kept, photos, options, device)
                text += f", accuracy {share:.4f}"
            print(f"{text}, wrote {options.output}", flush=True)
    if processes > 1:
        dist.destroy_process_group()


if __name__ == "__main__":
    try:
        main()
    except UnreadablePhoto as error:
        # From a process for images, there is a trace around the message.
        sys.exit(str(error).rpartition("UnreadablePhoto: ")[2].strip())
