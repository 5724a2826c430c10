namespace InceptionGen.Language.Model;

/// <summary>Softmax over channels.</summary>
internal sealed record SoftmaxSpec(Shape Input) : PlainSpec(Input, Input)
{
    public override string Name => "softmax";

    public override bool IsClassifying => true;

    public override OperationRecord Record => new("SoftmaxInfo");
}
