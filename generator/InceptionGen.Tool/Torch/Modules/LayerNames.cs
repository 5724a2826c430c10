using System;
using System.Collections.Generic;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Torch.Text;

namespace InceptionGen.Tool.Torch.Modules;

/// <summary>What the layers of a class are called.</summary>
/// <param name="wanted">Their names in the weights; null for names of the columns.</param>
/// <param name="taken">The attributes that the class has so far.</param>
internal sealed class LayerNames(IReadOnlyList<string>? wanted, NameSet taken)
{
    private int _next;

    /// <summary>Whether the weights say names.</summary>
    public bool AreWanted => wanted is not null;

    /// <summary>The next layer's attribute.</summary>
    /// <param name="otherwise">Its name where neither the weights nor the column have one.</param>
    /// <param name="isWanted">Whether it is the weights' name.</param>
    public string Take(ConvolutionSpec layer, string otherwise, out bool isWanted)
    {
        int index = _next++;
        isWanted = wanted is not null && PythonNames.IsIdentifier(wanted[index]) && taken.IsFree(wanted[index]);
        if (isWanted) return taken.Take(wanted![index]);

        string column = layer.Column[(layer.Column.LastIndexOf('/') + 1)..];
        return taken.Take(column.Length == 0 ? otherwise : PythonNames.Variable(column.Replace("#", "conv", StringComparison.Ordinal), "conv"));
    }

    /// <summary>Goes past a layer that got another name.</summary>
    public void Skip() => _next++;

    /// <summary>The name before the numbers, if the next layers' names are those of an nn.Sequential with these steps: branch2.0, branch2.1.</summary>
    public string? OfSequential(IReadOnlyList<OperationSpec[]> chain)
    {
        if (wanted is null) return null;

        string? name = null;
        int layer = _next;
        for (int index = 0; index < chain.Count; index++)
        {
            if (chain[index][0] is not ConvolutionSpec) continue;
            string[] parts = wanted[layer++].Split('.');
            if (parts.Length != 2 || parts[1] != PythonText.Of(index) || (name ?? parts[0]) != parts[0] || !PythonNames.IsIdentifier(parts[0])) return null;
            name = parts[0];
        }

        return name is not null && taken.IsFree(name) ? name : null;
    }

    /// <summary>A part that nobody names.</summary>
    public static string OfPart(OperationSpec operation) => operation switch
    {
        PoolSpec => "pool",
        DropoutSpec => "dropout",
        LocalResponseNormSpec => "norm",
        ConvolutionSpec { IsLinear: true } => "linear",
        ConvolutionSpec layer => layer.HasKernel ? "conv" : "norm",
        _ => "part",
    };
}
