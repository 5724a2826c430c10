using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace InceptionGen.Training.Checkpoints;

/// <summary>What a table's rows say, one text for each, by which a checkpoint knows its table.</summary>
internal static class TableRows
{
    private const int HashDigits = 16;

    /// <summary>Name and digest of every row.</summary>
    public static IReadOnlyList<(string Name, string Digest)> Of(NetworkDescription network) => [.. network.Stages.Select(stage => (stage.Name, DigestOf(stage)))];

    /// <summary>How two tables differ: a phrase, or null if they do not.</summary>
    /// <param name="rows">The rows of the table that a checkpoint belongs to.</param>
    /// <param name="own">The present table's.</param>
    public static string? Difference(IReadOnlyList<(string Name, string Digest)> rows, IReadOnlyList<(string Name, string Digest)> own)
    {
        for (int i = 0; i < Math.Min(rows.Count, own.Count); i++)
        {
            if (rows[i].Name != own[i].Name) return string.Create(CultureInfo.InvariantCulture, $"row {i + 1} of its table was {rows[i].Name}, and is {own[i].Name} now");
            if (rows[i].Digest != own[i].Digest) return $"the row {rows[i].Name} of its table was another";
        }

        return rows.Count == own.Count ? null : string.Create(CultureInfo.InvariantCulture, $"its table had {rows.Count} rows, and has {own.Count} now");
    }

    private static string DigestOf(StageInfo stage)
    {
        StringBuilder text = new();
        foreach (OperationInfo operation in stage.Operations) text.Append(TextOf(operation)).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..HashDigits];
    }

    private static string TextOf(OperationInfo operation)
    {
        string own = operation switch
        {
            ConvolutionInfo layer => string.Create(
                CultureInfo.InvariantCulture,
                $"{layer.Kernel} {layer.Stride} {layer.Padding} {layer.Groups} {layer.Activation} {layer.BatchNorm?.Epsilon} {layer.BatchNorm?.Momentum}"),
            PoolInfo pool => string.Create(CultureInfo.InvariantCulture, $"{pool.Pool} {pool.Window} {pool.Stride} {pool.Padding} {pool.CountsPadding}"),
            ResidualInfo residual => string.Create(CultureInfo.InvariantCulture, $"{residual.Scale} {residual.Activation}"),
            LocalResponseNormInfo norm => string.Create(CultureInfo.InvariantCulture, $"{norm.Size} {norm.Alpha} {norm.Beta} {norm.K}"),
            DropoutInfo dropout => string.Create(CultureInfo.InvariantCulture, $"{dropout.Rate}"),
            FlattenInfo flatten => string.Create(CultureInfo.InvariantCulture, $"{flatten.ChannelsLast}"),
            _ => "",
        };
        string tensors = string.Join(' ', operation.RequiredTensors().Select(tensor => $"{tensor.Name} {tensor.Shape}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{operation.Name} {operation.Column} {string.Join(' ', operation.Inputs)} {operation.Input} {operation.Output} {own} {tensors}");
    }
}
