using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Serve;

/// <summary>Where the service listens.</summary>
internal static class ListenAddresses
{
    private const string Usual = "http://localhost:8000";
    private const int UsualGrpcPort = 8001;

    /// <summary>Says in one line why the service cannot listen; null if something else went wrong.</summary>
    /// <param name="exception">What stopped the start.</param>
    /// <param name="arguments">What the command line asks for.</param>
    public static string? Explain(Exception exception, Arguments arguments)
    {
        const string Remedy = "Say where with --port or --urls, and with --grpc-port for gRPC.";
        if (exception is SocketException socket) return $"It cannot listen there: {socket.Message}. {Remedy}";
        if (exception is not IOException { InnerException: AddressInUseException }) return null;
        // Kestrel names the address in its message only: "Failed to bind to address http://127.0.0.1:8000: address already in use."
        Match address = Regex.Match(exception.Message, @"\bhttp://\S+?:(\d+)");
        if (!int.TryParse(address.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int port)) return $"{exception.Message} {Remedy}";
        bool isGrpc = port == (arguments.GrpcPort ?? (arguments.Urls is null ? UsualGrpcPort : -1));
        return FormattableString.Invariant($"Port {port} is taken: another program listens there. Choose another one {(isGrpc ? "for gRPC with --grpc-port" : "with --port or --urls")}.");
    }

    /// <summary>Listens where the command line, the environment or the usual ports say. Without TLS, gRPC needs a port of its own.</summary>
    public static void Use(WebApplicationBuilder builder, Arguments arguments)
    {
        string? ports = builder.Configuration["http_ports"];
        string? environment = builder.Configuration["urls"] ?? (ports is null ? null : string.Join(';', ports.Split(';').Select(port => $"http://*:{port}")));
        bool isUsual = arguments.Urls is null && environment is null;
        string urls = arguments.Urls ?? environment ?? Usual;
        int? grpcPort = arguments.GrpcPort ?? (isUsual ? UsualGrpcPort : null);
        if (grpcPort is null)
        {
            if (arguments.Urls is not null) builder.WebHost.UseUrls(arguments.Urls);
            return;
        }

        if (urls.Split(';').Any(url => BindingAddress.Parse(url).Port == grpcPort))
            throw new ArgumentsException(FormattableString.Invariant($"--grpc-port is {grpcPort}, and so is an address of --urls or --port. Without TLS, gRPC needs a port of its own."));
        string host = BindingAddress.Parse(urls.Split(';').First()).Host;
        builder.WebHost.UseUrls(urls, FormattableString.Invariant($"http://{host}:{grpcPort}"));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen =>
        {
            if (listen.IPEndPoint?.Port == grpcPort) listen.Protocols = HttpProtocols.Http2;
        }));
    }
}
