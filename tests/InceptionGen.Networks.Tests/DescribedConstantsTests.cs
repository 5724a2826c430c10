using System.Linq;
using InceptionGen.Shipped;

namespace InceptionGen.Networks.Tests;

/// <summary>A description keeps every constant of its table, also what inference does without.</summary>
public class DescribedConstantsTests
{
    [Fact]
    public void Dropout_keeps_its_rate() =>
        Assert.Equal([0.4f, 0.7f, 0.7f], Operations<DropoutInfo>("googlenet").Select(dropout => dropout.Rate));

    [Fact]
    public void Local_response_norm_keeps_its_constants() =>
        Assert.All(Operations<LocalResponseNormInfo>("googlenet"), norm => Assert.Equal((5, 1e-4f, 0.75f, 1f), (norm.Size, norm.Alpha, norm.Beta, norm.K)));

    [Fact]
    public void A_residual_keeps_its_scale_and_activation()
    {
        ResidualInfo[] residuals = Operations<ResidualInfo>("inception_resnet_v2");
        Assert.Equal([0.17f, 0.1f, 0.2f, 1f], residuals.Select(residual => residual.Scale).Distinct());
        Assert.Equal(Activation.None, Assert.Single(residuals, residual => residual.Scale == 1).Activation);
    }

    [Fact]
    public void Batch_norm_is_described_beside_its_convolution()
    {
        ConvolutionInfo first = Operations<ConvolutionInfo>("inception_v3")[0];
        BatchNormInfo norm = Assert.IsType<BatchNormInfo>(first.BatchNorm);
        Assert.Equal(0.001f, norm.Epsilon);
        Assert.Equal(
            [TensorRole.Kernel, TensorRole.Gamma, TensorRole.Beta, TensorRole.Mean, TensorRole.Variance],
            first.RequiredTensors().Select(tensor => tensor.Role));
        Assert.Null(Operations<LinearInfo>("inception_v3")[0].BatchNorm);
    }

    private static T[] Operations<T>(string network)
        where T : OperationInfo => [.. ShippedNetworks.Find(network).Describe().Operations.OfType<T>()];
}
