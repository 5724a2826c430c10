namespace InceptionGen.Language.Model;

/// <param name="Rate">The share of activations dropped in training, "" if the table does not say; inference passes its input through.</param>
internal sealed record DropoutSpec(Shape Input, string Rate) : PlainSpec(Input, Input)
{
    public override string Name => "dropout";

    public override bool IsClassifying => true;

    public override bool PassesThrough => true;

    public override OperationRecord Record => Rate.Length == 0 ? new("DropoutInfo") : new("DropoutInfo", Rate);
}
