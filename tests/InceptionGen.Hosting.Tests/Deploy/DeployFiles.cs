using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using k8s;
using k8s.Models;

namespace InceptionGen.Hosting.Tests.Deploy;

/// <summary>The files of samples/Serve/deploy, read as strictly as Kubernetes does: no unknown field, no key twice, no value of another type.</summary>
internal static class DeployFiles
{
    private static readonly Dictionary<string, Type> KServeTypes = new()
    {
        ["serving.kserve.io/v1alpha1/ServingRuntime"] = typeof(ServingRuntime),
        ["serving.kserve.io/v1beta1/InferenceService"] = typeof(InferenceService),
    };

    public static IReadOnlyList<object> Kubernetes => Read("kubernetes.yaml");

    public static IReadOnlyList<object> KServe => Read("kserve.yaml");

    /// <summary>The one object of its type.</summary>
    public static T The<T>(this IEnumerable<object> objects) => objects.OfType<T>().Single();

    /// <summary>A container, the grace of its pod in seconds, and the name of what it serves.</summary>
    public static (V1Container Container, long Grace, string Name) Pod(string file)
    {
        if (file == "kubernetes.yaml")
        {
            V1Deployment deployment = Kubernetes.The<V1Deployment>();
            V1PodSpec pod = deployment.Spec.Template.Spec;
            return (pod.Containers.Single(), pod.TerminationGracePeriodSeconds!.Value, deployment.Metadata.Name);
        }

        InferenceService service = KServe.The<InferenceService>();
        return (KServe.The<ServingRuntime>().Spec.Containers.Single(), service.Spec.Predictor.TerminationGracePeriodSeconds, service.Metadata.Name);
    }

    /// <summary>The path of a file.</summary>
    public static string Find(string file) => Path.Combine(AppContext.BaseDirectory, "deploy", file);

    /// <summary>The text of a file.</summary>
    public static string Text(string file) => File.ReadAllText(Find(file));

    private static List<object> Read(string file) => KubernetesYaml.LoadAllFromString(Text(file), KServeTypes, strict: true);
}
