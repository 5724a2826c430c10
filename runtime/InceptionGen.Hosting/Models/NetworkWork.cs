using System;

namespace InceptionGen.Hosting;

/// <summary>Work of a caller's own: one unit.</summary>
internal sealed class NetworkWork<T>(LoadedModel model, Func<Network, T> work) : ModelWork(model)
{
    /// <summary>What it made.</summary>
    public T? Result { get; private set; }

    /// <inheritdoc/>
    protected override void RunHeld(int unit) => Result = work(Model.Network);
}
