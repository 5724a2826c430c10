using System.Diagnostics;

namespace InceptionGen.Hosting;

/// <summary>The activities of requests: "infer googlenet".</summary>
internal static class InceptionActivities
{
    private static readonly ActivitySource Source = new(InceptionMetrics.SourceName);

    /// <summary>Begins one, if somebody listens.</summary>
    public static Activity? Infer(string model)
    {
        if (!Source.HasListeners()) return null;
        Activity? activity = Source.StartActivity("infer " + model);
        return activity?.SetTag("inceptiongen.model", model);
    }
}
