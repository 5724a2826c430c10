using System;
using System.IO;
using InceptionGen.Tool.Text;

namespace InceptionGen.Tool.Tests;

public sealed class ProgressLineTests
{
    private readonly StringWriter _error = new();

    [Fact]
    public void Every_percent_is_shown_once_and_the_line_is_gone_at_the_end()
    {
        using (ProgressLine line = new(Console(isTerminal: true), "working") { Silence = TimeSpan.Zero })
        {
            foreach (double done in new[] { 0.05, 0.0501, 0.999, 1 }) line.Report(done);
        }

        Assert.Equal("\rworking: 5 %\rworking: 99 %\rworking: 100 %\r" + new string(' ', "working: 100 %".Length) + "\r", _error.ToString());
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 60)]
    public void Nothing_is_shown_in_a_file_or_of_short_work(bool isTerminal, int silence)
    {
        using (ProgressLine line = new(Console(isTerminal), "working") { Silence = TimeSpan.FromSeconds(silence) }) line.Report(0.5);
        Assert.Equal("", _error.ToString());
    }

    private ToolConsole Console(bool isTerminal) => new(TextWriter.Null, _error, () => Stream.Null, () => Stream.Null, HasColour: false) { ShowsProgress = isTerminal };
}
