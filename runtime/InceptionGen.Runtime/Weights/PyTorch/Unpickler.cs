using System;
using System.Collections.Generic;
using System.IO;

namespace InceptionGen.Weights.PyTorch;

/// <summary>Reads a pickle for its tensors and containers. A pickle is a program for a stack machine that may call any function of Python; this one has no instruction
/// that could call anything. The functions of <see cref="TorchFunction"/> describe tensors and containers; of any other it keeps the name and what it would have been given.</summary>
/// <remarks>Nothing recurses, so that neither depth nor circles of containers matter.</remarks>
internal sealed partial class Unpickler
{
    // A state dict takes some 40 instructions a tensor; each may keep an object of some 50 bytes.
    private const int MostInstructions = 2_000_000;

    private readonly PickleInput _input;
    private readonly PickleStack _stack = new();
    private readonly Dictionary<uint, object?> _memo = [];
    private readonly Dictionary<string, TorchStorage> _storages;
    private readonly TorchObjects _objects;

    private Unpickler(PickleInput input, Dictionary<string, TorchStorage> storages, PickleBudget budget) =>
        (_input, _storages, _objects) = (input, storages, new(budget));

    /// <summary>Reads the next pickle.</summary>
    /// <param name="input">Is after it afterwards.</param>
    /// <param name="storages">Receives the storages that it names, by key.</param>
    /// <param name="budget">What it may copy.</param>
    /// <exception cref="InvalidDataException">It is damaged, or was made to do harm.</exception>
    public static object? Read(PickleInput input, Dictionary<string, TorchStorage> storages, PickleBudget budget) => new Unpickler(input, storages, budget).Run();

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
            case Opcode.PopMark:
                _stack.PopMark();
                break;
            case Opcode.Put:
                _memo[ReadPlace()] = _stack.Peek();
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
                ListOnTop().Add(item);
                break;
            case Opcode.Appends or Opcode.AddItems:
                object?[] items = _stack.PopMark();
                ListOnTop().AddRange(items);
                break;
            case Opcode.SetItem:
                object? value = _stack.Pop();
                object? key = _stack.Pop();
                DictionaryOnTop().Add(key, value);
                break;
            case Opcode.SetItems:
                object?[] pairs = _stack.PopMark();
                AddPairs(DictionaryOnTop(), pairs);
                break;
            case Opcode.Build:
                object? state = _stack.Pop();
                SetState(state);
                break;
            default:
                _stack.Push(Make(opcode));
                break;
        }
    }

    private List<object?> ListOnTop() => _stack.Peek() is PickleObject made ? made.AsList() : _stack.Peek<List<object?>>();

    private PickleDictionary DictionaryOnTop() => _stack.Peek() is PickleObject made ? made.AsDictionary() : _stack.Peek<PickleDictionary>();

    private void SetState(object? state)
    {
        switch (_stack.Peek())
        {
            case PickleObject made:
                made.State = state;
                break;

            // the attributes of an OrderedDict (a state dict's versions) or of a tensor
            case PickleDictionary or TorchTensor:
                break;
            default:
                throw new InvalidDataException("its pickle uses a value as what it is not");
        }
    }

    private static PickleDictionary AddPairs(PickleDictionary dictionary, object?[] keysAndValues)
    {
        if (keysAndValues.Length % 2 != 0) throw new InvalidDataException("its pickle has a key without a value");
        for (int i = 0; i < keysAndValues.Length; i += 2) dictionary.Add(keysAndValues[i], keysAndValues[i + 1]);
        return dictionary;
    }

    private object? Recall(uint place) => _memo.TryGetValue(place, out object? value)
        ? value
        : throw new InvalidDataException(FormattableString.Invariant($"its pickle refers to object {place}, which it has not made"));

    private object StackGlobal()
    {
        string name = _stack.Pop<string>();
        return TorchGlobals.Find(_stack.Pop<string>(), name);
    }

    private object? Call(object?[] arguments) => _objects.Call(_stack.Pop(), arguments);

    // The class lies below its arguments on the stack, and both above a mark.
    private object? CallTopOfMark() => _stack.PopMark() is [var callee, .. var arguments]
        ? _objects.Call(callee, arguments)
        : throw new InvalidDataException("its pickle uses more values than it has made");

    private object? CallWithNames()
    {
        _stack.Pop();
        return Call(_stack.Pop<object?[]>());
    }
}
