# A check, with numbers that InceptionGen computed.


def check():
    """Compares the network's output for a known image with InceptionGen's.

    It is computed in float64, so that what differs is the rounding of one.
    """
    model = @NETWORK@().eval()
    @WEIGHTS@
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
