using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Serve.Page;

/// <summary>A photo that comes with the sample.</summary>
/// <param name="File">Its file's name.</param>
/// <param name="Subject">What is on it.</param>
internal sealed record ExamplePhoto(string File, string Subject)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "photos");

    /// <summary>All of them: in the public domain, or CC0.</summary>
    public static IReadOnlyList<ExamplePhoto> All { get; } =
    [
        new("chelsea.jpg", "A cat"),
        new("coffee.png", "A cup of coffee"),
        new("astronaut.png", "An astronaut"),
        new("rocket.png", "A rocket at its start"),
        new("motorcycle_left.png", "A motorcycle"),
        new("camera.png", "A photographer at a tripod"),
    ];

    /// <summary>The photo of that file name; null if no photo has it.</summary>
    public static ExamplePhoto? Find(string file) => All.FirstOrDefault(photo => photo.File == file);

    /// <summary>Its bytes.</summary>
    public byte[] Read() => System.IO.File.ReadAllBytes(Path.Combine(Folder, File));
}
