namespace InceptionGen.Language.Model;

/// <summary>Local response normalisation across channels (Krizhevsky 2012, section 3.3): x / (k + alpha / size * sum of squares)^beta.</summary>
internal sealed record LocalResponseNormSpec(Shape Input, int Size, string Alpha, string Beta, string K) : PlainSpec(Input, Input)
{
    public override string Name => "local response norm";

    public override OperationRecord Record => new("LocalResponseNormInfo", Size, Alpha, Beta, K);
}
