using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;
using InceptionGen.Playground.Editing;
using InceptionGen.Tool.Drawing;
using InceptionGen.Tool.Fixing;
using InceptionGen.Tool.Projects;
using InceptionGen.Tool.Summaries;
using InceptionGen.Tool.Text;

namespace InceptionGen.Playground;

/// <summary>The table that is open, and all that is asked about it. The text is what counts: a grid is read from it and written into it.</summary>
internal sealed class Workbench
{
    private readonly TableProject _project = new();
    private Grid? _grid;

    /// <summary>The file that the table is called after.</summary>
    public string File { get; private set; } = "table.csv";

    /// <summary>The table.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The table as the language reads it.</summary>
    public TableDocument Document => _project.DocumentOf(File);

    /// <summary>The table as a grid.</summary>
    public Grid Grid => _grid ??= Grid.Of(new TableText(File, Text), Document);

    /// <summary>What is wrong with it, in the order of its text.</summary>
    public IReadOnlyList<DiagnosticInfo> Findings => _project.Check(File);

    /// <summary>The network that it says; null if its shapes are not known, and for modules and names tables.</summary>
    public NetworkSpec? Network => _project.Judge(File).Specs.FirstOrDefault();

    /// <summary>The network in numbers; null if there is none.</summary>
    public NetworkSummary? Summary => Network is { } network ? NetworkSummary.Of(network, Document) : null;

    /// <summary>Opens another table.</summary>
    public void Open(string file, string text)
    {
        if (file != File && _project.Has(File)) _project.Remove(File);
        File = file;
        Write(text);
    }

    /// <summary>Gives the table another text.</summary>
    public void Write(string text)
    {
        Text = text;
        _grid = null;
        _project.Set(new TableSource(File, text), isListed: true);
    }

    /// <summary>Changes the grid, and with it the text. A grid that cannot be edited, or does not have the place, stays as it is.</summary>
    public void Edit(GridPlace place, Action<GridWriter> change)
    {
        if (!Grid.IsEditable || place.Part >= Grid.Parts.Count) return;

        var writer = new GridWriter(Grid, File, Text);
        change(writer);
        Write(writer.Text());
    }

    /// <summary>Applies a fix of a finding.</summary>
    public void Fix(int finding, int fix)
    {
        if (TextEdits.Apply(Text, Findings[finding].Fixes[fix].Edits.Where(edit => edit.Location.Path == File)) is { } text) Write(text);
    }

    /// <summary>Applies fixes for as long as each leaves less wrong than there was, and returns how many were applied.</summary>
    public int FixAll()
    {
        int applied = new TableRepair(_project, path => path == File).Run();
        Write(_project.ContentOf(File));
        return applied;
    }

    /// <summary>The network as an SVG picture; null if there is none.</summary>
    public string? Picture() => Summary is { } summary ? SvgPicture.Draw(summary, DrawnStage.Of(summary, Findings, Text)) : null;
}
