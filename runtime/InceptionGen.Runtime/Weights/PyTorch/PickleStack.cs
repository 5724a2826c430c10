using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;

namespace InceptionGen.Weights.PyTorch;

/// <summary>The stack of a pickle's machine. Marks divide it: what lies below the last mark cannot be popped.</summary>
internal sealed class PickleStack
{
    private readonly List<object?> _values = [];
    private readonly Stack<int> _marks = new();

    private int Floor => _marks.TryPeek(out int mark) ? mark : 0;

    public void Push(object? value) => _values.Add(value);

    public void Mark() => _marks.Push(_values.Count);

    public object? Pop()
    {
        object? value = Peek();
        _values.RemoveAt(_values.Count - 1);
        return value;
    }

    /// <summary>Pops a value of a type.</summary>
    /// <exception cref="InvalidDataException">It is another.</exception>
    public T Pop<T>() => As<T>(Pop());

    /// <summary>Pops a number of values, the topmost last.</summary>
    public object?[] Pop(int count)
    {
        if (_values.Count - count < Floor) throw new InvalidDataException("its pickle uses more values than it has made");
        return PopFrom(_values.Count - count);
    }

    /// <summary>Pops all down to the last mark, and the mark.</summary>
    public object?[] PopMark() => _marks.TryPop(out int mark) ? PopFrom(mark) : throw new InvalidDataException("its pickle refers to a mark that it has not set");

    public object? Peek() => _values.Count > Floor ? _values[^1] : throw new InvalidDataException("its pickle uses more values than it has made");

    public T Peek<T>() => As<T>(Peek());

    private static T As<T>(object? value) => value is T expected ? expected : throw new InvalidDataException("its pickle uses a value as what it is not");

    private object?[] PopFrom(int start)
    {
        object?[] values = CollectionsMarshal.AsSpan(_values)[start..].ToArray();
        _values.RemoveRange(start, values.Length);
        return values;
    }
}
