using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using k8s;
using k8s.Models;

namespace InceptionGen.Hosting.Tests.Deploy;

/// <summary>The job of the page on scoring fits its schema and itself. The tool's tests read its command.</summary>
public sealed class ScoringJobTests
{
    [Fact]
    public void The_job_has_as_many_completions_as_shards_and_an_index()
    {
        string page = File.ReadAllText(Path.Combine(Root(), "generator", "docs", "scoring.md"));
        string yaml = page.Split("```yaml\n")[1].Split("```")[0];
        V1Job job = Assert.IsType<V1Job>(Assert.Single(KubernetesYaml.LoadAllFromString(yaml, strict: true)));
        V1Container container = job.Spec.Template.Spec.Containers.Single();
        string[] arguments = [.. container.Args];

        Assert.Equal("Indexed", job.Spec.CompletionMode);
        Assert.Equal(job.Spec.Completions, int.Parse(arguments[Array.IndexOf(arguments, "--shards") + 1]));
        Assert.Equal("Never", job.Spec.Template.Spec.RestartPolicy);
        Assert.All(arguments.Concat(container.Command).Where(argument => argument.StartsWith('/')), path => Assert.StartsWith(container.VolumeMounts.Single().MountPath, path));
        Assert.Equal(container.VolumeMounts.Single().Name, job.Spec.Template.Spec.Volumes.Single().Name);
    }

    private static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
