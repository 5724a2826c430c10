using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;
using Grpc.Net.Client;
using InceptionGen.Compilation;
using InceptionGen.Grpc.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Serve;

namespace InceptionGen.Hosting.Tests.Sample;

/// <summary>The sample that serves: its command line, and the service that it makes.</summary>
public sealed class ServeTests
{
    [Theory]
    [InlineData("unknown option '--pork'", "--pork")]
    [InlineData("--weights needs a value", "--weights")]
    [InlineData("--help has no value", "--help=yes")]
    [InlineData("unknown network 'lenet'. Name a table (.csv, .json), or one of googlenet,", "--network", "lenet")]
    [InlineData("--model needs NAME=TABLE:FILE", "--model", "googlenet")]
    [InlineData("two models are called 'a'", "--model", "a=googlenet", "--model=a=vgg16")]
    [InlineData("leave out --network and --weights", "--model", "a=googlenet", "--network", "vgg16")]
    [InlineData("--port needs a whole number from 0 to 65535, not '-1'", "--port", "-1")]
    [InlineData("--quota needs a whole number from 1", "--quota", "0")]
    [InlineData("--grpc-port needs a whole number from 1 to 65535, not '0'", "--grpc-port", "0")]
    [InlineData("--shutdown-delay needs a whole number from 0 to 3600, not '-1'", "--shutdown-delay", "-1")]
    [InlineData("--urls needs addresses such as", "--urls", "https://localhost:1")]
    [InlineData("'googlenet' has none", "--reload")]
    public void Arguments_that_cannot_be_followed(string message, params string[] arguments) =>
        Assert.Contains(message, Assert.Throws<ArgumentsException>(() => Arguments.Parse(arguments)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a=GoogLeNet", "googlenet", null)]
    [InlineData("a=googlenet:weights.pth", "googlenet", "weights.pth")]
    [InlineData("a=googlenet:C:/weights.pth", "googlenet", "C:/weights.pth")]
    [InlineData("a=C:/tables/pets.csv:C:/weights.pth", "pets", "C:/weights.pth")]
    [InlineData("a=tables/pets.JSON", "pets", null)]
    public void A_model_of_the_command_line(string value, string network, string? weights)
    {
        var model = ServedModel.Parse(value);

        Assert.Equal(("a", network, weights), (model.Name, Path.GetFileName(model.Network.Name), model.Weights));
    }

    [Fact]
    public async Task It_serves_a_network_of_the_package_and_a_table_of_ones_own()
    {
        await using WebApplication app = Service.Create(Arguments.Parse(["--port", "0", "--model", "small=inception_v2_79", "--model", "own=own.csv", "--quota", "2"]));
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        byte[] photo = await client.GetByteArrayAsync("/photos/chelsea.jpg");

        Assert.Equal("""{"models":["small","own"]}""", await client.GetStringAsync("/v2/models"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync("own"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync("small"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync("small"));
        Assert.Equal("Healthy", await client.GetStringAsync("/health"));
        string metrics = await client.GetStringAsync("/metrics");
        Assert.Matches("inceptiongen_images_total\\{[^}]*model=\"own\"[^}]*\\} 1", metrics);
        Assert.Contains("http_server_request_duration_seconds", metrics, StringComparison.Ordinal);

        async Task<HttpStatusCode> AskAsync(string model)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/v2/models/{model}/infer") { Content = new ByteArrayContent(photo) };
            request.Headers.Add("Inference-Header-Content-Length", "0");
            return (await client.SendAsync(request)).StatusCode;
        }
    }

    [Fact]
    public async Task It_serves_grpc_at_a_port_of_its_own()
    {
        int port = FreePort();
        await using WebApplication app = Service.Create(Arguments.Parse(["--port", "0", "--grpc-port", FormattableString.Invariant($"{port}"), "--model", "own=own.csv"]));
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        using var channel = GrpcChannel.ForAddress(FormattableString.Invariant($"http://127.0.0.1:{port}"));

        Assert.True((await new GRPCInferenceService.GRPCInferenceServiceClient(channel).ModelReadyAsync(new() { Name = "own" })).Ready);
        Assert.Equal("""{"ready":true}""", await client.GetStringAsync("/v2/health/ready"));
    }

    [Theory]
    [InlineData(false, "serve: Port {0} is taken: another program listens there. Choose another one with --port or --urls.")]
    [InlineData(true, "serve: Port {0} is taken: another program listens there. Choose another one for gRPC with --grpc-port.")]
    public async Task A_port_that_is_taken_is_named_with_the_option_that_chooses_another(bool isGrpc, string message)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int taken = ((IPEndPoint)listener.LocalEndpoint).Port, port = isGrpc ? FreePort() : taken;
        using var errors = new StringWriter();
        string[] grpc = isGrpc ? ["--grpc-port", FormattableString.Invariant($"{taken}")] : [];
        int code = await Program.RunAsync(["--urls", FormattableString.Invariant($"http://127.0.0.1:{port}"), .. grpc, "--network", "own.csv"], TextWriter.Null, errors);

        Assert.Equal((1, string.Format(CultureInfo.InvariantCulture, message, taken)), (code, errors.ToString().Trim()));
    }

    [Fact]
    public async Task An_address_that_is_not_this_machines()
    {
        using var errors = new StringWriter();
        int code = await Program.RunAsync(["--urls", "http://192.0.2.1:80", "--network", "own.csv"], TextWriter.Null, errors);

        Assert.Equal(1, code);
        Assert.Matches("^serve: It cannot listen there: [^\\n]+ Say where with --port or --urls, and with --grpc-port for gRPC.$", errors.ToString().Trim());
    }

    [Fact]
    public void Grpc_needs_a_port_of_its_own() => Assert.Contains(
        "--grpc-port is 8080, and so is an address of --urls or --port", Assert.Throws<ArgumentsException>(() => Service.Create(Arguments.Parse(["--port", "8080", "--grpc-port", "8080", "--network", "own.csv"]))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task It_serves_on_before_it_stops_and_has_its_usual_time_after_that()
    {
        await using WebApplication app = Service.Create(Arguments.Parse(["--port", "0", "--network", "own.csv", "--shutdown-delay", "5"]));

        Assert.Equal(TimeSpan.FromSeconds(5), app.Services.GetRequiredService<IOptions<InceptionHostOptions>>().Value.ShutdownDelay);
        Assert.Equal(new HostOptions().ShutdownTimeout + TimeSpan.FromSeconds(5), app.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout);
    }

    [Fact]
    public void A_table_with_a_mistake_stops_it()
    {
        string table = Path.Combine(Directory.CreateTempSubdirectory().FullName, "net.csv");
        File.WriteAllText(table, File.ReadAllText("own.csv").Replace("8x8x8", "9x9x8", StringComparison.Ordinal));

        Assert.StartsWith(table + "(5,16): ING208: ", Assert.Throws<TableException>(() => Service.Create(Arguments.Parse(["--network", table]))).Message, StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
