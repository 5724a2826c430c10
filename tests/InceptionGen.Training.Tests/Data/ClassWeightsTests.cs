using System.Linq;
using Xunit;

namespace InceptionGen.Training.Tests.Data;

public sealed class ClassWeightsTests
{
    [Fact]
    public void Each_class_counts_the_same()
    {
        // Eight images of three classes: 8 / (3 * 4), 8 / (3 * 3), 8 / (3 * 1).
        int[] labels = [0, 1, 0, 0, 1, 2, 0, 1];
        float[] weights = ClassWeights.Balanced(new ArrayImages(new float[8], labels, 1, 1, 1));
        Assert.Equal([2f / 3, 8f / 9, 8f / 3], weights);
        Assert.Equal(8, labels.Sum(label => weights[label]), tolerance: 1e-5f);
    }

    [Fact]
    public void A_class_without_images_has_no_weight()
    {
        TrainingDataException exception = Assert.Throws<TrainingDataException>(() => ClassWeights.Balanced(new ArrayImages(new float[2], [0, 2], 1, 1, 1, ["cat", "dog", "fish"])));
        Assert.Contains("'dog' has no images", exception.Message);
    }
}
