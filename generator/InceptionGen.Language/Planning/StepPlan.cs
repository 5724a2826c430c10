using InceptionGen.Language.Text;

namespace InceptionGen.Language.Planning;

/// <summary>A call of the runtime.</summary>
/// <param name="X">What it reads.</param>
/// <param name="Y">What it writes; the first map if there are several.</param>
internal abstract record StepPlan(Operand X, Operand Y)
{
    /// <summary>All it reads.</summary>
    public virtual EquatableArray<Operand> Reads => EquatableArray.Of(X);

    /// <summary>All it writes.</summary>
    public virtual EquatableArray<Operand> Writes => EquatableArray.Of(Y);

    /// <summary>The operations it runs.</summary>
    public virtual EquatableArray<PlannedOperation> Operations => EquatableArray<PlannedOperation>.Empty;
}
