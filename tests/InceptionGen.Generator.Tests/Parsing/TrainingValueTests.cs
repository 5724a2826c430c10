using InceptionGen.Language.Cells;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Parsing;

/// <summary>What the directives about training may say.</summary>
public sealed class TrainingValueTests
{
    [Theory]
    [InlineData("cross-entropy", LossKind.CrossEntropy, 0f)]
    [InlineData("Cross entropy (label smoothing 0.1)", LossKind.CrossEntropy, 0.1f)]
    [InlineData("categorical_crossentropy (label_smoothing=0.1)", LossKind.CrossEntropy, 0.1f)]
    [InlineData("binary cross-entropy", LossKind.BinaryCrossEntropy, 0f)]
    [InlineData("binary_crossentropy", LossKind.BinaryCrossEntropy, 0f)]
    internal void A_loss_is_read(string text, LossKind kind, float smoothing) => Assert.Equal(new LossSettings(kind, smoothing), CellParser.Loss(text).Value);

    [Theory]
    [InlineData("cross-entrpy", "ING109", "did you mean 'cross-entropy'?")]
    [InlineData("hinge", "ING109", "write cross-entropy, cross-entropy (label smoothing 0.1) or binary cross-entropy")]
    [InlineData("cross-entropy (label smoothing 0.1", "ING109", "the parenthesis is not closed")]
    [InlineData("cross-entropy (label smothing 0.1)", "ING109", "did you mean 'label smoothing'?")]
    [InlineData("cross-entropy (label smoothing)", "ING109", "'label smoothing' is given twice, or without its number")]
    [InlineData("cross-entropy (0.1)", "ING109", "cross-entropy has label smoothing, and no '0.1'")]
    [InlineData("cross-entropy (label smoothing 1.0)", "ING105", "a label smoothing is at least 0 and below 1")]
    [InlineData("cross-entropy (label smoothing 0.1, label smoothing 0.2)", "ING109", "'label smoothing' is given twice, or without its number")]
    [InlineData("binary cross-entropy (label smoothing 0.1)", "ING109", "binary cross-entropy has no arguments; remove the brackets")]
    public void Anything_else_is_no_loss(string text, string id, string detail) => AssertProblem(CellParser.Loss(text), id, detail);

    public static TheoryData<string, object> Optimizers => new()
    {
        { "sgd (learning rate 0.01)", new SgdSettings(0.01f) },
        { "SGD (learning_rate=0.01, momentum=0.9, nesterov)", new SgdSettings(0.01f) { Momentum = 0.9f, Nesterov = true } },
        { "rmsprop (lr 0.0001)", new RmsPropSettings(0.0001f) { Decay = 0.9f, Epsilon = 1e-7f } },
        { "RMSprop (learning rate 1e-4, epsilon outside, centered)", new RmsPropSettings(1e-4f) { EpsilonOutside = true, Centered = true } },
        {
            "rmsprop (learning rate 0.045, decay 0.9, momentum 0.9, epsilon 1.0, initial accumulator 1)",
            new RmsPropSettings(0.045f) { Momentum = 0.9f, Epsilon = 1, InitialAccumulator = 1 }
        },
        { "rmsprop (rho 0.99, learning rate 0.01, eps 1e-8)", new RmsPropSettings(0.01f) { Decay = 0.99f, Epsilon = 1e-8f } },
        { "adam (learning rate 0.001)", new AdamSettings(0.001f) { Beta1 = 0.9f, Beta2 = 0.999f, Epsilon = 1e-7f } },
        { "adamw (learning rate 0.001, beta 1 0.8, beta2 0.99, epsilon 0.1)", new AdamWSettings(0.001f) { Beta1 = 0.8f, Beta2 = 0.99f, Epsilon = 0.1f } },
    };

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void An_optimizer_is_read(string text, object expected) => Assert.Equal(expected, CellParser.Optimizer(text).Value);

    [Theory]
    [InlineData("rmsprob (learning rate 0.1)", "ING109", "did you mean 'rmsprop'?")]
    [InlineData("adagrad (learning rate 0.1)", "ING109", "write sgd, rmsprop, adam or adamw")]
    [InlineData("sgd", "ING109", "implementations differ in the learning rate; write it, as in sgd (learning rate 0.001)")]
    [InlineData("sgd (momentum 0.9)", "ING109", "implementations differ in the learning rate; write it, as in sgd (learning rate 0.001)")]
    [InlineData("sgd (lerning rate 0.1)", "ING109", "did you mean 'learning rate'?")]
    [InlineData("sgd (learning rate 0.1, decay 0.9)", "ING109", "sgd has learning rate, momentum and nesterov, and no 'decay'")]
    [InlineData("sgd (learning rate x)", "ING109", "write a number after learning rate")]
    [InlineData("rmsprop (learning rate 0.1, epsilon outsde)", "ING109", "did you mean 'epsilon outside'?")]
    [InlineData("adamw (learning rate 0.001, weight_decay=0.01)", "ING109", "a weight decay is a directive of its own, as in '# weight decay: 0.0001'")]
    [InlineData("sgd (learning rate 0)", "ING105", "a learning rate is above 0 and at most 10")]
    [InlineData("sgd (learning rate 1e-42)", "ING105", "a learning rate is above 0 and at most 10")]
    [InlineData("sgd (learning rate 45)", "ING105", "a learning rate is above 0 and at most 10")]
    [InlineData("sgd (learning rate 0.1, momentum 1)", "ING105", "a momentum is at least 0 and below 1")]
    [InlineData("sgd (learning rate 0.1, momentum 0.99999999999)", "ING105", "a momentum is at least 0 and below 1")]
    [InlineData("sgd (learning rate 0.1, nesterov)", "ING105", "nesterov is about the momentum; write one, as in momentum 0.9")]
    [InlineData("rmsprop (learning rate 0.1, epsilon 1.5)", "ING105", "an epsilon is above 0 and at most 1")]
    [InlineData("rmsprop (learning rate 0.1, initial accumulator 2)", "ING105", "an initial accumulator is at least 0 and at most 1")]
    [InlineData("adam (learning rate 0.1, beta 1 1)", "ING105", "beta 1 is at least 0 and below 1")]
    public void Anything_else_is_no_optimizer(string text, string id, string detail) => AssertProblem(CellParser.Optimizer(text), id, detail);

    [Theory]
    [InlineData("constant", ScheduleKind.Constant, 1f, 1f)]
    [InlineData("Cosine", ScheduleKind.Cosine, 1f, 1f)]
    [InlineData("x 0.94 every 2 epochs", ScheduleKind.Staircase, 0.94f, 2f)]
    [InlineData("× 0.96 every 8 epochs", ScheduleKind.Staircase, 0.96f, 8f)]
    [InlineData("0.5 every epoch", ScheduleKind.Staircase, 0.5f, 1f)]
    [InlineData("x0.96 every 1.33 epochs", ScheduleKind.Staircase, 0.96f, 1.33f)]
    internal void A_learning_rate_changes(string text, ScheduleKind kind, float factor, float epochs) =>
        Assert.Equal(new ScheduleSettings(kind, factor, epochs), CellParser.LearningRate(text).Value);

    [Theory]
    [InlineData("cosin", "ING109", "did you mean 'cosine'?")]
    [InlineData("x 0.94", "ING109", "write constant, cosine, or a factor and its epochs, as in x 0.94 every 2 epochs")]
    [InlineData("x 0.94 every 2 weeks", "ING109", "write constant, cosine, or a factor and its epochs, as in x 0.94 every 2 epochs")]
    [InlineData("x 0.94 every 2000 steps", "ING109", "a step depends on the size of a batch; count in epochs, as in x 0.94 every 2 epochs")]
    [InlineData("0.045", "ING109", "the rate that training starts with belongs to the optimizer, as in sgd (learning rate 0.01); write constant, cosine, or a factor and its epochs, as in x 0.94 every 2 epochs")]
    [InlineData("x 1.0 every 2 epochs", "ING105", "a factor is above 0 and below 1")]
    [InlineData("x 0.94 every 0 epochs", "ING105", "a number of epochs is above 0 and at most 10,000")]
    [InlineData("x y every 2 epochs", "ING101", "write a number such as 0.75 or 1e-4")]
    public void Anything_else_is_no_learning_rate(string text, string id, string detail) => AssertProblem(CellParser.LearningRate(text), id, detail);

    [Theory]
    [InlineData("glorot uniform", InitializationKind.GlorotUniform, 0f, 0f)]
    [InlineData("he_normal", InitializationKind.HeNormal, 0f, 0f)]
    [InlineData("truncated normal (0.1)", InitializationKind.TruncatedNormal, 0.1f, 0f)]
    [InlineData("truncated normal (0.1) bias (0.2)", InitializationKind.TruncatedNormal, 0.1f, 0.2f)]
    [InlineData("Xavier Caffe, bias (0.2)", InitializationKind.XavierCaffe, 0f, 0.2f)]
    [InlineData("xavier caffe with bias 0.2", InitializationKind.XavierCaffe, 0f, 0.2f)]
    internal void An_initialization_is_read(string text, InitializationKind kind, float deviation, float bias) =>
        Assert.Equal(new InitializationSettings(kind, deviation, bias), CellParser.Initialization(text).Value);

    [Theory]
    [InlineData("glorot unifrom", "ING109", "did you mean 'glorot uniform'?")]
    [InlineData("zeros", "ING109", "write glorot uniform, he normal, truncated normal (0.1) or xavier caffe; bias (0.2) may follow")]
    [InlineData("truncated normal", "ING109", "write its deviation, as in truncated normal (0.1)")]
    [InlineData("truncated normal (0)", "ING105", "a deviation is above 0 and at most 10")]
    [InlineData("he normal (2)", "ING109", "he normal has no arguments; remove the brackets")]
    [InlineData("he normal, bias (x)", "ING101", "write a number such as 0.75 or 1e-4")]
    [InlineData("he normal, bias (1000)", "ING105", "a bias is at least -100 and at most 100")]
    public void Anything_else_is_no_initialization(string text, string id, string detail) => AssertProblem(CellParser.Initialization(text), id, detail);

    [Theory]
    [InlineData("all", true, "")]
    [InlineData("None", false, "")]
    [InlineData("until mixed7", false, "mixed7")]
    [InlineData("Until  Inception (4a)", false, "Inception (4a)")]
    public void Frozen_rows_are_read(string text, bool areAll, string until) => Assert.Equal(new FrozenRows(areAll, until), FrozenRows.Parse(text).Value);

    [Theory]
    [InlineData("al", "did you mean 'all'?")]
    [InlineData("mixed7", "write until and the name of the last row that is not trained, all, or none")]
    public void Anything_else_are_no_frozen_rows(string text, string detail) => AssertProblem(FrozenRows.Parse(text), "ING109", detail);

    [Theory]
    [InlineData("batch norm (epsilon 0.001, momentum 0.9997)", true, "0.9997")]
    [InlineData("batch norm (no gamma, momentum=.9, epsilon 0.001)", false, "0.9")]
    [InlineData("batch norm (epsilon 0.001)", true, "0.99")]
    public void A_batch_norm_has_a_momentum(string text, bool gamma, string momentum) =>
        Assert.Equal(new BatchNormSpec("0.001", gamma, momentum), CellParser.Normalization(text).Value!.BatchNorm);

    [Theory]
    [InlineData("0.1")]
    [InlineData("1")]
    [InlineData("0.999999999999")]
    [InlineData("-0.9")]
    public void A_momentum_is_of_the_old(string momentum) => AssertProblem(
        CellParser.Normalization("batch norm (epsilon 0.001, momentum " + momentum + ")"), "ING105",
        "a momentum is the share of the running statistics that is kept, at least 0.5 and below 1; PyTorch's 0.1 is 0.9 here");

    private static void AssertProblem<T>(Parsed<T> parsed, string id, string detail) where T : notnull =>
        Assert.Equal((id, detail), (parsed.Problem?.Rule.Id, parsed.Problem?.Detail));
}
