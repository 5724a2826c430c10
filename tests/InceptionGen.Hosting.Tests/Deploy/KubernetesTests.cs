using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;
using Grpc.Health.V1;
using Grpc.Net.Client;
using k8s.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Serve;

namespace InceptionGen.Hosting.Tests.Deploy;

/// <summary>The files for Kubernetes and KServe fit their schemas, each other, and the program that they start.</summary>
public sealed class KubernetesTests
{
    private static readonly string[] Names = ["kubernetes.yaml", "kserve.yaml"];

    public static TheoryData<string> Files => [.. Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_program_takes_the_options_and_listens_where_it_is_asked(string file)
    {
        (V1Container container, _, string name) = DeployFiles.Pod(file);
        Arguments arguments = ArgumentsOf(container, name);
        (V1ContainerPort rest, V1ContainerPort grpc) = Ports(container);

        Assert.Equal(($"http://*:{rest.ContainerPort}", grpc.ContainerPort), (arguments.Urls, arguments.GrpcPort));
        Assert.Equal(file == "kserve.yaml" ? ("http1", "h2c") : ("http", "grpc"), (rest.Name, grpc.Name));
        Assert.Equal(name, arguments.Models.Single().Name);
        Assert.NotNull(arguments.Models.Single().Weights);
        foreach (V1HTTPGetAction probe in HttpProbes(container)) Assert.Contains(probe.Port.Value, new[] { rest.Name, $"{rest.ContainerPort}" });
        Assert.All(GrpcProbes(container), probe => Assert.Equal((grpc.ContainerPort, null), (probe.Port, probe.Service)));
        Assert.Equal(3, HttpProbes(container).Count() + GrpcProbes(container).Count());
        Assert.Equal($"{rest.ContainerPort}", Annotations(file).Single(pair => pair.Key.EndsWith("/port", StringComparison.Ordinal)).Value);
    }

    [Fact]
    public async Task The_program_answers_where_it_is_probed_and_scraped()
    {
        int grpcPort = FreePort();
        await using WebApplication app = Service.Create(Arguments.Parse(["--port", "0", "--grpc-port", $"{grpcPort}", "--network", "own.csv"]));
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{grpcPort}");
        IEnumerable<string> probed = Names.SelectMany(file => HttpProbes(DeployFiles.Pod(file).Container)).Select(probe => probe.Path);
        IEnumerable<string> scraped = Names.SelectMany(Annotations).Where(pair => pair.Key.EndsWith("/path", StringComparison.Ordinal)).Select(pair => pair.Value);
        string[] paths = [.. probed.Concat(scraped).Append(Balancers.CheckedPath).Distinct()];

        Assert.Equal(3, paths.Length);
        foreach (string path in paths) Assert.Equal((path, HttpStatusCode.OK), (path, (await client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode));
        foreach (V1GRPCAction probe in Names.SelectMany(file => GrpcProbes(DeployFiles.Pod(file).Container)))
            Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await new Health.HealthClient(channel).CheckAsync(new() { Service = probe.Service ?? "" })).Status);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void It_has_whole_processors_and_no_rights(string file)
    {
        V1Container container = DeployFiles.Pod(file).Container;
        V1SecurityContext security = container.SecurityContext;
        V1PodSecurityContext? pod = file == "kubernetes.yaml" ? DeployFiles.Kubernetes.The<V1Deployment>().Spec.Template.Spec.SecurityContext : null;

        Assert.True(int.TryParse(container.Resources.Limits["cpu"].ToString(), out int processors) && processors > 0);
        Assert.Equal(container.Resources.Limits, container.Resources.Requests);
        Assert.True(security.ReadOnlyRootFilesystem);
        Assert.False(security.AllowPrivilegeEscalation);
        Assert.Equal(["ALL"], security.Capabilities.Drop);
        Assert.True(security.RunAsNonRoot ?? pod!.RunAsNonRoot);
        Assert.Contains($"USER {security.RunAsUser ?? pod!.RunAsUser}\n", DeployFiles.Text("Dockerfile"), StringComparison.Ordinal);
        Assert.Equal("RuntimeDefault", (security.SeccompProfile ?? pod!.SeccompProfile).Type);
        Assert.Contains(container.VolumeMounts, mount => mount.MountPath == "/tmp");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void It_may_finish_what_it_admitted(string file)
    {
        (V1Container container, long grace, string name) = DeployFiles.Pod(file);
        TimeSpan delay = ArgumentsOf(container, name).ShutdownDelay;

        // A readiness probe that fails, and some seconds for who reads it.
        Assert.True(delay.TotalSeconds >= container.ReadinessProbe.PeriodSeconds!.Value * container.ReadinessProbe.FailureThreshold!.Value + 3);
        Assert.True(grace > (delay + new HostOptions().ShutdownTimeout).TotalSeconds);
    }

    [Fact]
    public void Kubernetes_finds_what_belongs_together()
    {
        IReadOnlyList<object> objects = DeployFiles.Kubernetes;
        V1Deployment deployment = objects.The<V1Deployment>();
        V1Service service = objects.The<V1Service>();
        V2HorizontalPodAutoscaler scaler = objects.The<V2HorizontalPodAutoscaler>();
        V1PodDisruptionBudget budget = objects.The<V1PodDisruptionBudget>();
        V1PodTemplateSpec template = deployment.Spec.Template;

        Assert.Equal(4, objects.Count);
        foreach (IDictionary<string, string> selector in new[] { deployment.Spec.Selector.MatchLabels, service.Spec.Selector, budget.Spec.Selector.MatchLabels, template.Spec.TopologySpreadConstraints.Single().LabelSelector.MatchLabels })
            Assert.Equal(template.Metadata.Labels, selector);
        Assert.Equal(template.Spec.Containers.Single().Ports.Select(port => port.Name), service.Spec.Ports.Select(port => port.TargetPort.Value));
        Assert.Equal("kubernetes.io/h2c", service.Spec.Ports.Single(port => port.TargetPort.Value == "grpc").AppProtocol);
        Assert.Equal((deployment.ApiVersion, deployment.Kind, deployment.Metadata.Name), (scaler.Spec.ScaleTargetRef.ApiVersion, scaler.Spec.ScaleTargetRef.Kind, scaler.Spec.ScaleTargetRef.Name));
        // A number of replicas would undo the autoscaler's at each change of the file.
        Assert.Null(deployment.Spec.Replicas);
        Assert.True(int.Parse(budget.Spec.MaxUnavailable.Value, null) < scaler.Spec.MinReplicas);
        Assert.Equal(template.Spec.Volumes.Select(volume => volume.Name), template.Spec.Containers.Single().VolumeMounts.Select(mount => mount.Name));
        Assert.StartsWith(template.Spec.Containers.Single().VolumeMounts[0].MountPath + "/", Arguments.Parse([.. template.Spec.Containers.Single().Args]).Models.Single().Weights, StringComparison.Ordinal);
    }

    [Fact]
    public void KServe_finds_what_belongs_together()
    {
        ServingRuntime runtime = DeployFiles.KServe.The<ServingRuntime>();
        Predictor predictor = DeployFiles.KServe.The<InferenceService>().Spec.Predictor;

        Assert.Equal(2, DeployFiles.KServe.Count);
        Assert.Equal("kserve-container", runtime.Spec.Containers.Single().Name);
        Assert.Equal(runtime.Metadata.Name, predictor.Model.Runtime);
        Assert.Contains(runtime.Spec.SupportedModelFormats, format => (format.Name, format.Version) == (predictor.Model.ModelFormat.Name, predictor.Model.ModelFormat.Version));
        Assert.Equal(["v2", "grpc-v2"], runtime.Spec.ProtocolVersions);
        Assert.Contains(predictor.Model.ProtocolVersion, runtime.Spec.ProtocolVersions);
        Assert.Equal(runtime.Spec.Volumes.Select(volume => volume.Name), runtime.Spec.Containers.Single().VolumeMounts.Select(mount => mount.Name));
        // Where KServe puts what it fetched.
        Assert.Contains("=/mnt/models/network.csv:/mnt/models/", runtime.Spec.Containers.Single().Args.Single(argument => argument.StartsWith("--model", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static Arguments ArgumentsOf(V1Container container, string name) => Arguments.Parse([.. container.Args.Select(argument => argument.Replace("{{.Name}}", name, StringComparison.Ordinal))]);

    private static (V1ContainerPort Http, V1ContainerPort Grpc) Ports(V1Container container) => container.Ports is [var rest, var grpc]
        ? (rest, grpc)
        : throw new InvalidOperationException($"The container has {container.Ports.Count} ports; HTTP and gRPC need two.");

    private static V1Probe[] Probes(V1Container container) => [container.StartupProbe, container.ReadinessProbe, container.LivenessProbe];

    private static IEnumerable<V1HTTPGetAction> HttpProbes(V1Container container) => Probes(container).Select(probe => probe.HttpGet).OfType<V1HTTPGetAction>();

    private static IEnumerable<V1GRPCAction> GrpcProbes(V1Container container) => Probes(container).Select(probe => probe.Grpc).OfType<V1GRPCAction>();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static IDictionary<string, string> Annotations(string file) =>
        file == "kubernetes.yaml" ? DeployFiles.Kubernetes.The<V1Deployment>().Spec.Template.Metadata.Annotations : DeployFiles.KServe.The<ServingRuntime>().Spec.Annotations;
}
