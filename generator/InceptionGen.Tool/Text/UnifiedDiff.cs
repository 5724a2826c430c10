using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace InceptionGen.Tool.Text;

/// <summary>The difference of two texts in the form that "patch" and "git apply" read.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>More than this many pairs of lines are not compared: the lines between equal ends are replaced as a whole.</summary>
    private const long MostPairs = 16_000_000;

    /// <summary>Writes nothing if the texts are equal.</summary>
    public static void Write(TextWriter output, string path, string before, string after)
    {
        if (before == after) return;

        string[] old = Lines(before), fresh = Lines(after);
        List<(char Sign, string Line)> script = Script(old, fresh);
        string name = path.Replace('\\', '/').TrimStart('/');
        output.Write("--- a/" + name + "\n+++ b/" + name + "\n");
        foreach ((int from, int to) in Hunks(script)) WriteHunk(output, script, from, to);
    }

    /// <summary>Lines with their line breaks.</summary>
    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return [.. lines];
    }

    private static List<(char Sign, string Line)> Script(string[] old, string[] fresh)
    {
        int head = 0;
        while (head < old.Length && head < fresh.Length && old[head] == fresh[head]) head++;
        int tail = 0;
        while (tail < old.Length - head && tail < fresh.Length - head && old[^(tail + 1)] == fresh[^(tail + 1)]) tail++;

        List<(char, string)> script = [.. old.Take(head).Select(line => (' ', line))];
        script.AddRange(Middle(old[head..^tail], fresh[head..^tail]));
        script.AddRange(old.Skip(old.Length - tail).Select(line => (' ', line)));
        return script;
    }

    private static IEnumerable<(char Sign, string Line)> Middle(string[] old, string[] fresh)
    {
        if ((long)old.Length * fresh.Length > MostPairs) return [.. old.Select(line => ('-', line)), .. fresh.Select(line => ('+', line))];

        // How many lines the rests of both have in common.
        int[,] common = new int[old.Length + 1, fresh.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = fresh.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == fresh[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var script = new List<(char, string)>();
        for (int i = 0, j = 0; i < old.Length || j < fresh.Length;)
        {
            if (i < old.Length && j < fresh.Length && old[i] == fresh[j])
            {
                script.Add((' ', old[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (i < old.Length && (j == fresh.Length || common[i + 1, j] >= common[i, j + 1])) script.Add(('-', old[i++]));
            else script.Add(('+', fresh[j++]));
        }

        return script;
    }

    /// <summary>The parts of the script that are shown: changes with the lines around them.</summary>
    private static IEnumerable<(int From, int To)> Hunks(List<(char Sign, string Line)> script)
    {
        int from = -1, to = -1;
        for (int index = 0; index < script.Count; index++)
        {
            if (script[index].Sign == ' ') continue;
            int begin = Math.Max(0, index - Context);
            if (from >= 0 && begin > to)
            {
                yield return (from, to);
                from = -1;
            }

            if (from < 0) from = begin;
            to = Math.Min(script.Count, index + 1 + Context);
        }

        if (from >= 0) yield return (from, to);
    }

    private static void WriteHunk(TextWriter output, List<(char Sign, string Line)> script, int from, int to)
    {
        int oldStart = script.Take(from).Count(line => line.Sign != '+'), newStart = script.Take(from).Count(line => line.Sign != '-');
        var hunk = script.GetRange(from, to - from);
        int oldCount = hunk.Count(line => line.Sign != '+'), newCount = hunk.Count(line => line.Sign != '-');
        output.Write(string.Create(CultureInfo.InvariantCulture, $"@@ -{Range(oldStart, oldCount)} +{Range(newStart, newCount)} @@\n"));
        foreach ((char sign, string line) in hunk)
        {
            output.Write(sign + line);
            if (!line.EndsWith('\n')) output.Write("\n\\ No newline at end of file\n");
        }
    }

    private static string Range(int start, int count) => string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)},{count}");
}
