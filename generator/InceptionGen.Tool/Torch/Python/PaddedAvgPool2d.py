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
