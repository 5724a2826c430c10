namespace InceptionGen.Language.Model;

/// <summary>HxWxC to 1x1x(CHW), channel by channel as PyTorch and Caffe flatten; memory order is H,W,C, so this moves values unless H and W are 1.
/// A linear layer needs none: it reads a map as it is.</summary>
internal sealed record FlattenSpec(Shape Input) : PlainSpec(Input, Flat(Input))
{
    public override string Name => "flattening";

    public override bool IsClassifying => true;

    public override bool PassesThrough => Input == Output;

    public override OperationRecord Record => new("FlattenInfo");

    protected override Shape OutputOf(Shape input) => Flat(input);

    private static Shape Flat(Shape map) => new(1, 1, (int)map.Elements);
}
