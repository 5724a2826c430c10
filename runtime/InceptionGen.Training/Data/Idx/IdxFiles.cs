using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using InceptionGen.Training.Data.Idx;

namespace InceptionGen.Training;

/// <summary>Images and labels as MNIST and its successors have them: two files in the IDX format, compressed by gzip or not.</summary>
public static class IdxFiles
{
    /// <summary>Reads grey images and their labels into memory.</summary>
    /// <param name="images">The file of images, such as <c>train-images-idx3-ubyte.gz</c>.</param>
    /// <param name="labels">The file of their labels, such as <c>train-labels-idx1-ubyte.gz</c>.</param>
    /// <param name="preprocessing">How levels of grey become numbers, as tables write it, the same for all colours.</param>
    /// <param name="classNames">What the labels stand for; null calls them 0, 1 and so on up to the largest label.</param>
    /// <returns>The images, with one channel.</returns>
    /// <exception cref="TrainingDataException">A file is another one, damaged, cut off or too long; the files have not the same number of items; or a label has no
    /// class.</exception>
    /// <exception cref="FormatException">The preprocessing is not of that form.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static ArrayImages Open(string images, string labels, string preprocessing = "rgb / 255", IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        IdxFile pixels = IdxFile.Read(images, sizes: 3);
        IdxFile classes = IdxFile.Read(labels, sizes: 1);
        (int count, int height, int width) = (pixels.Sizes[0], pixels.Sizes[1], pixels.Sizes[2]);
        if (classes.Bytes.Length != count)
        {
            throw new TrainingDataException(string.Create(
                CultureInfo.InvariantCulture, $"{labels} has {classes.Bytes.Length:N0} labels, but {images} has {count:N0} images."));
        }

        int[] numbers = new int[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = classes.Bytes[i];
            if (numbers[i] >= classNames?.Count)
            {
                throw new TrainingDataException(string.Create(
                    CultureInfo.InvariantCulture, $"{labels}: item {i:N0} has the label {numbers[i]}, but there are {classNames.Count} classes."));
            }
        }

        return new(pixels.Bytes, numbers, height, width, channels: 1, preprocessing, classNames);
    }
}
