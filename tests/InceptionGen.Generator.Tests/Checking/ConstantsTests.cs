using InceptionGen.Generator.Tests.Harness;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>ING105, in directives ING008: constants with which a prediction would not be a number.</summary>
public sealed class ConstantsTests
{
    [Theory]
    [InlineData("size 5, alpha -1, beta 0.75, k 0")]
    [InlineData("size 5, alpha -1, beta 0.75")]
    [InlineData("size 5, alpha -1e-4, beta 0.75, k 1")]
    [InlineData("size 5, alpha 0.0001, beta 0.75, k 0")]
    [InlineData("size 5, alpha 0.0001, beta 0.75, k -1")]
    [InlineData("size 5, alpha 0.0001, beta 0.75, k 1e-45")]
    [InlineData("size 5, alpha 0.0001, beta 0.75, k 1e-60")]
    [InlineData("size 5, alpha 1e38, beta 99")]
    [InlineData("size 5, alpha 1e38, beta 0.75")]
    [InlineData("size 5, alpha 0.0001, beta 99")]
    [InlineData("size 5, alpha 0.0001, beta -99")]
    [InlineData("size 5, alpha 0, beta 40, k 0.1")]
    [InlineData("size 5, alpha 0, beta 40, k 10")]
    [InlineData("size 5, alpha 0, beta -40, k 10")]
    [InlineData("size 5, alpha 0, beta 1, k 1e-37")]
    [InlineData("size 0, alpha 0.0001, beta 0.75")]
    [InlineData("size 1025, alpha 0.0001, beta 0.75")]
    public void Local_response_norm_gives_numbers(string constants) => Verify.Diagnostics(
        $"# input: 8x8x3\ntype,output size\n\"{{|ING105:local response norm ({constants})|}}\",8x8x3");

    [Theory]
    [InlineData("size 5, alpha 0.0001, beta 0.75, k 2")]
    [InlineData("size 5, alpha 1, beta 0.75")]
    [InlineData("size 11, alpha 11, beta 0.5, k 1")]
    [InlineData("size 3, alpha 0.00005, beta 0.75, k 1")]
    [InlineData("size 1, alpha 0, beta 0, k 1")]
    [InlineData("size 5, alpha 0.0001, beta -0.75, k 1")]
    [InlineData("size 1023, alpha 0.001, beta 1, k 0.001")]
    public void Local_response_norms_that_are_in_use_are_understood(string constants) =>
        Judging.Clean($"# input: 8x8x3\ntype,output size\n\"local response norm ({constants})\",8x8x3");

    [Fact]
    public void What_is_wrong_with_a_constant_is_said() => Verify.Diagnostics(
        """
        # input: 8x8x3
        type,output size
        "{|ING105:local response norm (size 5, alpha -1, beta 0.75, k 0)|}",8x8x3
        "{|ING105:local response norm (size 5, alpha 1, beta 0.75, k 0)|}",8x8x3
        "{|ING105:local response norm (size 5, alpha 1e38, beta 99)|}",8x8x3
        "{|ING105:local response norm (size 1025, alpha 1, beta 0.75)|}",8x8x3
        """,
        Norm(" (size 5, alpha -1, beta 0.75, k 0)", "", "alpha is at least 0, since a negative sum has no power"),
        Norm(" (size 5, alpha 1, beta 0.75, k 0)", " 2", "k is above 0, since a map of zeros is divided by its power"),
        Norm(" (size 5, alpha 1e38, beta 99)", " 3", "with these constants, activations of up to 10,000 give numbers that no 32-bit float can hold"),
        Norm(" (size 1025, alpha 1, beta 0.75)", " 4", "the size is at most 1023 channels"));

    [Theory]
    [InlineData("1001")]
    [InlineData("-1e30")]
    [InlineData("3e38")]
    public void A_residual_scale_is_no_explosion(string scale) => Verify.Diagnostics(
        $"# input: 8x8x3\ntype,output size\nBlock,8x8x3\n# module: Block\ntype,#1x1\nconv,3\n{{|ING105:residual (scale {scale})|}},3",
        $"Row 'residual', column 'type': 'residual (scale {scale})' is out of range: a scale lies between -1000 and 1000; larger ones soon give numbers that no 32-bit float can hold");

    [Theory]
    [InlineData("0.17")]
    [InlineData("-1")]
    [InlineData("1000")]
    public void A_residual_scale_of_any_use_is_understood(string scale) =>
        Judging.Clean($"# input: 8x8x3\ntype,output size\nBlock,8x8x3\n# module: Block\ntype,#1x1\nconv,3\nresidual (scale {scale}),3");

    [Theory]
    [InlineData("0")]
    [InlineData("1e-45")]
    [InlineData("1e-38")]
    [InlineData("1e-60")]
    [InlineData("-0.001")]
    [InlineData("2")]
    public void An_epsilon_keeps_a_division_from_zero(string epsilon) => Verify.Diagnostics(
        $"# input: 8x8x3\n# normalization: {{|ING013:batch norm (epsilon {epsilon})|}}\ntype,output size,#1x1\nconv,8x8x3,3");

    [Theory]
    [InlineData("rgb / 0")]
    [InlineData("rgb / 255 - 0.5 / 0.2 0 0.2")]
    [InlineData("rgb / 1e-45")]
    [InlineData("rgb / 1e-37")]
    [InlineData("rgb * 1e30 * 1e30 / 1e30 / 1e30")]
    [InlineData("bgr + 3e38 + 3e38 - 3e38")]
    public void Preprocessing_gives_numbers(string formula) => Verify.Diagnostics(
        $"# input: 8x8x3\n# preprocess: {{|ING013:{formula}|}}\ntype,output size,#1x1\nconv,8x8x3,3");

    [Theory]
    [InlineData("100%")]
    [InlineData("1")]
    [InlineData("-0.1")]
    public void A_dropout_drops_less_than_all(string rate) => Verify.Diagnostics(
        $"# input: 8x8x3\ntype,output size\n{{|ING105:dropout ({rate})|}},8x8x3");

    private static string Norm(string constants, string number, string detail) =>
        $"Row 'local response norm{number}', column 'type': 'local response norm{constants}' is out of range: {detail}";
}
