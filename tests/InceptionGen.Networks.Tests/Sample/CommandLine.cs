extern alias classify;

using System;
using System.IO;

namespace InceptionGen.Networks.Tests.Sample;

/// <summary>The sample's command line in this process. Tests that use it are one collection: the console belongs to the process.</summary>
[CollectionDefinition(nameof(CommandLine))]
public sealed class CommandLine
{
    /// <summary>Runs the sample; gives its exit code and what it printed.</summary>
    internal static (int Code, string Output, string Error) Run(params string[] args)
    {
        (TextWriter output, TextWriter error) = (Console.Out, Console.Error);
        using StringWriter newOutput = new();
        using StringWriter newError = new();
        try
        {
            Console.SetOut(newOutput);
            Console.SetError(newError);
            object? code = typeof(classify::Classify.GoogLeNet).Assembly.EntryPoint!.Invoke(null, [args]);
            return ((int)code!, newOutput.ToString(), newError.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
