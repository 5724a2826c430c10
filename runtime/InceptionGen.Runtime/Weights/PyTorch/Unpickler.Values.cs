using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Numerics;
using System.Text;

namespace InceptionGen.Weights.PyTorch;

/// <content>Instructions that make a value.</content>
internal sealed partial class Unpickler
{
    // Names are short; notes that a training script leaves in a checkpoint may be long.
    private const int LongestText = 16 << 20;
    private const int LongestNumber = 1024;

    // Bytes, and texts too long to be a name: neither holds a tensor.
    private static readonly object Skipped = new();

    private object? Make(Opcode opcode) => opcode switch
    {
        Opcode.None => null,
        Opcode.True => true,
        Opcode.False => false,
        Opcode.BinInt => (long)_input.ReadInt32(),
        Opcode.BinInt1 => (long)_input.ReadByte(),
        Opcode.BinInt2 => (long)_input.ReadUInt16(),
        Opcode.Long1 => Fitting(new BigInteger(_input.ReadBytes(_input.ReadByte()))),
        Opcode.Long4 => _input.ReadInt32() is >= 0 and <= LongestNumber and var bytes ? Fitting(new BigInteger(_input.ReadBytes(bytes))) : throw NoNumber(),
        Opcode.BinFloat => _input.ReadDoubleBigEndian(),
        Opcode.Int or Opcode.Long or Opcode.Float => ReadNumber(opcode),
        Opcode.BinUnicode => ReadText((uint)_input.ReadInt32(), Encoding.UTF8),
        Opcode.ShortBinUnicode => ReadText(_input.ReadByte(), Encoding.UTF8),
        Opcode.BinUnicode8 => ReadText(_input.ReadInt64(), Encoding.UTF8),

        // the texts of Python 2
        Opcode.BinString => ReadText(_input.ReadInt32(), Encoding.Latin1),
        Opcode.ShortBinString => ReadText(_input.ReadByte(), Encoding.Latin1),
        Opcode.Unicode => _input.ReadLine(LongestText),
        Opcode.String => _input.ReadLine(LongestText).Trim('\'', '"'),
        Opcode.BinBytes => Skip((uint)_input.ReadInt32()),
        Opcode.ShortBinBytes => Skip(_input.ReadByte()),
        Opcode.BinBytes8 or Opcode.ByteArray8 => Skip(_input.ReadInt64()),
        Opcode.EmptyTuple => Array.Empty<object?>(),
        Opcode.Tuple1 => _stack.Pop(1),
        Opcode.Tuple2 => _stack.Pop(2),
        Opcode.Tuple3 => _stack.Pop(3),
        Opcode.Tuple or Opcode.FrozenSet => _stack.PopMark(),
        Opcode.EmptyList or Opcode.EmptySet => new List<object?>(),
        Opcode.List => new List<object?>(_stack.PopMark()),
        Opcode.EmptyDictionary => new PickleDictionary(),
        Opcode.Dictionary => AddPairs(new PickleDictionary(), _stack.PopMark()),
        Opcode.Duplicate => _stack.Peek(),
        Opcode.Get => Recall(ReadPlace()),
        Opcode.BinGet => Recall(_input.ReadByte()),
        Opcode.LongBinGet => Recall((uint)_input.ReadInt32()),
        Opcode.Global => TorchGlobals.Find(_input.ReadLine(), _input.ReadLine()),
        Opcode.StackGlobal => StackGlobal(),
        Opcode.Reduce or Opcode.NewObject => Call(_stack.Pop<object?[]>()),
        Opcode.NewObjectWithNames => CallWithNames(),
        Opcode.Object => CallTopOfMark(),
        Opcode.Instance => _objects.Call(TorchGlobals.Find(_input.ReadLine(), _input.ReadLine()), _stack.PopMark()),
        Opcode.BinPersistentId => TorchObjects.Storage(_stack.Pop<object?[]>(), _storages),
        _ => throw new InvalidDataException(FormattableString.Invariant(
            $"its pickle has the instruction 0x{(byte)opcode:X2}, which neither tensors nor containers need (offset {_input.Position - 1})")),
    };

    private object ReadText(long bytes, Encoding encoding) => bytes > LongestText ? Skip(bytes) : encoding.GetString(_input.ReadBytes(bytes));

    private object Skip(long bytes)
    {
        _input.Skip(bytes);
        return Skipped;
    }

    private object ReadNumber(Opcode opcode)
    {
        string line = _input.ReadLine();
        return opcode switch
        {
            Opcode.Float => double.TryParse(line, NumberStyles.Float, CultureInfo.InvariantCulture, out double real) ? real : throw NoNumber(),
            Opcode.Int when line is "00" or "01" => line == "01",
            _ => BigInteger.TryParse(line.TrimEnd('L'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger whole) ? Fitting(whole) : throw NoNumber(),
        };
    }

    private uint ReadPlace() => uint.TryParse(_input.ReadLine(), NumberStyles.None, CultureInfo.InvariantCulture, out uint place) ? place : throw NoNumber();

    private static object Fitting(BigInteger number) => number >= long.MinValue && number <= long.MaxValue ? (object)(long)number : number;

    private static InvalidDataException NoNumber() => new("its pickle has a malformed number");
}
