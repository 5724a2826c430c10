using System.Linq;

namespace InceptionGen.Tool.Text;

/// <summary>Names from files, which can call anything anything. A terminal obeys control characters.</summary>
internal static class Printable
{
    public static string Of(string text) => string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character));
}
