using System;
using System.Collections.Generic;
using System.IO;
using System.Numerics;
using System.Text;

namespace InceptionGen.Weights.PyTorch;

/// <summary>Reads a pickle that consists of tensors, containers and plain values. A pickle is a program for a stack machine; this one has no instruction that
/// could call anything but the functions of <see cref="TorchFunction"/>, which only describe tensors.</summary>
/// <remarks>The opcodes are those of protocol 2, which torch.save uses unless told otherwise, and what protocol 4 adds for the same values. Nothing recurses, so that
/// neither depth nor circles of containers matter.</remarks>
internal sealed class Unpickler
{
    // A state dict takes some 40 instructions a tensor; each may keep an object of some 50 bytes.
    private const int MostInstructions = 2_000_000;

    private readonly PickleInput _input;
    private readonly PickleStack _stack = new();
    private readonly Dictionary<uint, object?> _memo = [];
    private readonly Dictionary<string, TorchStorage> _storages;

    private Unpickler(PickleInput input, Dictionary<string, TorchStorage> storages) => (_input, _storages) = (input, storages);

    /// <summary>Reads the next pickle.</summary>
    /// <param name="input">Stands behind it afterwards.</param>
    /// <param name="storages">Receives the storages that it names, by key.</param>
    /// <exception cref="InvalidDataException">It is damaged, or would construct something else.</exception>
    public static object? Read(PickleInput input, Dictionary<string, TorchStorage> storages) => new Unpickler(input, storages).Run();

    private object? Run()
    {
        for (int count = 0; count < MostInstructions; count++)
        {
            var opcode = (Opcode)_input.ReadByte();
            if (opcode == Opcode.Stop) return _stack.Pop();
            Execute(opcode);
        }

        throw new InvalidDataException(FormattableString.Invariant($"its pickle has more than {MostInstructions} instructions"));
    }

    private void Execute(Opcode opcode)
    {
        switch (opcode)
        {
            case Opcode.Protocol:
                _input.ReadByte();
                break;
            case Opcode.Frame:
                _input.ReadInt64();
                break;
            case Opcode.Mark:
                _stack.Mark();
                break;
            case Opcode.Pop:
                _stack.Pop();
                break;
            case Opcode.BinPut:
                _memo[_input.ReadByte()] = _stack.Peek();
                break;
            case Opcode.LongBinPut:
                _memo[(uint)_input.ReadInt32()] = _stack.Peek();
                break;
            case Opcode.Memoize:
                _memo[(uint)_memo.Count] = _stack.Peek();
                break;
            case Opcode.Append:
                object? item = _stack.Pop();
                _stack.Peek<List<object?>>().Add(item);
                break;
            case Opcode.Appends:
                object?[] items = _stack.PopMark();
                _stack.Peek<List<object?>>().AddRange(items);
                break;
            case Opcode.SetItem:
                object? value = _stack.Pop();
                object? key = _stack.Pop();
                _stack.Peek<PickleDictionary>().Items.Add(new(key, value));
                break;
            case Opcode.SetItems:
                object?[] pairs = _stack.PopMark();
                AddPairs(_stack.Peek<PickleDictionary>(), pairs);
                break;
            case Opcode.Build:
                // the attributes of an OrderedDict: a state dict's versions
                _stack.Pop();
                _stack.Peek<PickleDictionary>();
                break;
            default:
                _stack.Push(Make(opcode));
                break;
        }
    }

    private object? Make(Opcode opcode) => opcode switch
    {
        Opcode.None => null,
        Opcode.True => true,
        Opcode.False => false,
        Opcode.BinInt => (long)_input.ReadInt32(),
        Opcode.BinInt1 => (long)_input.ReadByte(),
        Opcode.BinInt2 => (long)_input.ReadUInt16(),
        Opcode.Long1 => ReadLong(_input.ReadByte()),
        Opcode.BinFloat => _input.ReadDoubleBigEndian(),
        Opcode.BinUnicode => _input.ReadText((uint)_input.ReadInt32()),
        Opcode.ShortBinUnicode => _input.ReadText(_input.ReadByte()),
        Opcode.BinUnicode8 => _input.ReadText(_input.ReadInt64()),

        // the texts of Python 2
        Opcode.BinString => Encoding.Latin1.GetString(_input.ReadBytes(_input.ReadInt32())),
        Opcode.ShortBinString => Encoding.Latin1.GetString(_input.ReadBytes(_input.ReadByte())),
        Opcode.EmptyTuple => Array.Empty<object?>(),
        Opcode.Tuple1 => _stack.Pop(1),
        Opcode.Tuple2 => _stack.Pop(2),
        Opcode.Tuple3 => _stack.Pop(3),
        Opcode.Tuple => _stack.PopMark(),
        Opcode.EmptyList => new List<object?>(),
        Opcode.List => new List<object?>(_stack.PopMark()),
        Opcode.EmptyDictionary => new PickleDictionary(),
        Opcode.Dictionary => AddPairs(new PickleDictionary(), _stack.PopMark()),
        Opcode.BinGet => Recall(_input.ReadByte()),
        Opcode.LongBinGet => Recall((uint)_input.ReadInt32()),
        Opcode.Global => TorchGlobals.Find(_input.ReadLine(), _input.ReadLine()),
        Opcode.StackGlobal => StackGlobal(),
        Opcode.Reduce => Reduce(),
        Opcode.BinPersistentId => TorchObjects.Storage(_stack.Pop<object?[]>(), _storages),
        _ => throw new InvalidDataException(FormattableString.Invariant(
            $"its pickle has the instruction 0x{(byte)opcode:X2}, which neither tensors nor containers need (offset {_input.Position - 1})")),
    };

    private static PickleDictionary AddPairs(PickleDictionary dictionary, object?[] keysAndValues)
    {
        if (keysAndValues.Length % 2 != 0) throw new InvalidDataException("its pickle has a key without a value");
        for (int i = 0; i < keysAndValues.Length; i += 2) dictionary.Items.Add(new(keysAndValues[i], keysAndValues[i + 1]));
        return dictionary;
    }

    private object? Recall(uint place) => _memo.TryGetValue(place, out object? value)
        ? value
        : throw new InvalidDataException(FormattableString.Invariant($"its pickle refers to object {place}, which it has not made"));

    private object ReadLong(int bytes)
    {
        var number = new BigInteger(_input.ReadBytes(bytes));
        return number >= long.MinValue && number <= long.MaxValue ? (object)(long)number : number;
    }

    private object StackGlobal()
    {
        string name = _stack.Pop<string>();
        return TorchGlobals.Find(_stack.Pop<string>(), name);
    }

    private object? Reduce()
    {
        object?[] arguments = _stack.Pop<object?[]>();
        return TorchObjects.Call(_stack.Pop<TorchFunction>(), arguments);
    }
}
