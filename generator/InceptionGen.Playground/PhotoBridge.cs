using System;
using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using InceptionGen.Playground.Answers;
using InceptionGen.Playground.Photos;

namespace InceptionGen.Playground;

/// <summary>What wwwroot/page/runner.js calls. The checker's worker never does, and has no runtime for networks.</summary>
[SupportedOSPlatform("browser")]
internal static partial class PhotoBridge
{
    private static PhotoNetwork? _network;

    /// <summary>Loads a table's network, in place of the one before.</summary>
    /// <param name="weights">The bytes of a file of weights; null for synthetic ones.</param>
    [JSExport]
    internal static string Load(string file, string text, byte[]? weights, string weightsName) => PhotoAnswer.Of(_ =>
    {
        _network?.Dispose();
        _network = null;
        _network = PhotoNetwork.Load(file, text, weights, weightsName);
    });

    /// <summary>The most probable classes of a photo.</summary>
    [JSExport]
    internal static string Classes(byte[] photo, string name) => PhotoAnswer.ClassesOf(_network ?? throw new InvalidOperationException("No network is loaded."), photo, name);
}
