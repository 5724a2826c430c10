using System;
using System.Globalization;

namespace InceptionGen.Training.Reports;

/// <summary>The text of a line of progress, in one buffer that is used again and again.</summary>
/// <param name="isColoured">Whether there are control sequences for colours in it.</param>
/// <param name="bar">The characters of what is done and of what is left.</param>
internal sealed class ProgressLine(bool isColoured, (char Done, char Left) bar)
{
    private const int BarWidth = 20;
    private const int MostCharacters = 512;
    private const double ShortestFixed = 1e-3;
    private const char Escape = '\e';
    private const string Bold = "\e[1m";
    private const string Green = "\e[32m";
    private const string Grey = "\e[37m";
    private const string Plain = "\e[0m";

    private readonly char[] _text = new char[MostCharacters];
    private int _length;
    private int _controls;

    /// <summary>The text.</summary>
    public ReadOnlySpan<char> Written => _text.AsSpan(0, _length);

    /// <summary>Its columns on a terminal.</summary>
    public int Columns => _length - _controls;

    public void Clear() => (_length, _controls) = (0, 0);

    public void AddEpoch(int epoch, int last)
    {
        Add("Epoch ");
        Add(epoch);
        Add("/");
        Add(last);
    }

    /// <summary>The number of steps, and their bar.</summary>
    public void AddSteps(int step, int steps, bool hasBar)
    {
        if (_length > 0) Add(" - ");
        AddControl(Bold);
        for (long power = 10; power <= steps; power *= 10)
        {
            if (step < power) Add(" ");
        }

        Add(step);
        Add("/");
        Add(steps);
        AddControl(Plain);
        if (!hasBar) return;

        Add(" ");
        int done = (int)((long)BarWidth * step / steps);
        AddControl(Green);
        for (int i = 0; i < done; i++) Add(bar.Done);
        AddControl(Grey);
        for (int i = done; i < BarWidth; i++) Add(bar.Left);
        AddControl(Plain);
    }

    /// <summary>Hours, minutes and seconds.</summary>
    public void AddTime(double seconds)
    {
        if (_length > 0) Add(" ");
        long whole = (long)Math.Round(Math.Clamp(seconds, 0, int.MaxValue));
        bool hasHours = whole >= 3600, hasMinutes = whole >= 60;
        if (hasHours)
        {
            Add(whole / 3600);
            Add(":");
        }

        if (hasMinutes)
        {
            Add(whole / 60 % 60, hasHours ? "00" : null);
            Add(":");
        }

        Add(whole % 60, hasMinutes ? "00" : null);
        if (!hasMinutes) Add("s");
    }

    public void AddStepTime(double seconds)
    {
        (double number, string unit) = seconds >= 1 ? (seconds, "s/step") : seconds >= 1e-3 ? (seconds * 1e3, "ms/step") : (seconds * 1e6, "us/step");
        Add(" ");
        Add(number, "F0");
        Add(unit);
    }

    /// <summary>Accuracy and loss, of the validation images too, sorted by name as Keras does.</summary>
    public void AddResults(double accuracy, double loss, Evaluation? validation)
    {
        AddResult(" - acc: ", accuracy);
        AddResult(" - loss: ", loss);
        if (validation is null) return;
        AddResult(" - val_acc: ", validation.Accuracy);
        AddResult(" - val_loss: ", validation.Loss);
    }

    /// <summary>Cuts off what does not fit a terminal, where it would wrap and could not be drawn again.</summary>
    public void CutTo(int columns)
    {
        (int seen, int kept) = (0, 0);
        bool isControl = false;
        for (int i = 0; i < _length; i++)
        {
            char character = _text[i];
            isControl |= character == Escape;
            if (isControl || seen++ < columns) _text[kept++] = character;
            if (character == 'm') isControl = false;
        }

        _length = kept;
    }

    /// <summary>Adds blanks over what is left of a longer line.</summary>
    public void PadTo(int columns)
    {
        while (Columns < columns && _length < _text.Length) Add(' ');
    }

    private void AddResult(string name, double value)
    {
        Add(name);
        Add(value, value != 0 && Math.Abs(value) < ShortestFixed ? "0.0000e+00" : "F4");
    }

    private void AddControl(string sequence)
    {
        if (!isColoured) return;
        Add(sequence);
        _controls += sequence.Length;
    }

    private void Add(string text)
    {
        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
    }

    private void Add(char character) => _text[_length++] = character;

    private void Add<T>(T number, string? format = null)
        where T : ISpanFormattable
    {
        if (number.TryFormat(_text.AsSpan(_length), out int written, format, CultureInfo.InvariantCulture)) _length += written;
    }
}
