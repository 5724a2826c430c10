using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Weights.PyTorch;

/// <summary>What state_dict() of a module that was pickled whole would have returned: its parameters and buffers, and those of the modules in it, by their path.</summary>
internal static class ModuleTensors
{
    private const string Parameters = "_parameters";
    private const string Buffers = "_buffers";
    private const string Modules = "_modules";
    private const string NotSaved = "_non_persistent_buffers_set";

    // A module that contains itself would be followed without end.
    private const int MostLevels = 32;

    /// <summary>Whether something that a pickle describes is a module of torch.nn.</summary>
    public static bool IsModule(PickleObject value) => value.State is PickleDictionary state && Member(state, Parameters) is not null && Member(state, Modules) is not null;

    /// <summary>Its tensors.</summary>
    public static IEnumerable<(string Name, TorchTensor Tensor)> Of(PickleObject module, PickleBudget budget)
    {
        Stack<(PickleObject Module, string Prefix, int Level)> open = new([(module, "", 0)]);
        while (open.TryPop(out (PickleObject Module, string Prefix, int Level) next))
        {
            if (next.Module.State is not PickleDictionary state) continue;
            foreach ((string name, TorchTensor tensor) in Own(state, budget)) yield return (next.Prefix + name, tensor);
            if (next.Level == MostLevels) continue;
            foreach ((object? key, object? value) in (Member(state, Modules)?.Items ?? []).Reverse())
            {
                if (key is not string name || value is not PickleObject inner) continue;
                budget.Take(1 + next.Prefix.Length + name.Length);
                open.Push((inner, $"{next.Prefix}{name}.", next.Level + 1));
            }
        }
    }

    private static IEnumerable<(string Name, TorchTensor Tensor)> Own(PickleDictionary state, PickleBudget budget)
    {
        HashSet<string> notSaved = new((Value(state, NotSaved) as List<object?> ?? []).OfType<string>(), StringComparer.Ordinal);
        foreach ((object? key, object? value) in (Member(state, Parameters)?.Items ?? []).Concat(Member(state, Buffers)?.Items ?? []))
        {
            budget.Take(1);
            if (key is string name && value is TorchTensor tensor && !notSaved.Contains(name)) yield return (name, tensor);
        }
    }

    // Parameters are a plain dict, or an OrderedDict in older versions.
    private static PickleDictionary? Member(PickleDictionary state, string name) => Value(state, name) as PickleDictionary;

    private static object? Value(PickleDictionary state, string name)
    {
        foreach ((object? key, object? value) in state.Items)
        {
            if (key is string text && text == name) return value;
        }

        return null;
    }
}
