using System;
using System.IO;
using InceptionGen.Training.Reports;

namespace InceptionGen.Training;

/// <summary>Shows a training on the console, as Keras does: on a terminal, a line for each epoch that is drawn again as steps are made; elsewhere, such as in a file, whole lines
/// alone, without control characters. The environment variable NO_COLOR leaves out colours.</summary>
/// <remarks>
/// <para>The line has steps, their bar, the time that is left, the time of a step, and the mean accuracy and loss of the epoch's images until now. At the epoch's end it has the
/// time of all of it, and the results of the validation images. A step takes none of the validation's time.</para>
/// <para>It draws at most twenty times a second. Nothing is allocated by a step.</para>
/// </remarks>
public sealed class ConsoleProgress : IFitProgress
{
    private const double SecondsBetweenDrawings = 0.05;
    private const double SecondsBetweenLines = 60;

    private readonly TextWriter _writer;
    private readonly ProgressStyle _style;
    private readonly TimeProvider _clock;
    private readonly ProgressLine _line;
    private StepMeans _means;
    private long _started;
    private long _drawn;
    private long _stepped;
    private double _secondsOfFirst;
    private int _drawnColumns;
    private bool _isHeaded;
    private int _steps;
    private int _lastEpoch;
    private int _epoch;

    /// <summary>Shows it on the console.</summary>
    public ConsoleProgress()
        : this(Console.Out, ProgressStyle.OfConsole(), TimeProvider.System)
    {
    }

    /// <summary>Writes lines, one for each epoch, and one a minute while an epoch takes longer than that.</summary>
    /// <param name="writer">Where to. It is not closed.</param>
    public ConsoleProgress(TextWriter writer)
        : this(writer, ProgressStyle.Lines, TimeProvider.System)
    {
    }

    internal ConsoleProgress(TextWriter writer, ProgressStyle style, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(writer);
        (_writer, _style, _clock) = (writer, style, clock);
        _line = new ProgressLine(style.IsColoured, style.BarOf(writer.Encoding));
    }

    /// <inheritdoc/>
    public void Begin(FitStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        foreach (string advice in start.Advice) _writer.WriteLine($"Advice: {advice}");
        (_lastEpoch, _epoch) = (start.LastEpoch, start.FirstEpoch);
        Restart();
    }

    /// <inheritdoc/>
    public void Step(int step, int steps, StepReport report)
    {
        _steps = steps;
        _means.Add(report);
        _stepped = _clock.GetTimestamp();
        if (_means.Steps == 1) _secondsOfFirst = Seconds(_started, _stepped);
        double seconds = Seconds(_drawn, _stepped);
        bool isDue = _style.IsTerminal
            ? seconds >= SecondsBetweenDrawings || _means.Steps == 1 || step == steps
            : seconds >= SecondsBetweenLines && step < steps;
        if (!isDue) return;

        _drawn = _stepped;
        BeginLine();
        _line.AddSteps(step, steps, hasBar: _style.IsTerminal);
        _line.AddTime(SecondsOfStep() * (steps - step));
        _line.AddStepTime(SecondsOfStep());
        _line.AddResults(_means.Accuracy, _means.Loss, validation: null);
        if (_style.IsTerminal && _style.Width() is > 1 and int width) _line.CutTo(width - 1);
        Write(isComplete: !_style.IsTerminal);
    }

    /// <inheritdoc/>
    public void Report(EpochReport value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _epoch = value.Epoch;
        BeginLine();
        if (_steps > 0) _line.AddSteps(_steps, _steps, hasBar: _style.IsTerminal);
        _line.AddTime(value.Time.TotalSeconds);
        if (_steps > 0) _line.AddStepTime(SecondsOfStep());
        _line.AddResults(value.Accuracy, value.Loss, value.Validation);
        Write(isComplete: true);
        foreach (string remark in value.Remarks) _writer.WriteLine(remark);
        _epoch++;
        Restart();
    }

    /// <inheritdoc/>
    public void End()
    {
        if (_drawnColumns > 0) _writer.WriteLine();
        _drawnColumns = 0;
    }

    private void Restart()
    {
        (_means, _started, _drawnColumns, _isHeaded, _steps) = (default, _clock.GetTimestamp(), 0, false, 0);
        _drawn = _started;
    }

    private double Seconds(long from, long to) => _clock.GetElapsedTime(from, to).TotalSeconds;

    // The first step compiles code and fills caches, so it does not count once there are others.
    private double SecondsOfStep() => _means.Steps == 1 ? _secondsOfFirst : (Seconds(_started, _stepped) - _secondsOfFirst) / (_means.Steps - 1);

    // On a terminal, the epoch's number is on a line above.
    private void BeginLine()
    {
        _line.Clear();
        if (_style.IsTerminal && _isHeaded) return;
        _line.AddEpoch(_epoch, Math.Max(_epoch, _lastEpoch));
        if (!_style.IsTerminal) return;
        _writer.WriteLine(_line.Written);
        _line.Clear();
        _isHeaded = true;
    }

    private void Write(bool isComplete)
    {
        int columns = _line.Columns;
        _line.PadTo(_drawnColumns);
        if (_drawnColumns > 0) _writer.Write('\r');
        if (isComplete) _writer.WriteLine(_line.Written);
        else _writer.Write(_line.Written);
        _writer.Flush();
        _drawnColumns = isComplete ? 0 : columns;
    }
}
