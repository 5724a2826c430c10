namespace InceptionGen.Language.Model;

/// <summary>HxWxC to one pixel. A linear layer needs none: it reads a map as it is.</summary>
/// <param name="ChannelsLast">Whether values come pixel by pixel, in the order H,W,C of Keras and of the memory here; else channel by channel, C,H,W, as PyTorch
/// and Caffe flatten, which moves values unless H and W are 1.</param>
internal sealed record FlattenSpec(Shape Input, bool ChannelsLast = false) : PlainSpec(Input, Flat(Input))
{
    public override string Name => "flattening";

    public override bool IsClassifying => true;

    public override bool PassesThrough => Input == Output;

    public override OperationRecord Record => ChannelsLast ? new("FlattenInfo", true) : new("FlattenInfo");

    protected override Shape OutputOf(Shape input) => Flat(input);

    private static Shape Flat(Shape map) => new(1, 1, (int)map.Elements);
}
