using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using InceptionGen.Training.Reports;
using Xunit;

namespace InceptionGen.Training.Tests.Reports;

/// <summary>What a training looks like while it runs.</summary>
public sealed class ConsoleProgressTests
{
    private const string Bar = "━━━━━━━━━━━━━━━━━━━━";

    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly SteppedClock _clock = new();

    [Fact]
    public void A_terminal_shows_one_line_for_an_epoch()
    {
        ConsoleProgress progress = Terminal();
        progress.Begin(Start(epochs: 2));
        Steps(progress, steps: 20, milliseconds: 700);
        _clock.Advance(1500);
        progress.Report(Epoch(1, seconds: 15.5, accuracy: 0.85, loss: 0.3438, Validation(right: 963, wrong: 37, loss: 0.1122)));
        Steps(progress, steps: 20, milliseconds: 50);
        progress.Report(Epoch(2, seconds: 1, accuracy: 0.9, loss: 0.2));
        progress.End();

        string[] screen = Screen();
        Assert.Equal(
            [
                "Epoch 1/2",
                $"20/20 {Bar} 16s 700ms/step - acc: 0.8500 - loss: 0.3438 - val_acc: 0.9630 - val_loss: 0.1122",
                "Epoch 2/2",
                $"20/20 {Bar} 1s 50ms/step - acc: 0.9000 - loss: 0.2000",
                "",
            ],
            screen);
        Assert.DoesNotContain('\e', _output.ToString());
    }

    [Fact]
    public void What_was_wrong_with_the_cache_follows_the_line_of_its_epoch()
    {
        ConsoleProgress progress = Terminal();
        progress.Begin(Start(epochs: 1));
        Steps(progress, steps: 2, milliseconds: 700);
        progress.Report(Epoch(1, seconds: 2, accuracy: 0.5, loss: 1) with { Remarks = ["The disk is full"] });
        progress.End();
        Assert.Equal("The disk is full", Screen()[2]);
    }

    [Fact]
    public void The_line_shows_means_and_the_time_that_is_left()
    {
        ConsoleProgress progress = Terminal();
        progress.Begin(Start(epochs: 1));
        _clock.Advance(3000);
        progress.Step(1, 100, Step(loss: 2, correct: 0));
        _clock.Advance(720);
        progress.Step(2, 100, Step(loss: 1, correct: 10));
        Assert.Equal(["Epoch 1/1", "  2/100                      1:11 720ms/step - acc: 0.5000 - loss: 1.5000"], Screen());

        _clock.Advance(10);
        progress.Step(3, 100, Step(loss: 0.0001, correct: 10));
        Assert.StartsWith("  2/100", Screen()[1], StringComparison.Ordinal);
        for (int i = 4; i <= 50; i++)
        {
            _clock.Advance(720);
            progress.Step(i, 100, Step(loss: 0, correct: 10));
        }

        Assert.StartsWith(" 50/100 ━━━━━━━━━━           35s 706ms/step - acc: 0.9800", Screen()[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_shorter_line_leaves_nothing_of_a_longer_one()
    {
        ConsoleProgress progress = Terminal();
        progress.Begin(Start(epochs: 1));
        _clock.Advance(7_300_000);
        progress.Step(1, 3, Step(loss: 0.00012, correct: 0));
        Assert.Equal("1/3 ━━━━━━               4:03:20 7300s/step - acc: 0.0000 - loss: 1.2000e-04", Screen()[1]);
        _clock.Advance(1);
        progress.Step(2, 3, Step(loss: 3, correct: 10));
        _clock.Advance(99);
        progress.Step(3, 3, Step(loss: 3, correct: 10));
        Assert.Equal("3/3 ━━━━━━━━━━━━━━━━━━━━ 0s 50ms/step - acc: 0.6667 - loss: 2.0000", Screen()[1].TrimEnd());
    }

    [Fact]
    public void A_file_gets_whole_lines_alone()
    {
        var progress = new ConsoleProgress(_output, ProgressStyle.Lines, _clock);
        progress.Begin(Start(epochs: 2, "A shear of 0.2 degrees is hardly visible."));
        Steps(progress, steps: 4, milliseconds: 20_000);
        progress.Report(Epoch(1, seconds: 81, accuracy: 0.85, loss: 0.3438, Validation(right: 1, wrong: 1, loss: 0.5)));
        Steps(progress, steps: 4, milliseconds: 5);
        progress.Report(Epoch(2, seconds: 0.02, accuracy: 1, loss: 0.0002));
        progress.End();

        Assert.Equal(
            """
            Advice: A shear of 0.2 degrees is hardly visible.
            Epoch 1/2 - 3/4 20s 20s/step - acc: 0.5000 - loss: 1.0000
            Epoch 1/2 - 4/4 1:21 20s/step - acc: 0.8500 - loss: 0.3438 - val_acc: 0.5000 - val_loss: 0.5000
            Epoch 2/2 - 4/4 0s 5ms/step - acc: 1.0000 - loss: 2.0000e-04

            """,
            _output.ToString());
    }

    [Fact]
    public void A_narrow_terminal_gets_as_much_as_fits()
    {
        var progress = new ConsoleProgress(_output, new ProgressStyle(IsTerminal: true, IsColoured: true, () => 21), _clock);
        progress.Begin(Start(epochs: 1));
        Steps(progress, steps: 4, milliseconds: 100);
        Assert.Equal($"4/4 {Bar[..16]}", Screen()[1]);
        Assert.All(_output.ToString().Split('\n', '\r'), line => Assert.InRange(Visible(line).Length, 0, 20));
        Assert.EndsWith("\e[0m", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Colours_tell_what_is_done_from_what_is_left()
    {
        var progress = new ConsoleProgress(_output, new ProgressStyle(IsTerminal: true, IsColoured: true, () => 0), _clock);
        progress.Begin(Start(epochs: 1));
        _clock.Advance(100);
        progress.Step(1, 4, Step(loss: 1, correct: 5));
        Assert.Equal($"Epoch 1/1\n\e[1m1/4\e[0m \e[32m{Bar[..5]}\e[37m{Bar[5..]}\e[0m 0s 100ms/step - acc: 0.5000 - loss: 1.0000", _output.ToString());
    }

    [Fact]
    public void What_is_written_after_an_unfinished_epoch_is_on_its_own_line()
    {
        ConsoleProgress progress = Terminal();
        progress.Begin(Start(epochs: 1));
        _clock.Advance(100);
        progress.Step(1, 4, Step(loss: 1, correct: 5));
        progress.End();
        progress.End();
        Assert.EndsWith("loss: 1.0000\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "TERM=xterm", false, false, false)]
    [InlineData(false, "TERM=dumb", false, false, false)]
    [InlineData(false, "TERM=xterm", false, true, true)]
    [InlineData(false, "NO_COLOR=1", false, true, false)]
    [InlineData(false, "NO_COLOR=", false, true, true)]
    [InlineData(false, "X=1", true, true, false)]
    [InlineData(false, "WT_SESSION=1", true, true, true)]
    public void The_environment_decides_how_it_is_shown(bool isRedirected, string variable, bool isWindows, bool isTerminal, bool isColoured)
    {
        string[] parts = variable.Split('=');
        ProgressStyle style = ProgressStyle.Of(isRedirected, name => name == parts[0] ? parts[1] : null, isWindows, () => 80);
        Assert.Equal((isTerminal, isColoured), (style.IsTerminal, style.IsColoured));
    }

    [Fact]
    public void Where_there_is_no_line_to_draw_the_bar_is_of_plain_characters()
    {
        ProgressStyle plain = new(IsTerminal: true, IsColoured: false, () => 0), coloured = plain with { IsColoured = true };
        Assert.Equal(('=', '.'), plain.BarOf(Encoding.ASCII));
        Assert.Equal(('=', '.'), coloured.BarOf(Encoding.ASCII));
        Assert.Equal(('━', ' '), plain.BarOf(Encoding.UTF8));
        Assert.Equal(('━', '━'), coloured.BarOf(Encoding.UTF8));
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        using var nowhere = new StreamWriter(Stream.Null);
        var progress = new ConsoleProgress(nowhere, new ProgressStyle(IsTerminal: true, IsColoured: true, () => 80), _clock);
        progress.Begin(Start(epochs: 1));
        int step = 0;
        Assert.Equal(0, OwnAllocations.Of(() =>
        {
            _clock.Advance(100);
            progress.Step(++step, 1000, Step(loss: 0.0004, correct: 5));
        }));
    }

    [Fact]
    public void An_augmented_source_gives_its_advice()
    {
        ArrayImages images = new(new float[8], [0, 1], 2, 2, 1, ["a", "b"]);
        Assert.Empty(images.Advice);
        Assert.Empty(images.Augment(new Augmentation { Rotation = 10 }).Advice);
        Assert.StartsWith("A shear of 0.2 degrees is hardly visible", Assert.Single(images.Augment(new Augmentation { Shear = 0.2f }).Advice), StringComparison.Ordinal);
    }

    private ConsoleProgress Terminal() => new(_output, new ProgressStyle(IsTerminal: true, IsColoured: false, () => 0), _clock);

    private void Steps(ConsoleProgress progress, int steps, int milliseconds)
    {
        for (int step = 1; step <= steps; step++)
        {
            _clock.Advance(milliseconds);
            progress.Step(step, steps, Step(loss: 1, correct: 5));
        }
    }

    // What a terminal shows: a carriage return goes back to the line's start, and what is written then replaces what was there.
    private string[] Screen()
    {
        List<string> lines = [];
        foreach (string line in Visible(_output.ToString()).Split('\n'))
        {
            char[] shown = new char[line.Split('\r').Max(part => part.Length)];
            foreach (string part in line.Split('\r')) part.CopyTo(0, shown, 0, part.Length);
            lines.Add(new(shown));
        }

        return [.. lines.Select(line => line.TrimEnd())];
    }

    private static string Visible(string text) => Regex.Replace(text, "\e\\[[0-9]*m", "");

    private static FitStart Start(int epochs, params string[] advice) => new(1, epochs, 200, 100, advice);

    private static StepReport Step(double loss, int correct) => new(loss, loss, correct, 10, 1, 0.1f);

    private static EpochReport Epoch(int number, double seconds, double accuracy, double loss, Evaluation? validation = null) =>
        new(number, loss, accuracy, validation, 0.1f, TimeSpan.FromSeconds(seconds));

    private static Evaluation Validation(int right, int wrong, double loss) => new(["a", "b"], new[,] { { right, wrong }, { 0, 0 } }, loss, right + wrong, [], [], []);
}
