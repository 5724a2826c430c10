using System;
using System.Globalization;

namespace InceptionGen.Training;

/// <summary>How images are changed at random, in each epoch in another way, so that a network sees more images than there are. Names, units and results are those of
/// Keras' ImageDataGenerator.</summary>
/// <remarks>
/// <para>A pixel (x, y) of the warped image shows the original at C R T S Z C^-1 (x, y), between its four nearest pixels: C moves the image's centre to ((W - 1) / 2,
/// (H - 1) / 2), R turns, T moves, S shears (x - y sin s, y cos s), Z stretches. Flips come last, a random crop first. This is the matrix of keras-preprocessing's last
/// version, which is that of Keras 3, about the image's true centre: theirs exchanges height and width in the centre and in the shifts, which changes nothing for square
/// images and equal shifts.</para>
/// <para>What is drawn for an image depends on the seed, the epoch and the image alone.</para>
/// </remarks>
public sealed record Augmentation
{
    // Shears below it are meant as radians, nearly always.
    private const float HardlyVisibleShear = 1;

    /// <summary>The most degrees by which an image is turned, to either side: <c>rotation_range</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 0 to 360.</exception>
    public float Rotation
    {
        get;
        init => field = Required(value, value is >= 0 and <= 360, "Rotation is a number of degrees from 0 to 360");
    }

    /// <summary>How far an image is moved to the left or to the right at most: <c>width_shift_range</c>. A number below 1 is a fraction of the width, one from 1 on is in
    /// pixels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public float WidthShift
    {
        get;
        init => field = Required(value, value >= 0 && float.IsFinite(value), "WidthShift is a fraction of the width (below 1) or a number of pixels (from 1 on)");
    }

    /// <summary>How far an image is moved up or down at most: <c>height_shift_range</c>. A number below 1 is a fraction of the height, one from 1 on is in pixels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public float HeightShift
    {
        get;
        init => field = Required(value, value >= 0 && float.IsFinite(value), "HeightShift is a fraction of the height (below 1) or a number of pixels (from 1 on)");
    }

    /// <summary>The largest angle of the shear, to either side: <c>shear_range</c>. It is in degrees, in Keras as well since 2017; see <see cref="Advice"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 0 to below 90.</exception>
    public float Shear
    {
        get;
        init => field = Required(value, value is >= 0 and < 90, "Shear is an angle in degrees, from 0 to below 90");
    }

    /// <summary>By how much of its size an image is stretched or shrunk at most, in each direction on its own: <c>zoom_range</c>. 0.2 shows between 80 and 120 % of the
    /// width and of the height.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 0 to below 1.</exception>
    public float Zoom
    {
        get;
        init => field = Required(value, value is >= 0 and < 1, "Zoom is a fraction from 0 to below 1");
    }

    /// <summary>Whether every second image, at random, is exchanged left for right: <c>horizontal_flip</c>.</summary>
    public bool HorizontalFlip { get; init; }

    /// <summary>Whether every second image, at random, is turned upside down as in water: <c>vertical_flip</c>.</summary>
    public bool VerticalFlip { get; init; }

    /// <summary>What is shown where the original has nothing to show: <c>fill_mode</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a value of the enumeration.</exception>
    public FillMode Fill
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such fill mode.");
    }

    /// <summary>The level of all channels that <see cref="FillMode.Constant"/> shows, before preprocessing: <c>cval</c>. 0 is black, 255 white; for images of numbers it
    /// is the number itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite.</exception>
    public float FillLevel
    {
        get;
        init => field = Required(value, float.IsFinite(value), "FillLevel is a finite number");
    }

    /// <summary>A part of the image that is shown instead of all of it, as GoogLeNet's training did; null shows all.</summary>
    public RandomCrop? Crop { get; init; }

    /// <summary>How many ways of changing it an image has: epochs repeat after this number. 0 draws another way in each epoch. With few variants, what a frozen base makes
    /// of them can be kept.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int Variants
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Variants is a number of epochs, or 0.");
    }

    /// <summary>What is probably not meant as it is written; null if there is nothing. A shear of less than a degree is: ImageDataGenerator's <c>shear_range</c> was in
    /// radians once, and is written as <c>0.2</c> to this day.</summary>
    public string? Advice => Shear is > 0 and < HardlyVisibleShear
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"A shear of {Shear} degrees is hardly visible: 0.2 degrees move no pixel of a 150x150 image by half a pixel. "
            + $"If {Shear} radians are meant, write Shear = {Shear * 180 / float.Pi:0.#}f.")
        : null;

    // With the property's own name in the message: what the compiler knows of an initializer is that its argument is called value.
    private static float Required(float value, bool isValid, string rule) =>
        isValid ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"{rule}.");
}
