using System.Collections.Generic;
using k8s;
using k8s.Models;

namespace InceptionGen.Hosting.Tests.Deploy;

/// <summary>What samples/Serve/deploy uses of KServe's resources; reading refuses any other field.</summary>
internal sealed record ServingRuntime : IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";

    public V1ObjectMeta Metadata { get; set; } = new();

    public ServingRuntimeSpec Spec { get; set; } = new();
}

internal sealed record ServingRuntimeSpec
{
    public Dictionary<string, string> Annotations { get; set; } = [];

    public List<ModelFormat> SupportedModelFormats { get; set; } = [];

    public List<string> ProtocolVersions { get; set; } = [];

    public List<V1Container> Containers { get; set; } = [];

    public List<V1Volume> Volumes { get; set; } = [];
}

internal sealed record ModelFormat
{
    public string Name { get; set; } = "";

    public string Version { get; set; } = "";

    public bool AutoSelect { get; set; }
}

internal sealed record InferenceService : IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";

    public V1ObjectMeta Metadata { get; set; } = new();

    public InferenceServiceSpec Spec { get; set; } = new();
}

internal sealed record InferenceServiceSpec
{
    public Predictor Predictor { get; set; } = new();
}

internal sealed record Predictor
{
    public int MinReplicas { get; set; }

    public int MaxReplicas { get; set; }

    public string ScaleMetric { get; set; } = "";

    public int ScaleTarget { get; set; }

    public long TerminationGracePeriodSeconds { get; set; }

    public bool AutomountServiceAccountToken { get; set; } = true;

    public PredictorModel Model { get; set; } = new();
}

internal sealed record PredictorModel
{
    public ModelFormat ModelFormat { get; set; } = new();

    public string ProtocolVersion { get; set; } = "";

    public string Runtime { get; set; } = "";

    public string StorageUri { get; set; } = "";
}
