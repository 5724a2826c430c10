using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Summaries;

namespace InceptionGen.Tool.Drawing;

/// <summary>A network as a flowchart of Mermaid, which GitHub and many wikis draw.</summary>
internal sealed class MermaidPicture
{
    private readonly StringBuilder _text = new("flowchart TD\n");
    private int _nodes;

    public static string Draw(NetworkSummary summary, IReadOnlyList<DrawnStage> stages)
    {
        var picture = new MermaidPicture();
        string image = picture.Node("image " + summary.Network.Input, "([\"", "\"])", "  ");
        var ends = new List<string>();
        foreach (DrawnStage stage in stages)
        {
            string from = stage.Source < 0 ? image : ends[stage.Source];
            string edge = stage.Source < 0 ? summary.Network.Input.ToString() : stages[stage.Source].Stage.Output.ToString();
            ends.Add(picture.Add(stage, from, edge, ends.Count));
        }

        picture._text.Append("  classDef wrong stroke:#c81e1e,stroke-width:3px,color:#c81e1e\n");
        return picture._text.ToString();
    }

    private string Add(DrawnStage stage, string from, string edge, int number)
    {
        string wrong = string.Concat(stage.Wrong.Select(text => "<br/>" + text));
        if (!stage.IsModule)
        {
            string node = Node(stage.Stage.Name + ": " + OperationLabel.Of(stage.Stage.Operation) + wrong, "[\"", "\"]", "  ");
            Link(from, node, edge, "  ");
            if (stage.Wrong.Count > 0) _text.Append(CultureInfo.InvariantCulture, $"  class {node} wrong\n");
            return node;
        }

        // Nodes that a subgraph shows are those that it names, so edges from outside come after it.
        string id = "s" + number.ToString(CultureInfo.InvariantCulture);
        _text.Append($"  subgraph {id}[\"{Escape(stage.Title + wrong)}\"]\n");
        string entry = Node(" ", "((\"", "\"))", "    ");
        string exit = Inside(stage.Stage.Operation, entry);
        _text.Append("  end\n");
        Link(from, entry, edge, "  ");
        if (stage.Wrong.Count > 0) _text.Append($"  class {id} wrong\n");
        return exit;
    }

    private string Inside(OperationSpec operation, string from)
    {
        switch (operation)
        {
            case SequenceSpec sequence:
                return sequence.Operations.Aggregate(from, (last, step) => Inside(step, last));
            case ConcatSpec concat:
                string[] ends = [.. concat.Branches.Select(branch => Inside(branch, from))];
                string join = Node("concat " + concat.Output, "{{\"", "\"}}", "    ");
                foreach (string end in ends) Link(end, join, "", "    ");
                return join;
            case ResidualSpec residual:
                string body = Inside(residual.Body, from), sum = Node(residual.Scale is "1" or "1.0" ? "+" : "+ x " + residual.Scale, "((\"", "\"))", "    ");
                Link(body, sum, "", "    ");
                Link(from, sum, "", "    ");
                return sum;
            default:
                string node = Node(OperationLabel.Of(operation), "[\"", "\"]", "    ");
                Link(from, node, "", "    ");
                return node;
        }
    }

    private string Node(string label, string open, string close, string indent)
    {
        string id = "n" + _nodes++.ToString(CultureInfo.InvariantCulture);
        _text.Append(indent + id + open + Escape(label) + close + "\n");
        return id;
    }

    private void Link(string from, string to, string label, string indent) => _text.Append($"{indent}{from} -->{(label.Length > 0 ? "|" + Escape(label) + "|" : "")} {to}\n");

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "#quot;", StringComparison.Ordinal).Replace("|", "#124;", StringComparison.Ordinal);
}
