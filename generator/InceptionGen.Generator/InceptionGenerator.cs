using System;
using System.Linq;
using InceptionGen.Generator.Checking;
using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Parsing;
using InceptionGen.Generator.Pipeline;
using InceptionGen.Generator.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InceptionGen.Generator;

/// <summary>Turns the tables of a project into classes, and reports the mistakes that keep a class from being right.
/// <see cref="TableAnalyzer"/> reports the rest.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class InceptionGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Nothing here depends on the compilation, so an edit of C# code runs no step.
        IncrementalValuesProvider<ReadTable> tables = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => TableFile.Of(pair.Left, pair.Right))
            .Where(static file => file is not null)
            .WithTrackingName(TrackingNames.Files)
            .Select(static (file, cancellation) => file!.Read(cancellation))
            .WithTrackingName(TrackingNames.Read);

        // A table is checked together with the modules, the names and the network that it uses, and with no others.
        IncrementalValueProvider<EquatableArray<string>> continued = tables
            .Select(static (table, _) => TableLibrary.ContinuedFile(table.Document))
            .Where(static file => file.Length > 0)
            .Collect()
            .Select(static (files, _) => files.ToEquatableArray());

        IncrementalValueProvider<EquatableArray<TableDocument>> library = tables
            .Combine(continued)
            .Where(static pair => TableLibrary.IsForOthers(pair.Left.Document, pair.Right))
            .Select(static (pair, _) => pair.Left.Document)
            .Collect()
            .Select(static (documents, _) => documents.ToEquatableArray())
            .WithTrackingName(TrackingNames.Library);

        IncrementalValuesProvider<CheckedTable> judged = tables
            .Combine(library)
            .Select(static (pair, _) => TableTask.Of(pair.Left, new TableLibrary(pair.Right)))
            .WithTrackingName(TrackingNames.Bundle)
            .Select(static (task, cancellation) => task.Check(cancellation))
            .WithTrackingName(TrackingNames.Check);

        IncrementalValueProvider<DuplicateClasses> duplicates = judged
            .Select(static (table, _) => table.Claim)
            .Where(static claim => claim is not null)
            .Collect()
            .Select(static (claims, _) => DuplicateClasses.Among(claims!))
            .WithTrackingName(TrackingNames.Duplicates);

        // From here on, no model knows a place in a table: a comment above a row moves every place and changes no class.
        IncrementalValuesProvider<NetworkModel> models = judged
            .Combine(duplicates)
            .Where(static pair => pair.Left.Claim is { } claim && pair.Right.Allow(claim))
            .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) => TableFile.RootNamespace(options)))
            .Select(static (pair, _) => new NetworkModel(pair.Left.Left.Spec!, pair.Right, pair.Left.Left.Path))
            .WithTrackingName(TrackingNames.Model);

        IncrementalValueProvider<MapModel> maps = models
            .Collect()
            .Select(static (networks, _) => MapModel.Of(networks))
            .WithTrackingName(TrackingNames.Maps);

        IncrementalValuesProvider<EquatableArray<DiagnosticInfo>> errors = judged
            .Combine(duplicates)
            .Select(static (pair, _) => pair.Left.Errors.Concat(pair.Right.At(pair.Left.Path)).ToEquatableArray())
            .WithTrackingName(TrackingNames.Diagnostics);

        context.RegisterSourceOutput(models, static (output, model) => AddSource(output, model.HintName, model.Path, model.Emit));
        context.RegisterSourceOutput(maps, static (output, model) =>
        {
            if (model.Maps.Count > 0) AddSource(output, MapModel.HintName, path: "", model.Emit);
        });
        context.RegisterSourceOutput(errors, static (output, problems) =>
        {
            foreach (DiagnosticInfo problem in problems) output.ReportDiagnostic(problem.ToDiagnostic());
        });
    }

    private static void AddSource(SourceProductionContext output, string hintName, string path, Func<string> emit)
    {
        DiagnosticInfo? failure = InternalError.Guard<DiagnosticInfo?>(
            () =>
            {
                output.AddSource(hintName, SourceText.From(emit(), System.Text.Encoding.UTF8));
                return null;
            },
            exception => InternalError.At(path, exception));
        if (failure is not null) output.ReportDiagnostic(failure.ToDiagnostic());
    }
}
