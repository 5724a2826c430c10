using System;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Projects;

/// <summary>A mistake of the generator itself becomes a diagnostic at the table. An exception would become CS8785: a warning that names no table and
/// takes away the classes of all of them.</summary>
internal static class InternalError
{
    public static T Guard<T>(Func<T> run, Func<Exception, T> otherwise)
    {
        try
        {
            return run();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return otherwise(exception);
        }
    }

    public static DiagnosticInfo At(string path, Exception exception) => new(
        Rules.InternalError, LocationInfo.StartOf(path), EquatableArray.Of(exception.GetType().Name + ": " + exception.Message, FirstFrame(exception)));

    private static string FirstFrame(Exception exception)
    {
        string trace = exception.StackTrace ?? "";
        int end = trace.IndexOf('\n');
        return (end < 0 ? trace : trace.Substring(0, end)).Trim();
    }
}
