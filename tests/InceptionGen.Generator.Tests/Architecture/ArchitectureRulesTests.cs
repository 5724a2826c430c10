using System.Linq;
using Xunit;

namespace InceptionGen.Generator.Tests.Architecture;

/// <summary>Each rule sees what it is for.</summary>
public sealed class ArchitectureRulesTests
{
    private const string Lower = "namespace N.Lower; public class Thing { public static int Count; } public static class Extensions { public static void Use(this string text) { } }";

    [Theory]
    [InlineData("class User { Lower.Thing? thing; }", "User -> Thing")]
    [InlineData("class User { int count = Lower.Thing.Count; }", "User -> Thing")]
    [InlineData("class User<T> where T : Lower.Thing;", "User -> Thing")]
    [InlineData("class User { class Inner : Lower.Thing; }", "User -> Thing")]
    [InlineData("class User { void Run() => \"\".Use(); }", "User -> Extensions")]
    [InlineData("class User { void Run() => Take(new()); void Take(Lower.Thing thing) { } }", "User -> Thing")]
    public void A_use_that_is_not_allowed(string user, string types)
    {
        SourceTypes sources = Sources("using N.Lower; namespace N.Upper; " + user, Lower);

        Assert.Equal(["Upper uses Lower: " + types], new ArchitectureRules("root N\nLower:\nUpper:").Forbidden(sources));
        Assert.Empty(new ArchitectureRules("root N\nLower:\nUpper: Lower").Forbidden(sources));
    }

    [Fact]
    public void A_line_that_nothing_needs() => Assert.Equal(
        ["Lower does not use Upper."],
        new ArchitectureRules("root N # comment\nLower: Upper\nUpper: Lower").Stale(Sources("namespace N.Upper; class User { Lower.Thing? thing; }", Lower)));

    [Fact]
    public void A_circle() => Assert.Equal(
        ["A uses itself through others.", "B uses itself through others.", "C uses itself through others."],
        new ArchitectureRules("root N").Circles(Sources(
            "namespace N.A; class First { B.Second? next; }", "namespace N.B; class Second { C.Third? next; }", "namespace N.C; class Third { A.First? next; }", "namespace N.D; class Fourth { A.First? next; }")));

    [Fact]
    public void Folders_that_share_a_namespace()
    {
        SourceTypes sources = new([
            ("/home/src/N.Code/First.cs", "namespace N; class First { Second? next; }"),
            ("/home/src/N.Code/Rooms/Low/Second.cs", "namespace N; class Second { Third? next; }"),
            ("/home/src/N.Code/Rooms/Third.cs", "namespace N; class Third { Second? next; }"),
        ]);
        ArchitectureRules rules = new("project src/N.Code\nroot N\nrooms folders\nCode: Code.Rooms.Low\nCode.Rooms: Code.Rooms.Low Code");

        Assert.Equal(["Code.Rooms.Low uses Code.Rooms: Second -> Third"], rules.Forbidden(sources));
        Assert.Equal(["Code.Rooms does not use Code."], rules.Stale(sources));
        Assert.Equal(["Code.Rooms uses itself through others.", "Code.Rooms.Low uses itself through others."], rules.Circles(sources));
    }

    [Fact]
    public void A_type_in_another_types_file()
    {
        SourceTypes sources = new([("a/Thing.cs", "class Thing { class Inner; } record Other;"), ("a/Thing.Part.cs", "partial class Thing;"), ("a/List{T}.cs", "class List<T>; public delegate void Act();")]);

        Assert.Equal(["Other is in Thing.cs.", "Act is in List{T}.cs."], new ArchitectureRules("").Misplaced(sources));
        Assert.Equal(["Act is in List{T}.cs."], new ArchitectureRules("types public").Misplaced(sources));
    }

    [Fact]
    public void Sources_that_do_not_compile() => Assert.Equal("CS0246", Assert.Single(Sources("class A { Missing? missing; }").Errors).Id);

    private static SourceTypes Sources(params string[] texts) => new(texts.Select((text, index) => ($"{index}.cs", text)));
}
