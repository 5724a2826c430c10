using System;
using InceptionGen.Hosting;

namespace InceptionGen.AspNetCore;

/// <summary>Finds models by what requests call them.</summary>
internal static class ModelVersions
{
    /// <summary>The version of every model: loading weights again replaces them.</summary>
    public const string Only = "1";

    /// <summary>A model by its name.</summary>
    /// <param name="registry">All models.</param>
    /// <param name="name">What the request calls it.</param>
    /// <param name="version">The version that it asks for; null or empty for any.</param>
    /// <exception cref="ProtocolException">There is no such model, or not in that version.</exception>
    public static HostedModel Require(ModelRegistry registry, string name, string? version)
    {
        HostedModel model = registry.Find(name) ?? throw ProtocolException.NotFound($"Request for unknown model: '{name}' is not found.");
        return string.IsNullOrEmpty(version) || version == Only
            ? model
            : throw ProtocolException.NotFound($"Request for unknown model: '{name}' has no version '{version}', only '{Only}'.");
    }
}
