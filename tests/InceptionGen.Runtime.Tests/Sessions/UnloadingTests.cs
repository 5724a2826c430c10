using System;
using System.Diagnostics;
using System.IO;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Threading;
using InceptionGen.Runtime.Tests;
using InceptionGen.Threading;

namespace InceptionGen.Tests;

/// <summary>A plug-in that has predicted on several threads can be unloaded: runtime, network and threads go with it.</summary>
[Collection(nameof(Alone))]
public class UnloadingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_collectible_context_that_predicted_is_collected(int threads)
    {
        WeakReference context = PredictInPlugIn(threads);
        for (long start = Stopwatch.GetTimestamp(); context.IsAlive; Thread.Sleep(10))
        {
            Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 30);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    /// <summary>Called in the plug-in's context, where every type is another one.</summary>
    public static string Predict(int threads)
    {
        // Long enough to be seen below, short enough not to be waited for.
        WorkerPool.Shared.IdleTime = TimeSpan.FromMilliseconds(500);
        using Session session = TinyNetwork.Load(EditableWeights.Of(TinyNetwork.Description)).CreateSession(new() { Threads = threads });
        session.Run(Pictures.Noise(new(12, 12, 3)));
        return $"{session.Threads} threads, {WorkerPool.Shared.Count} workers";
    }

    // A method of its own, so that nothing of the context stays on the test's stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference PredictInPlugIn(int threads)
    {
        PlugIn context = new();
        Type own = context.LoadFromAssemblyPath(typeof(UnloadingTests).Assembly.Location).GetType(typeof(UnloadingTests).FullName!)!;
        Assert.NotSame(typeof(UnloadingTests), own);
        object? said = own.GetMethod(nameof(Predict), BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [threads]);
        Assert.StartsWith($"{threads} threads, ", (string)said!, StringComparison.Ordinal);
        if (Environment.ProcessorCount > 1) Assert.NotEqual("4 threads, 0 workers", said);
        context.Unload();
        return new WeakReference(context);
    }

    private sealed class PlugIn() : AssemblyLoadContext("plug-in", isCollectible: true)
    {
        // The product is the plug-in's own; xunit and the framework are the host's.
        protected override Assembly? Load(AssemblyName name)
        {
            string path = Path.Combine(AppContext.BaseDirectory, $"{name.Name}.dll");
            bool isOwn = name.Name!.StartsWith("InceptionGen", StringComparison.Ordinal);
            return isOwn && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
