using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace InceptionGen.Tool.Torch.Text;

/// <summary>Writes indented Python: lines of at most 79 characters wherever they can be broken, broken as Black breaks them.</summary>
internal sealed class PythonWriter
{
    /// <summary>PEP 8's limit.</summary>
    public const int Width = 79;

    private const int SpacesPerLevel = 4;

    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>Blank lines.</summary>
    public void Blank(int count = 1) => _text.Append('\n', count);

    /// <summary>A line at the current indentation.</summary>
    public void Line(string text) => _text.Append(' ', _level * SpacesPerLevel).Append(text).Append('\n');

    /// <summary>Lines that are written already, such as a file's.</summary>
    public void Lines(string text) => _text.Append(text);

    /// <summary>A piece of code, on several lines if it needs them.</summary>
    public void Line(Code code, string comment = "")
    {
        string text = code.ToString();
        if (Fits(text) || code.Items.Count == 0)
        {
            string remark = comment.Length == 0 || !Fits(text + "  # " + comment) ? "" : "  # " + comment;
            Line(text + remark);
            return;
        }

        Line(code.Head);
        _level++;
        string together = string.Join(", ", code.Items);
        if (Fits(together))
        {
            Line(together);
        }
        else
        {
            foreach (Code item in code.Items) Line(item.Before(","));
        }

        _level--;
        Line(code.Tail);
    }

    /// <summary>Names of another file.</summary>
    public void Import(string module, params IReadOnlyList<string> names)
    {
        string line = $"from {module} import {string.Join(", ", names)}";
        if (Fits(line)) Line(line);
        else Line(new Code($"from {module} import (", [.. names.Select(Code.Atom)], ")"));
    }

    /// <summary>A docstring, its paragraphs broken into lines.</summary>
    public void Docstring(params IReadOnlyList<string> paragraphs)
    {
        string[] safe = [.. paragraphs.Where(paragraph => paragraph.Length > 0).Select(paragraph => paragraph.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"\"\"", "'''", StringComparison.Ordinal))];
        if (safe.Length == 1 && Fits("\"\"\"" + safe[0] + "\"\"\""))
        {
            Line("\"\"\"" + safe[0] + (safe[0].EndsWith('"') ? " \"\"\"" : "\"\"\""));
            return;
        }

        for (int index = 0; index < safe.Length; index++)
        {
            if (index > 0) Blank();
            foreach (string line in Broken((index == 0 ? "\"\"\"" : "") + safe[index])) Line(line);
        }

        Line("\"\"\"");
    }

    /// <summary>A comment, broken into lines.</summary>
    public void Comment(string text)
    {
        foreach (string line in Broken(text, reserve: 2)) Line("# " + line);
    }

    /// <summary>A header that ends in a colon, and what is below it until the scope ends.</summary>
    public Scope Block(string header)
    {
        Line(header);
        _level++;
        return new Scope(this);
    }

    /// <summary>The same, with a header that may be broken.</summary>
    public Scope Indented(Code header)
    {
        Line(header);
        _level++;
        return new Scope(this);
    }

    public override string ToString() => _text.ToString();

    private bool Fits(string text) => (_level * SpacesPerLevel) + text.Length <= Width;

    private IEnumerable<string> Broken(string text, int reserve = 0)
    {
        var line = new StringBuilder();
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && (_level * SpacesPerLevel) + reserve + line.Length + 1 + word.Length > Width)
            {
                yield return line.ToString();
                line.Clear();
            }

            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }

        if (line.Length > 0) yield return line.ToString();
    }

    public readonly struct Scope(PythonWriter writer) : IDisposable
    {
        public void Dispose() => writer._level--;
    }
}
