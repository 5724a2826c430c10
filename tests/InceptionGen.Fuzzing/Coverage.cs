using System;
using System.Numerics;
using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace InceptionGen.Fuzzing;

/// <summary>Which branches of the instrumented assemblies were taken, and about how often: SharpFuzz counts them in 64 KB that it is given.</summary>
internal sealed unsafe class Coverage
{
    private const int Size = 1 << 16;

    private static readonly byte* Counts = Allocate();

    private readonly byte[] _seen = new byte[Size];

    /// <summary>Pairs of branches of which the second was seen directly after the first.</summary>
    public int Edges { get; private set; }

    /// <summary>Instrumented code may run only after this.</summary>
    public static void Start()
    {
        Trace.SharedMem = Counts;
        Clear();
    }

    public static void Clear()
    {
        new Span<byte>(Counts, Size).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>Whether the last input took a branch that none before it did, or took one twice, four, eight times as often.</summary>
    public bool TakeNew()
    {
        bool isNew = false;
        for (int index = 0; index < Size; index += sizeof(ulong))
        {
            if (*(ulong*)(Counts + index) == 0) continue;

            for (int edge = index; edge < index + sizeof(ulong); edge++)
            {
                if (Counts[edge] == 0) continue;

                byte magnitude = (byte)(1 << BitOperations.Log2(Counts[edge]));
                if ((_seen[edge] & magnitude) != 0) continue;

                if (_seen[edge] == 0) Edges++;
                _seen[edge] |= magnitude;
                isNew = true;
            }
        }

        return isNew;
    }

    private static byte* Allocate() => (byte*)NativeMemory.AllocZeroed(Size);
}
