using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace InceptionGen.Language.Text;

/// <summary>A piece of a table that knows the place of each of its characters, even if quotes are doubled or characters are escaped.</summary>
internal readonly struct SpannedText
{
    private readonly int _start;

    /// <summary>The place of each character and of the end; null if they simply follow each other.</summary>
    private readonly IReadOnlyList<int>? _places;

    public SpannedText(string text, int start)
    {
        Text = text;
        _start = start;
    }

    /// <param name="places">The place of each character and, last, of the end.</param>
    public SpannedText(string text, IReadOnlyList<int> places)
    {
        Text = text;
        _start = places[0];
        _places = places;
    }

    public string Text { get; }

    public int Start => PlaceOf(0);

    public int End => PlaceOf(Text.Length);

    /// <summary>Without the blanks around it. A text of blanks alone becomes the empty place where it begins.</summary>
    public SpannedText Trim()
    {
        int from = 0, to = Text.Length;
        while (to > 0 && Spelling.IsBlank(Text[to - 1])) to--;
        while (from < to && Spelling.IsBlank(Text[from])) from++;
        return Slice(from, to);
    }

    public SpannedText Slice(int from, int to)
    {
        string slice = Text.Substring(from, to - from);
        if (_places is null) return new SpannedText(slice, _start + from);

        int[] slicePlaces = new int[slice.Length + 1];
        for (int index = 0; index < slicePlaces.Length; index++) slicePlaces[index] = _places[from + index];
        return new SpannedText(slice, slicePlaces);
    }

    /// <summary>Without the characters, given by text and index, for which the condition holds.</summary>
    public SpannedText Without(Func<string, int, bool> condition)
    {
        int first = 0;
        while (first < Text.Length && !condition(Text, first)) first++;
        if (first == Text.Length) return this;

        var text = new StringBuilder(Text.Length);
        var kept = new List<int>(Text.Length + 1);
        for (int index = 0; index < Text.Length; index++)
        {
            if (condition(Text, index)) continue;
            text.Append(Text[index]);
            kept.Add(PlaceOf(index));
        }

        kept.Add(End);
        return new SpannedText(text.ToString(), kept);
    }

    /// <summary>Two pieces with a blank between them: a heading on two lines.</summary>
    public static SpannedText Join(SpannedText first, SpannedText second)
    {
        if (first.Text.Length == 0) return second;
        if (second.Text.Length == 0) return first;

        IEnumerable<int> places = first.Places().Concat(second.Places());
        return new SpannedText(first.Text + " " + second.Text, [.. places]);
    }

    /// <summary>The place of each character and of the end.</summary>
    private IEnumerable<int> Places()
    {
        for (int index = 0; index <= Text.Length; index++) yield return PlaceOf(index);
    }

    public LocationInfo In(TableText table) => table.At(Start, End);

    private int PlaceOf(int index) => _places is null ? _start + index : _places[index];
}
