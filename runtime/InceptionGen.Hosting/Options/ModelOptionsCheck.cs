using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Extensions.Options;

namespace InceptionGen.Hosting;

/// <summary>What the options say of a network and a file: whether there are weights, and whether taps and labels fit the table. And the range of the time, since
/// the attribute that would say it reflects.</summary>
internal sealed class ModelOptionsCheck(IEnumerable<ModelRegistration> registrations) : IValidateOptions<InceptionOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, InceptionOptions options)
    {
        ModelRegistration? registration = registrations.FirstOrDefault(registration => registration.Name == name);
        if (registration is null) return ValidateOptionsResult.Skip;
        string[] faults = [.. Faults(registration.Description, options).Select(fault => $"Model '{name}': {fault}")];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(NetworkDescription network, InceptionOptions options)
    {
        if (string.IsNullOrEmpty(options.Weights) && !options.SyntheticWeights)
            yield return "there are no weights. Set Weights to a file, or SyntheticWeights to true to try the service without one.";
        else if (!string.IsNullOrEmpty(options.Weights) && options.SyntheticWeights)
            yield return "Weights names a file and SyntheticWeights is true. Set one of them.";
        else if (options.LoadAtStart && !string.IsNullOrEmpty(options.Weights) && !File.Exists(options.Weights) && !Directory.Exists(options.Weights))
            yield return $"there is no file or folder '{options.Weights}'. Correct Weights, or set LoadAtStart to false if it comes later.";
        if (options.MaxQueueTime < TimeSpan.FromMilliseconds(1) || options.MaxQueueTime > TimeSpan.FromHours(1))
            yield return $"MaxQueueTime is {options.MaxQueueTime:c}; it must be a millisecond to an hour.";
        if (options.ReloadOnChange && options.SyntheticWeights) yield return "ReloadOnChange needs a file of weights.";
        if (network.Input.Channels != 3) yield return FormattableString.Invariant($"{network.Name} reads {network.Input.Channels} channels; only networks that read RGB photos can be hosted.");
        if (options.Labels.Count > 0 && options.Labels.Count != network.Output.Shape.Elements)
            yield return FormattableString.Invariant($"there are {options.Labels.Count} labels for {network.Output.Shape.Elements} outputs. List one for each, or none.");

        string[] rows = [.. network.Taps.Where(tap => tap.Head.Length == 0).Select(tap => tap.Name)];
        foreach (string tap in options.Taps.Except(rows))
            yield return $"{network.Name} has no row '{tap}'. Taps may be: {string.Join(", ", rows)}.";
    }
}
