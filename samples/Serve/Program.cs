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

    private static async Task<int> Main(string[] args)
    {
        try
        {
            var arguments = Arguments.Parse(args);
            if (arguments.ShowsHelp)
            {
                Console.Out.Write(Help.Text);
                return Success;
            }

            await using WebApplication app = Service.Create(arguments);
            await app.StartAsync();
            Console.Out.WriteLine(Invitation(app.Urls.First(), arguments.Models[0].Name));
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
            Console.Error.WriteLine($"serve: {exception.Message}");
            return WrongArguments;
        }
        catch (Exception exception) when (exception is TableException or WeightException or OptionsValidationException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"serve: {exception.Message}");
            return Unusable;
        }
    }

    private static string Invitation(string url, string model) =>
        $"""
        {url} serves '{model}'. Open it in a browser, or ask about a photo:
          curl --data-binary @photo.jpg -H "Inference-Header-Content-Length: 0" {url}/v2/models/{model}/infer
        """;
}
