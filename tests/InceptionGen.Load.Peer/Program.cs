using System;
using System.IO;
using System.Threading.Tasks;
using InceptionGen.Shipped;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InceptionGen.Load.Peer;

/// <summary>
/// What a .NET team would write without this project: ONNX Runtime in ASP.NET Core, asked as samples/Serve is about photos. The network, its synthetic weights,
/// the decoder and the form of the answer are the same.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        try
        {
            var options = PeerOptions.Parse(args);
            ShippedNetwork network = ShippedNetworks.Find(options.Network);
            using var model = new OnnxModel(network, options.Threads);
            using var slots = new Slots(options.Slots);

            WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            await using WebApplication app = builder.Build();
            app.Urls.Add(FormattableString.Invariant($"http://localhost:{options.Port}"));
            app.MapPost($"/v2/models/{network.Name}/infer", (RequestDelegate)(context => PhotoEndpoint.AnswerAsync(context, model, slots)));
            app.MapGet("/metrics", () => FormattableString.Invariant($"dotnet_process_memory_working_set_bytes {Environment.WorkingSet}\n"));
            await app.StartAsync();
            Console.Out.WriteLine($"{string.Join(' ', app.Urls)} serves '{network.Name}' on ONNX Runtime {OnnxModel.Version}: {options}");
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception exception) when (exception is ArgumentException or IOException)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }
    }
}
