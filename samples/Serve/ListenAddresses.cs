using System;
using System.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Serve;

/// <summary>Where the service listens.</summary>
internal static class ListenAddresses
{
    private const string Usual = "http://localhost:8000";
    private const int UsualGrpcPort = 8001;

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

        string host = BindingAddress.Parse(urls.Split(';').First()).Host;
        builder.WebHost.UseUrls(urls, FormattableString.Invariant($"http://{host}:{grpcPort}"));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen =>
        {
            if (listen.IPEndPoint?.Port == grpcPort) listen.Protocols = HttpProtocols.Http2;
        }));
    }
}
