using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using InceptionGen;
using InceptionGen.Compilation;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Serve;

internal static class Program
{
    private const int Success = 0;
    private const int Unusable = 1;
    private const int WrongArguments = 2;

    private static Task<int> Main(string[] args) => RunAsync(args, Console.Out, Console.Error);

    /// <summary>Serves until it is told to stop.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="errors">Where it says, in one line, why it cannot.</param>
    /// <returns>The exit code.</returns>
    internal static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        try
        {
            var arguments = Arguments.Parse(args);
            if (arguments.ShowsHelp)
            {
                output.Write(Help.Text);
                return Success;
            }

            await using WebApplication app = Service.Create(arguments);
            if (!await TryListenAsync(app, arguments, errors)) return Unusable;
            output.WriteLine(Invitation(app.Urls.First(), arguments.Models[0].Name));
            await app.WaitForShutdownAsync();
            return Success;
        }
        catch (OperationCanceledException)
        {
            // It was told to stop while it started.
            return Success;
        }
        catch (ArgumentsException exception)
        {
            errors.WriteLine($"serve: {exception.Message}");
            return WrongArguments;
        }
        catch (Exception exception) when (exception is TableException or WeightException or OptionsValidationException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"serve: {exception.Message}");
            return Unusable;
        }
    }

    private static async Task<bool> TryListenAsync(WebApplication app, Arguments arguments, TextWriter errors)
    {
        try
        {
            await app.StartAsync();
            return true;
        }
        catch (Exception exception) when (ListenAddresses.Explain(exception, arguments) is { } reason)
        {
            errors.WriteLine($"serve: {reason}");
            return false;
        }
    }

    private static string Invitation(string url, string model) =>
        $"""
        {url} serves '{model}'. Open it in a browser, or ask about a photo:
          curl --data-binary @photo.jpg -H "Inference-Header-Content-Length: 0" {url}/v2/models/{model}/infer
        """;
}
