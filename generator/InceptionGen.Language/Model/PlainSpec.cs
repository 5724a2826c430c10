namespace InceptionGen.Language.Model;

/// <summary>An operation without weights, whose output has a shape that follows from its input's.</summary>
internal abstract record PlainSpec(Shape Input, Shape Output) : OperationSpec(Input, Output)
{
    /// <summary>What messages call it: "softmax".</summary>
    public abstract string Name { get; }

    /// <summary>Whether it belongs to a classifier, which turns a map into scores.</summary>
    public virtual bool IsClassifying => false;

    /// <summary>Its record in the runtime, which describes it.</summary>
    public abstract OperationRecord Record { get; }

    /// <summary>The same operation on another map.</summary>
    public PlainSpec Over(Shape input) => this with { Input = input, Output = OutputOf(input) };

    /// <summary>The map it makes of another.</summary>
    protected virtual Shape OutputOf(Shape input) => input;
}
