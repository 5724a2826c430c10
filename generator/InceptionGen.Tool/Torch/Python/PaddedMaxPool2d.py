class PaddedMaxPool2d(nn.MaxPool2d):
    """A max pool with padding (left, right, top, bottom) of any size."""

    def __init__(self, kernel_size, stride, pad):
        super().__init__(kernel_size, stride, padding=0, ceil_mode=False)
        self.pad = pad

    def forward(self, x):
        return super().forward(F.pad(x, self.pad, value=float("-inf")))
