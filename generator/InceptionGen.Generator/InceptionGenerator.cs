using System;
using System.Linq;
using System.Threading;
using InceptionGen.Generator.Pipeline;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Projects;
using InceptionGen.Language.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InceptionGen.Generator;

/// <summary>Turns the tables of a project into classes, and reports the mistakes that keep a class from being right.
/// <see cref="TableAnalyzer"/> reports the rest, and in an editor these too.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class InceptionGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Nothing here depends on the compilation, so an edit of C# code runs no step.
        IncrementalValuesProvider<TableFile> files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => TableFile.Of(pair.Left, pair.Right))
            .Where(static file => file is not null)
            .WithTrackingName(TrackingNames.Files)!;

        IncrementalValuesProvider<ReadTable> tables = files
            .Where(static file => file.IsListed)
            .Select(static (file, cancellation) => file.Read(cancellation))
            .WithTrackingName(TrackingNames.Read);

        // Of the tables that the project does not list, those are opened that a listed one names.
        IncrementalValueProvider<EquatableArray<ReadTable>> fetched = tables
            .Select(static (table, _) => TableNeeds.Of(table))
            .Collect()
            .Select(static (needs, _) => needs.Any(table => table.Named.Count > 0) ? needs.ToEquatableArray() : default)
            .Combine(files.Where(static file => !file.IsListed).Collect())
            .Select(static (pair, cancellation) => NamedTables.Fetch(pair.Left, pair.Right, cancellation))
            .WithTrackingName(TrackingNames.Fetched);

        // A table is checked together with the modules, the names and the network that it uses, and with no others.
        IncrementalValueProvider<EquatableArray<string>> continued = tables
            .Select(static (table, _) => TableLibrary.ContinuedFile(table.Document))
            .Where(static file => file.Length > 0)
            .Collect()
            .Combine(fetched)
            .Select(static (pair, _) => pair.Left.Concat(pair.Right.Select(table => TableLibrary.ContinuedFile(table.Document))).ToEquatableArray());

        IncrementalValueProvider<EquatableArray<TableDocument>> library = tables
            .Combine(continued)
            .Where(static pair => TableLibrary.IsForOthers(pair.Left.Document, pair.Right))
            .Select(static (pair, _) => pair.Left.Document)
            .Collect()
            .Combine(fetched)
            .Select(static (pair, _) => pair.Left.Concat(pair.Right.Select(table => table.Document)).ToEquatableArray())
            .WithTrackingName(TrackingNames.Library);

        IncrementalValuesProvider<CheckedTable> judged = tables
            .Combine(library)
            .Select(static (pair, _) => TableTask.Of(pair.Left, new TableLibrary(pair.Right)))
            .WithTrackingName(TrackingNames.Bundle)
            .Select(static (task, cancellation) => task.Check(cancellation))
            .WithTrackingName(TrackingNames.Check);

        IncrementalValueProvider<DuplicateClasses> duplicates = judged
            .SelectMany(static (table, _) => table.Claims)
            .Collect()
            .Select(static (claims, _) => DuplicateClasses.Among(claims))
            .WithTrackingName(TrackingNames.Duplicates);

        // From here on, no model knows a place in a table: a comment above a row moves every place and changes no class.
        IncrementalValuesProvider<NetworkModel> models = judged
            .Combine(duplicates)
            .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) => TableFile.RootNamespace(options)))
            .SelectMany(static (pair, _) => pair.Left.Left.Allowed(pair.Left.Right).Select(spec => new NetworkModel(spec, pair.Right, pair.Left.Left.Path)))
            .WithTrackingName(TrackingNames.Model);

        IncrementalValueProvider<MapModel> maps = models
            .Collect()
            .Select(static (networks, _) => MapModel.Of(networks))
            .WithTrackingName(TrackingNames.Maps);

        // Who reports errors depends on the host; there is one for all files.
        IncrementalValueProvider<bool> isEditor = files.Collect().Select(static (all, _) => all.Any(file => Hosting.IsEditor(file.Text)));

        IncrementalValuesProvider<EquatableArray<DiagnosticInfo>> errors = judged
            .Combine(duplicates)
            .Combine(isEditor)
            .Select(static (pair, _) => pair.Right ? default : pair.Left.Left.Errors.Concat(pair.Left.Right.At(pair.Left.Left.Path)).ToEquatableArray())
            .WithTrackingName(TrackingNames.Diagnostics);

        IncrementalValuesProvider<EquatableArray<DiagnosticInfo>> errorsOfFetched = fetched
            .SelectMany(static (all, _) => all)
            .Combine(library)
            .Combine(isEditor)
            .Select(static (pair, cancellation) => pair.Right ? default : TableTask.Of(pair.Left.Left, new TableLibrary(pair.Left.Right)).Check(cancellation).Errors)
            .WithTrackingName(TrackingNames.FetchedDiagnostics);

        context.RegisterSourceOutput(models, static (output, model) => AddSource(output, model.HintName, model.Path, model.Emit));
        context.RegisterSourceOutput(maps, static (output, model) =>
        {
            if (model.Maps.Count > 0) AddSource(output, MapModel.HintName, path: "", model.Emit);
        });
        context.RegisterSourceOutput(errors, static (output, problems) => Report(output, problems));
        context.RegisterSourceOutput(errorsOfFetched, static (output, problems) => Report(output, problems));
    }

    private static void Report(SourceProductionContext output, EquatableArray<DiagnosticInfo> problems)
    {
        foreach (DiagnosticInfo problem in problems) output.ReportDiagnostic(problem.ToDiagnostic());
    }

    private static void AddSource(SourceProductionContext output, string hintName, string path, Func<CancellationToken, string> emit)
    {
        DiagnosticInfo? failure = InternalError.Guard<DiagnosticInfo?>(
            () =>
            {
                output.AddSource(hintName, SourceText.From(emit(output.CancellationToken), System.Text.Encoding.UTF8));
                return null;
            },
            exception => InternalError.At(path, exception));
        if (failure is not null) output.ReportDiagnostic(failure.ToDiagnostic());
    }
}
