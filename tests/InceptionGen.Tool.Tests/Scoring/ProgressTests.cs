using System;
using System.IO;
using InceptionGen.Tool.Scoring.Running;

namespace InceptionGen.Tool.Tests.Scoring;

/// <summary>How far a job is, in words.</summary>
public sealed class ProgressTests
{
    [Theory]
    [InlineData(0, 62_500L, 3, "0 of 62,500 images")]
    [InlineData(1_234, 62_500L, 28, "1,234 of 62,500 images, 44.1 a second, 23 min left")]
    [InlineData(60, 61L, 60, "60 of 61 images, 1.0 a second, 1 s left")]
    [InlineData(100, 1_000_100L, 10, "100 of 1,000,100 images, 10.0 a second, 27.8 h left")]
    [InlineData(100, 100_000_100L, 10, "100 of 100,000,100 images, 10.0 a second, 115.7 days left")]
    [InlineData(1_234, null, 28, "1,234 images, 44.1 a second")]
    public void It_says_how_many_how_fast_and_how_long(long done, long? total, int seconds, string text) =>
        Assert.Equal(text, ScoreProgress.Text(done, total, TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(true, "\r0 of 5 images\r             \r")]
    [InlineData(false, "")]
    public void It_is_shown_on_a_terminal_only_and_gone_at_the_end(bool isTerminal, string shown)
    {
        var error = new StringWriter();
        var console = new ToolConsole(TextWriter.Null, error, () => Stream.Null, () => Stream.Null, HasColour: false) { ShowsProgress = isTerminal };
        using (var progress = new ScoreProgress(console, total: 5)) progress.Show();
        Assert.Equal(shown, error.ToString());
    }
}
