using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using InceptionGen.AspNetCore;
using Serve;

namespace InceptionGen.Hosting.Tests.Deploy;

/// <summary>The files for nginx, HAProxy and Docker; samples/Serve/deploy/try-balancer tries the balancers under load.</summary>
public sealed class BalancerTests
{
    [InstalledFact("nginx")]
    public void Nginx_takes_its_file()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;

        (int code, string text) = Balancers.Run(Balancers.Find("nginx")!, "-t", "-p", folder, "-c", DeployFiles.Find("nginx.conf"));

        Assert.True(code == 0, text);
    }

    [InstalledFact("haproxy")]
    public void HAProxy_takes_its_file()
    {
        (int code, string text) = Balancers.Run(Balancers.Find("haproxy")!, "-c", "-f", DeployFiles.Find("haproxy.cfg"));

        Assert.True(code == 0, text);
        Assert.DoesNotContain("WARNING", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_ask_the_same_processes() =>
        Assert.All(["nginx.conf", "haproxy.cfg"], file =>
            Assert.Equal(["127.0.0.1:8001", "127.0.0.1:8002", "127.0.0.1:8003"], Regex.Matches(DeployFiles.Text(file), @"^ +server .*?(127\S+?:\d+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value)));

    [Fact]
    public void Nginx_takes_bodies_as_long_as_the_service_does() =>
        Assert.Contains($"client_max_body_size {new OpenInferenceOptions().MaxBodyBytes >> 20}m;", DeployFiles.Text("nginx.conf"), StringComparison.Ordinal);

    [Fact]
    public void The_image_listens_where_the_pods_are_asked()
    {
        string docker = DeployFiles.Text("Dockerfile");
        string[] arguments = [.. Regex.Matches(Regex.Match(docker, @"^CMD \[(.*)\]$", RegexOptions.Multiline).Groups[1].Value, "\"(.*?)\"").Select(match => match.Groups[1].Value)];
        int[] ports = [.. DeployFiles.Pod("kubernetes.yaml").Container.Ports.Select(port => port.ContainerPort)];

        Assert.Equal(($"http://*:{ports[0]}", ports[1]), (Arguments.Parse(arguments).Urls, Arguments.Parse(arguments).GrpcPort));
        Assert.Contains($"EXPOSE {string.Join(' ', ports)}\n", docker, StringComparison.Ordinal);
    }
}
