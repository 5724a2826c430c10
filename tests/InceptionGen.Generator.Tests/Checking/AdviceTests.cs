using InceptionGen.Generator.Tests.Harness;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>What looks wrong to a reader of the papers and may be meant: information, which stops nothing.</summary>
public sealed class AdviceTests
{
    private const string Base = "# network: Base\n# input: 8x8x3\n# padding: same\n# preprocess: rgb / 127.5 - 1\ntype,patch size/stride,output size\nconvolution,3x3,8x8x4\n";

    [Theory]
    [InlineData("# network: InceptionV4")]
    [InlineData("# network: My Inception-ResNet")]
    [InlineData("# source: Szegedy et al. (arXiv 1602.07261)")]
    [InlineData("# lineage: slim's inception_v4")]
    public void The_share_that_the_paper_keeps_is_not_dropped(string directive) => Verify.Diagnostics(
        directive + "\n# input: 8x8x3\ntype,output size\n{|ING115:dropout (80%)|},8x8x3\ndropout (keep 80%),8x8x3\ndropout (0.7),8x8x3\n{|ING115:dropout (keep 0.2)|},8x8x3\n",
        "Row 'dropout', column 'type': 'dropout (80%)' drops 80% in training, and the paper of Inception-v4 and Inception-ResNet keeps 80%. Write dropout (20%) or dropout (keep 80%).",
        "Row 'dropout 4', column 'type': 'dropout (keep 0.2)' drops 80% in training, and the paper of Inception-v4 and Inception-ResNet keeps 80%. Write dropout (20%) or dropout (keep 80%).");

    [Theory]
    [InlineData("# network: InceptionV3\n# input: 8x8x3\ntype,output size\ndropout (80%),8x8x3\n")]
    [InlineData("# network: InceptionV4\n# input: 8x8x3\ntype,output size\ndropout (80%) [sic: on purpose],8x8x3\n")]
    public void Other_tables_may_drop_it(string table) => Verify.Diagnostics(table);

    [Theory]
    [InlineData("rgb / 255")]
    [InlineData("bgr / 127.5 - 1")]
    [InlineData("rgb / 127.5 - 1.1")]
    public void Another_preprocessing_than_the_weights_expect_is_mentioned(string formula) => Verify.Diagnostics(
        [new("base.csv", Base), new("head.csv", "# continues: base.csv\n# preprocess: {|ING014:" + formula + "|}\ntype,output size\nlinear,1x1x2\n")],
        "Directive 'preprocess': '" + formula + "' gives other numbers than 'rgb / 127.5 - 1', which the weights of base.csv expect. Leave the directive out, or write '# frozen: none' if all rows are trained.");

    [Theory]
    [InlineData("# preprocess: rgb / 127.5 - 1\n")]
    [InlineData("# preprocess: rgb - 127.5 / 127.5\n")]
    [InlineData("# preprocess: rgb * 0.0078431 - 1\n")]
    [InlineData("# preprocess: rgb / 255\n# frozen: none\n")]
    [InlineData("")]
    public void The_same_numbers_and_weights_that_are_trained_are_not(string directives) => Verify.Diagnostics(
        [new("base.csv", Base), new("head.csv", "# continues: base.csv\n" + directives + "type,output size\nlinear,1x1x2\n")]);
}
