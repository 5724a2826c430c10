using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;

namespace InceptionGen.Tool.Tests.Harness;

/// <summary>All that a description says, a line for each number or text. Whatever the runtime adds to descriptions is in it without being named here.</summary>
internal static class Described
{
    // Taps and tensors refer to the description and to stages again; the plan depends on the machine.
    private static readonly HashSet<string> Derived = ["Taps", "Tensors", "Output@NetworkDescription", "Logits", "Plan", "EqualityContract"];

    public static string Of(NetworkDescription network)
    {
        var text = new StringBuilder();
        Write(text, "", network);
        foreach (TensorInfo tensor in network.Tensors) text.Append(CultureInfo.InvariantCulture, $"{tensor}\n");
        text.Append(CultureInfo.InvariantCulture, $"{network.Output}\n{network.Logits}\n");
        return text.ToString();
    }

    private static void Write(StringBuilder text, string path, object? value)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum)
        {
            text.Append(CultureInfo.InvariantCulture, $"{path} = {value switch { float number => number.ToString("R", CultureInfo.InvariantCulture), null => "null", _ => value }}\n");
        }
        else if (value is IEnumerable list)
        {
            int index = 0;
            foreach (object item in list) Write(text, $"{path}[{index++}]", item);
        }
        else
        {
            Type type = value.GetType();
            text.Append(CultureInfo.InvariantCulture, $"{path}: {type.Name}\n");
            foreach (PropertyInfo property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).OrderBy(property => property.Name, StringComparer.Ordinal))
            {
                bool isDerived = Derived.Contains(property.Name) || Derived.Contains(property.Name + "@" + type.Name) || property.GetIndexParameters().Length > 0;
                if (!isDerived) Write(text, path + "." + property.Name, property.GetValue(value));
            }
        }
    }
}
