using System;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
using InceptionGen.Load.Runs;

namespace InceptionGen.Load;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        try
        {
            var options = LoadOptions.Parse(args);
            if (options.ShowsHelp)
            {
                Console.Out.Write(LoadOptions.Help);
                return 0;
            }

            return await RunOf(options.Run).RunAsync(options, Console.Out) ? 0 : 1;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or IOException or HttpRequestException)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }
    }

    private static IRun RunOf(string name) => name switch
    {
        "rates" => new RatesRun(),
        "beside" => new BesideRun(),
        "bare" => new BareRun(),
        "vanish" => new VanishRun(),
        "reload" => new ReloadRun(),
        "hostile" => new HostileRun(),
        _ => throw new ArgumentException($"There is no run '{name}'; --help lists them."),
    };
}
