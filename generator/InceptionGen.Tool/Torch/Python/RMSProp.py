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
