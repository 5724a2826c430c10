using System.Globalization;
using InceptionGen.Generator.Text;
using InceptionGen.Language.Model;

namespace InceptionGen.Generator.Emitting;

/// <content>Documentation: what a reader sees on hovering over the class or a tap.</content>
internal sealed partial class NetworkEmitter
{
    private void WriteClassDocumentation()
    {
        Totals totals = Totals.Of(Network);
        string shapes = Network.Input + " to " + totals.Output;
        _writer.Line($"/// <summary>{Network.ClassName}: {shapes}{Counts(totals.Parameters, totals.MultiplyAdds)}.</summary>");
        if (Network.Source.Length + Network.Lineage.Length + Network.Note.Length == 0) return;
        _writer.Line("/// <remarks>");
        WriteParagraph("Source", Network.Source);
        WriteParagraph("Lineage", Network.Lineage);
        WriteParagraph("Note", Network.Note);
        _writer.Line("/// </remarks>");
    }

    private void WriteTaps()
    {
        for (int index = 0; index < Network.Stages.Count; index++)
        {
            _cancellation.ThrowIfCancellationRequested();
            StageSpec stage = Network.Stages[index];
            OperationSpec operation = stage.Operation;
            string head = stage.Head.Length == 0 ? "" : " Of the auxiliary classifier " + stage.Head + ".";
            _writer.Line($"""
                /// <summary>{XmlDoc.Escape(stage.Name)}: {Shapes(stage)}{Counts(operation.Parameters, operation.MultiplyAdds)}{Paddings(operation)}.{head}</summary>
                public static IG_::Tap<{Map(stage.Output)}> {CSharpName.Of(stage.Identifier)} {"{"} get; {"}"} = new(Description, {index});

                """);
        }
    }

    private void WriteParagraph(string title, string text)
    {
        if (text.Length > 0) _writer.Line($"/// <para>{title}: {XmlDoc.Escape(text)}</para>");
    }

    private static string Shapes(StageSpec stage) => stage.Input + " to " + stage.Output;

    private static string Counts(long parameters, long multiplyAdds) =>
        parameters == 0 ? "" : "; " + Grouped(parameters) + " parameters, " + Grouped(multiplyAdds) + " multiply-adds";

    /// <summary>Readers compare them with the program that their weights come from.</summary>
    private static string Paddings(OperationSpec operation) =>
        PaddingText.OfRow(operation) is { Length: > 0 } paddings ? "; padding " + XmlDoc.Escape(paddings) : "";

    private static string Grouped(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
