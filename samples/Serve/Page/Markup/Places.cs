using System;
using System.Linq;

namespace Serve.Page.Markup;

/// <summary>Places of a photo in words.</summary>
internal static class Places
{
    /// <summary>Where the largest value is: "in the middle", "at the upper left".</summary>
    public static string Of(float[] map, int height, int width)
    {
        int largest = Array.IndexOf(map, map.Max()), row = largest / width * 3 / height, column = largest % width * 3 / width;
        string down = row switch { 0 => "upper", 1 => "", _ => "lower" }, across = column switch { 0 => "left", 1 => "", _ => "right" };
        return (down, across) switch
        {
            ("", "") => "in the middle",
            ("upper", "") => "at the top",
            ("lower", "") => "at the bottom",
            ("", _) => "at the " + across,
            _ => $"at the {down} {across}",
        };
    }
}
