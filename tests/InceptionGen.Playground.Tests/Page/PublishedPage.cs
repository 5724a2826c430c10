using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using InceptionGen.EndToEnd.Tests;
using InceptionGen.Tests.Browsing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace InceptionGen.Playground.Tests.Page;

/// <summary>Tests of the page share what is published, and the browser.</summary>
[CollectionDefinition(nameof(PublishedPage))]
public sealed class PublishedPageCollection : ICollectionFixture<PublishedPage>, ICollectionFixture<Browser>;

/// <summary>The playground as "dotnet publish" makes it, on a server that gives files and does nothing else, below a path of its own.</summary>
public sealed class PublishedPage : IAsyncLifetime
{
    private const string Place = "/try/it", BrokenPlace = "/try/broken", Lost = "/_framework/InceptionGen.Language.";

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private readonly string _folder = Shell.NewFolder();
    private WebApplication? _server;

    /// <summary>Where it is.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Where it is without one of its files.</summary>
    public Uri BrokenAddress { get; private set; } = null!;

    /// <summary>The folder of its files.</summary>
    public string Files => Path.Combine(_folder, "wwwroot");

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null) return;

        // The repository's own build of the language is used, so that only the page is compiled and trimmed. Compressed copies would be another ten seconds.
        Shell.Dotnet(
            Root(), Shell.UsualPackages, "publish", "generator/InceptionGen.Playground", "-c", Configuration, "-o", _folder, "-p:CompressionEnabled=false", "--disable-build-servers").OrFail();

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var types = new FileExtensionContentTypeProvider();
        var files = new PhysicalFileProvider(Files);
        _server = builder.Build();
        _server.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments(BrokenPlace, out PathString file) && file.Value!.StartsWith(Lost, StringComparison.Ordinal)) context.Request.Path = "/nothing";
            return next();
        });
        foreach (string place in new[] { Place, BrokenPlace })
        {
            _server.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files, RequestPath = place });
            _server.UseStaticFiles(new StaticFileOptions { FileProvider = files, RequestPath = place, ContentTypeProvider = types });
        }

        await _server.StartAsync();
        Address = new Uri(_server.Urls.First() + Place + "/");
        BrokenAddress = new Uri(_server.Urls.First() + BrokenPlace + "/");
    }

    public async Task DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
