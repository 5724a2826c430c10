using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace InceptionGen.Imaging;

/// <summary>The bits of a scan, up to the next marker.</summary>
internal ref struct JpegBits(ReadOnlySpan<byte> file, int at)
{
    private readonly ReadOnlySpan<byte> _file = file;
    private int _at = at;
    private ulong _bits;
    private int _count;
    private int _invented;

    /// <summary>The position after the last byte that was looked at.</summary>
    public readonly int At => _at;

    public static ImageException Damaged() => new("its compressed data is damaged");

    /// <summary>The next bits, which stay. Zeros follow the last bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Peek(int count)
    {
        if (_count < count) Fill();
        return (int)(_bits >> (_count - count)) & ((1 << count) - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int count) => _count -= count;

    /// <summary>The next bits as a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Read(int count)
    {
        int bits = Peek(count);
        _count -= count;
        return bits;
    }

    /// <summary>A number with its sign, of as many bits (ITU-T T.81, F.2.2.1): those that begin with 0 are negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadSigned(int count)
    {
        if (count == 0) return 0;
        int bits = Read(count);
        return bits < 1 << (count - 1) ? bits - (1 << count) + 1 : bits;
    }

    /// <summary>Throws if more bits were read than there are.</summary>
    public readonly void RequireEnough()
    {
        if (_count < _invented) throw new ImageException("its compressed data is damaged or cut off");
    }

    /// <summary>Goes over the next marker, which must be the restart whose turn it is.</summary>
    /// <param name="number">Its number, from 0 to 7.</param>
    public void Restart(int number)
    {
        JpegSegments rest = new(_file) { At = _at };
        if (rest.NextMarker() != JpegMarker.FirstRestart + number) throw Damaged();
        (_at, _bits, _count, _invented) = (rest.At, 0, 0, 0);
    }

    private void Fill()
    {
        while (_count <= 32)
        {
            uint four = _at <= _file.Length - sizeof(uint) ? BinaryPrimitives.ReadUInt32BigEndian(_file[_at..]) : uint.MaxValue;
            if (HasFullByte(four))
            {
                FillByte();
                continue;
            }

            _bits = (_bits << 32) | four;
            _count += 32;
            _at += sizeof(uint);
        }
    }

    private static bool HasFullByte(uint four) => ((~four - 0x01010101) & four & 0x80808080) != 0;

    private void FillByte()
    {
        int value = 0;
        if (_at >= _file.Length)
        {
            _invented += 8;
        }
        else if (_file[_at] != 0xFF)
        {
            value = _file[_at++];
        }
        else
        {
            // 0xFF is written with a zero after it; with anything else it is a marker, which is left where it is.
            int next = _at + 1;
            while (next < _file.Length && _file[next] == 0xFF) next++;
            if (next < _file.Length && _file[next] == 0)
                (value, _at) = (0xFF, next + 1);
            else
                _invented += 8;
        }

        _bits = (_bits << 8) | (uint)value;
        _count += 8;
    }
}
