using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Text;
using InceptionGen.Language.Model;

namespace InceptionGen.Generator.Emitting;

/// <summary>Writes the feature maps' types, once for all networks of an assembly.</summary>
internal static class MapTypesEmitter
{
    /// <param name="namespace">Where the types go.</param>
    /// <param name="isPublic">Whether a public network uses them.</param>
    /// <param name="maps">The shapes, each once.</param>
    public static string Emit(string @namespace, bool isPublic, IEnumerable<Shape> maps)
    {
        var writer = new SourceWriter();
        GeneratedFile.WriteHeader(writer, @namespace);
        bool isFirst = true;
        foreach (Shape map in maps.OrderBy(map => map.Height).ThenBy(map => map.Width).ThenBy(map => map.Channels))
        {
            if (!isFirst) writer.Line();
            isFirst = false;
            writer.Line($"/// <summary>Feature maps of {map.Height} rows, {map.Width} columns and {map.Channels} channels.</summary>");
            GeneratedFile.WriteAttribute(writer);
            using (writer.Block($"{GeneratedFile.Accessibility(isPublic)} readonly struct {CSharpName.OfMap(map)} : global::InceptionGen.IFeatureMap"))
            {
                WriteProperty(writer, "Height", map.Height);
                WriteProperty(writer, "Width", map.Width);
                WriteProperty(writer, "Channels", map.Channels);
            }
        }

        return writer.ToString();
    }

    private static void WriteProperty(SourceWriter writer, string name, int value)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public static int {name} => {value};");
    }
}
