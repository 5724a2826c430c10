using System;
using System.Threading;

namespace InceptionGen.Hosting;

/// <summary>Units that run on a loaded model and hold it until the last of them is done.</summary>
/// <param name="model">A hold of the model, which this ends when it is disposed and the last unit is done.</param>
internal abstract class ModelWork(LoadedModel model) : IUnitWork, IDisposable
{
    private int _users = 1;

    /// <summary>The model.</summary>
    protected LoadedModel Model => model;

    /// <inheritdoc/>
    public void Run(int unit)
    {
        if (!TryUse()) return;
        try
        {
            RunHeld(unit);
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Ends the request's part; units that still run keep the model until they are done.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _users) == 0) model.Dispose();
    }

    /// <summary>Does one unit, while the model is held.</summary>
    protected abstract void RunHeld(int unit);

    // The request may have been answered between a unit's beginning and here: then nobody reads what it would make.
    private bool TryUse()
    {
        int users = Volatile.Read(ref _users);
        while (users > 0)
        {
            int seen = Interlocked.CompareExchange(ref _users, users + 1, users);
            if (seen == users) return true;
            users = seen;
        }

        return false;
    }
}
