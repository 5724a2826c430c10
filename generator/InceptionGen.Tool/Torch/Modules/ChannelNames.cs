using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Tool.Torch.Text;

namespace InceptionGen.Tool.Torch.Modules;

/// <summary>Numbers of channels of a class that is used several times: those that are the same in all uses are numbers, the others arguments. Cells that always agree are one argument.</summary>
internal sealed class ChannelNames
{
    public const string Input = "in_channels";

    private readonly List<(string Name, int[] Values)> _arguments = [];
    private readonly NameSet _names = new(["self", "x", Input]);

    /// <param name="inputs">Channels of the module's input, of each use.</param>
    /// <param name="layers">Column and output channels, of each use, of every layer in order.</param>
    public ChannelNames(int[] inputs, IEnumerable<(string Column, int[] Outputs)> layers)
    {
        _arguments.Add((Input, inputs));
        IEnumerable<IGrouping<string, (string Column, int[] Outputs)>> varying = layers
            .Where(layer => !IsConstant(layer.Outputs) && !layer.Outputs.SequenceEqual(inputs))
            .GroupBy(layer => string.Join(',', layer.Outputs));
        foreach (IGrouping<string, (string Column, int[] Outputs)> alike in varying)
        {
            string[] columns = [.. alike.Select(layer => NameOf(layer.Column)).Distinct()];
            _arguments.Add((_names.Take(columns.Length == 1 ? columns[0] : "channels"), alike.First().Outputs));
        }
    }

    /// <summary>The arguments after self.</summary>
    public IEnumerable<string> Arguments => _arguments.Select(argument => argument.Name);

    /// <summary>What a use gives for them.</summary>
    public IEnumerable<string> ValuesOf(int use) => _arguments.Select(argument => PythonText.Of(argument.Values[use]));

    /// <summary>A number or a name.</summary>
    /// <param name="channels">Of each use.</param>
    /// <param name="isInput">Whether it is the module's input itself.</param>
    public string Of(int[] channels, bool isInput = false)
    {
        if (isInput) return Input;
        if (IsConstant(channels)) return PythonText.Of(channels[0]);
        foreach ((string name, int[] values) in _arguments.Skip(1).Concat(_arguments.Take(1)))
        {
            if (values.SequenceEqual(channels)) return name;
        }

        // Such as what comes out of a concatenation of branches that vary.
        string sum = SumOf(channels) ?? _names.Take("channels");
        if (PythonNames.IsIdentifier(sum)) _arguments.Add((sum, channels));
        return sum;
    }

    /// <summary>Two arguments, or one and a number, that add up to it.</summary>
    private string? SumOf(int[] channels)
    {
        foreach ((string name, int[] values) in _arguments)
        {
            int rest = channels[0] - values[0];
            if (rest > 0 && channels.Zip(values, (sum, value) => sum - value).All(difference => difference == rest)) return $"{name} + {PythonText.Of(rest)}";
            foreach ((string other, int[] others) in _arguments)
            {
                if (channels.Select((sum, use) => sum == values[use] + others[use]).All(isSum => isSum)) return $"{name} + {other}";
            }
        }

        return null;
    }

    private static bool IsConstant(int[] channels) => channels.All(value => value == channels[0]);

    // "conv 2/#3x3 reduce (2)" is ch3x3_reduce, "pool proj" pool_proj.
    private static string NameOf(string column)
    {
        string last = column[(column.LastIndexOf('/') + 1)..];
        string cell = last.Split(" (", 2)[0];
        if (cell.StartsWith("double", StringComparison.OrdinalIgnoreCase)) cell = cell.TrimEnd(' ', '1', '2');
        return PythonNames.Variable(cell.Replace("#", "ch", StringComparison.Ordinal), "channels");
    }
}
