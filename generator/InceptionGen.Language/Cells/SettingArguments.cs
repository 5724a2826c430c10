using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <summary>The arguments in a setting's brackets. Every one is taken once, by a name that it may have; what is left then is a mistake.</summary>
internal sealed class SettingArguments(SettingCall call)
{
    /// <summary>No setting has nearly as many; of more, the first one too many is reported.</summary>
    private const int Maximum = 20;

    private readonly List<Argument> _left = [.. (call.Arguments is null ? default : CellParser.ArgumentsOf(call.Arguments)).Take(Maximum)];
    private readonly List<string> _known = [];
    private readonly string _words = call.Words;
    private Problem? _outOfRange;

    /// <summary>Takes "momentum 0.9"; null if it is not there or its number cannot be.</summary>
    /// <param name="range">Where the number has to be.</param>
    /// <param name="names">What the argument is called, the usual name first.</param>
    public float? TakeNumber(NumberRange range, params string[] names)
    {
        _known.Add(names[0]);
        if (_left.FirstOrDefault(argument => IsCalled(argument.Name, names)) is not { } found) return null;

        _left.Remove(found);
        if (range.Read(found.Value).Succeeded(out float value, out Problem? problem)) return value;
        _outOfRange ??= problem;
        return null;
    }

    /// <summary>Takes "nesterov"; false if it is not there.</summary>
    public bool TakeWord(params string[] words)
    {
        _known.Add(words[0]);
        if (_left.FirstOrDefault(argument => argument.Name.Length == 0 && IsCalled(argument.Value, words)) is not { } found) return false;
        return _left.Remove(found);
    }

    /// <summary>What is wrong with the arguments; null if all of them were taken.</summary>
    public Problem? Mistake()
    {
        if (_outOfRange is not null || _left.Count == 0) return _outOfRange;

        string name = _left[0].Name.Length == 0 ? _left[0].Value : _left[0].Name;
        if (_known.Count == 0) return new Problem(Rules.CellNotUnderstood, _words + " has no arguments; remove the brackets");
        string shown = Excerpt.Of(name);
        string? nearest = Suggestions.DidYouMean(name, _known);
        string detail = _known.Any(known => IsCalled(name, known)) ? "'" + shown + "' is given twice, or without its number"
            : nearest is null ? _words + " has " + List() + ", and no '" + shown + "'"
            : name.StartsWith(nearest + " ", StringComparison.Ordinal) ? "write a number after " + nearest
            : "did you mean '" + nearest + "'?";
        return new Problem(Rules.CellNotUnderstood, detail);
    }

    private static bool IsCalled(string name, params string[] names) => names.Any(known => Spelling.Compact(known) == Spelling.Compact(name));

    private string List() => _known.Count == 1 ? _known[0] : string.Join(", ", _known.Take(_known.Count - 1)) + " and " + _known[_known.Count - 1];
}
