using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using InceptionGen.Hosting;

namespace InceptionGen.AspNetCore;

/// <summary>What clients may know of the models' weights, and do with them.</summary>
internal static class RepositoryControl
{
    /// <summary>What the protocol calls the state of a model, and why it is in it.</summary>
    public static (string State, string Reason) StateOf(HostedModel model) => (
        model.State switch { ModelState.Ready => "READY", ModelState.Loading => "LOADING", _ => "UNAVAILABLE" },
        model.Fault ?? (model.State == ModelState.Unloaded ? "unloaded" : ""));

    /// <summary>Loads a model's weights, or loads them again.</summary>
    /// <exception cref="ProtocolException">Clients may not, or the weights cannot be loaded.</exception>
    public static async Task LoadAsync(HostedModel model, OpenInferenceOptions options, CancellationToken token)
    {
        Require(options);
        try
        {
            await model.LoadAsync(token);
        }
        catch (Exception exception) when (exception is WeightException or IOException or UnauthorizedAccessException)
        {
            throw ProtocolException.Invalid($"Failed to load '{model.Name}': {exception.Message}");
        }
    }

    /// <summary>Unloads a model.</summary>
    /// <exception cref="ProtocolException">Clients may not.</exception>
    public static Task UnloadAsync(HostedModel model, OpenInferenceOptions options, CancellationToken token)
    {
        Require(options);
        return model.UnloadAsync(token);
    }

    /// <summary>Whether clients may load and unload models.</summary>
    /// <exception cref="ProtocolException">They may not.</exception>
    public static void Require(OpenInferenceOptions options)
    {
        if (!options.AllowRepositoryControl)
            throw ProtocolException.Invalid($"Explicit model load / unload is not allowed here. The program allows it with OpenInferenceOptions.AllowRepositoryControl.");
    }
}
