namespace InceptionGen.Language.Model;

/// <summary>1 / (1 + exp(-x)) of every value: the end of a classifier whose classes do not exclude each other, or of one with a single output.</summary>
internal sealed record SigmoidSpec(Shape Input) : PlainSpec(Input, Input)
{
    public override string Name => "sigmoid";

    public override bool IsClassifying => true;

    public override OperationRecord Record => new("SigmoidInfo");
}
