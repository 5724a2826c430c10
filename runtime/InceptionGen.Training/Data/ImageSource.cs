using System;
using System.Collections.Generic;
using System.Globalization;
using InceptionGen.Training.Data;

namespace InceptionGen.Training;

/// <summary>Images with labels, all of one size, as numbers that a network reads. Threads may read at the same time, and what they read depends on the arguments alone.</summary>
public abstract class ImageSource
{
    /// <summary>A source of images of one size.</summary>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="channels">Numbers of a pixel.</param>
    /// <param name="classNames">What the labels stand for: the name of label 0, of label 1 and so on.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or an image has more numbers than an array can.</exception>
    /// <exception cref="ArgumentException">There is no class, or two have the same name.</exception>
    protected ImageSource(int height, int width, int channels, IReadOnlyList<string> classNames)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((double)height * width * channels, Array.MaxLength, nameof(channels));
        ArgumentNullException.ThrowIfNull(classNames);
        (Height, Width, Channels, ClassNames) = (height, width, channels, [.. classNames]);
        if (ClassNames.Count == 0) throw new ArgumentException("There is no class.", nameof(classNames));
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (string name in ClassNames)
        {
            if (!names.Add(name)) throw new ArgumentException($"Two classes have the name '{name}'.", nameof(classNames));
        }
    }

    /// <summary>Images.</summary>
    public abstract int Count { get; }

    /// <summary>Rows of an image.</summary>
    public int Height { get; }

    /// <summary>Columns of an image.</summary>
    public int Width { get; }

    /// <summary>Numbers of a pixel.</summary>
    public int Channels { get; }

    /// <summary>What the labels stand for, in their order.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>How many forms an image has: what is read in an epoch is what is read in the epoch modulo this number. 1 without augmentation; 0 if every epoch has its
    /// own. What frozen rows make of each form is kept (<see cref="FeatureCache"/>), so a source that reads something else in each epoch has to say 0.</summary>
    public virtual int Variants => 1;

    /// <summary>The same images without augmentation.</summary>
    public virtual ImageSource WithoutAugmentation => this;

    /// <summary>What is probably not meant as it is written, to show before a training: <see cref="Augmentation.Advice"/>. Empty if there is nothing.</summary>
    public virtual IReadOnlyList<string> Advice => [];

    /// <summary>How images are augmented, as text: for a training that goes on to see whether it still is the same.</summary>
    internal virtual string Augmentations => "none";

    /// <summary>The number of an image's class.</summary>
    /// <param name="index">Which image, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public abstract int Label(int index);

    /// <summary>What messages call an image: its file, for example.</summary>
    /// <param name="index">Which image, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public abstract string Name(int index);

    /// <summary>Reads an image.</summary>
    /// <param name="index">Which image, from 0.</param>
    /// <param name="epoch">In which epoch, from 0. It decides how the image is augmented.</param>
    /// <param name="pixels">Where its numbers go: H x W x C of them, preprocessed (H, W, C).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image, or the epoch is negative.</exception>
    /// <exception cref="ArgumentException">There is not room for exactly H x W x C numbers.</exception>
    public void Read(int index, int epoch, Span<float> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        if (pixels.Length != Height * Width * Channels)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"An image has {Height}x{Width}x{Channels} numbers, not {pixels.Length}."), nameof(pixels));
        }

        ReadImage(index, epoch, pixels);
    }

    /// <summary>The same images, each turned, moved, stretched and flipped at random as it is read.</summary>
    /// <param name="augmentation">How much. It replaces an augmentation that this source has already.</param>
    /// <param name="seed">The same seed draws the same, on any number of threads.</param>
    /// <exception cref="ArgumentException">A shift is larger than the image.</exception>
    public virtual ImageSource Augment(Augmentation augmentation, int seed = 0) => new AugmentedImages(this, augmentation, seed);

    /// <summary>Divides the images in two parts, the images of each class in the same proportion. The validation part is never augmented.</summary>
    /// <param name="validation">How much of each class goes to the second part: between 0 and 1, both excluded. Each part gets one image of each class at least.</param>
    /// <param name="seed">The same seed divides the same images in the same way.</param>
    /// <returns>The two parts, each in this source's order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1.</exception>
    /// <exception cref="TrainingDataException">A class has one image alone.</exception>
    public virtual (ImageSource Training, ImageSource Validation) Split(double validation, int seed = 0)
    {
        (int[] training, int[] held) = StratifiedSplit.Divide(this, validation, seed);
        return (new Subset(this, training), new Subset(this, held));
    }

    /// <summary>How many images each class has.</summary>
    public int[] CountByClass()
    {
        int[] counts = new int[ClassNames.Count];
        for (int i = 0; i < Count; i++) counts[Label(i)]++;
        return counts;
    }

    /// <summary>Throws unless a network can learn these classes: one output tells two classes apart, more outputs stand for one class each.</summary>
    /// <param name="outputs">The network's outputs for an image.</param>
    /// <exception cref="TrainingDataException">It cannot.</exception>
    public void RequireOutputs(int outputs) => ClassList.RequireOutputs(outputs, ClassNames, "the data");

    /// <summary>The number of images and of classes.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count:N0} images of {ClassNames.Count} classes");

    /// <summary>Reads an image. The arguments were checked.</summary>
    /// <param name="index">Which image, from 0.</param>
    /// <param name="epoch">In which epoch, from 0.</param>
    /// <param name="pixels">Where its numbers go (H, W, C).</param>
    protected internal abstract void ReadImage(int index, int epoch, Span<float> pixels);

    /// <summary>The number that stands for a level of grey or colour, for what an augmentation fills up with. Without preprocessing it is the level itself.</summary>
    /// <param name="channel">The channel's place in a pixel.</param>
    /// <param name="level">The level: 0 to 255 for images of bytes.</param>
    protected internal virtual float NumberOf(int channel, float level) => level;
}
