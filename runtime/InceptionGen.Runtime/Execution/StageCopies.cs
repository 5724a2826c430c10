using System;
using System.Collections.Generic;
using System.Diagnostics;
using InceptionGen.Memory;

namespace InceptionGen.Execution;

/// <summary>Copies of the stage outputs that a session's caller wants, and the time each stage took. A workspace reuses its memory from stage to
/// stage, so what is wanted is copied out as soon as it is complete.</summary>
internal sealed unsafe class StageCopies
{
    private readonly IReadOnlyList<StageInfo> _stages;
    private readonly SessionMemory _memory;
    private readonly PinnedFloats?[] _copies;
    private readonly bool[] _always;
    private readonly long[] _ticks;
    private int _only = -1;
    private int _pending;
    private int _pendingOfImage;
    private long _last;

    public StageCopies(IReadOnlyList<StageInfo> stages, SessionMemory memory)
    {
        (_stages, _memory) = (stages, memory);
        _copies = new PinnedFloats?[stages.Count];
        _always = new bool[stages.Count];
        _ticks = new long[stages.Count];
    }

    /// <summary>Whether stages are timed.</summary>
    public bool CollectTimings { get; set; }

    /// <summary>Stopwatch ticks of every stage in the last timed run.</summary>
    public ReadOnlySpan<long> Ticks => _ticks;

    /// <summary>Whether the run has made all that it was started for.</summary>
    public bool IsComplete => _pending == 0;

    /// <summary>Bytes of all copies.</summary>
    public long Bytes
    {
        get
        {
            long bytes = 0;
            foreach (PinnedFloats? copy in _copies) bytes += copy?.Bytes ?? 0;
            return bytes;
        }
    }

    /// <summary>The memory for a stage's copy; made on the first request.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not fit an array.</exception>
    /// <exception cref="InsufficientMemoryException">There is not that much memory.</exception>
    public PinnedFloats Of(int stage) => _copies[stage] ??= _memory.AllocateCopy(_stages[stage]);

    /// <summary>Whether every whole run copies this stage.</summary>
    public bool IsListed(int stage) => _always[stage];

    /// <summary>Copies this stage in every whole run.</summary>
    public void List(int stage)
    {
        Of(stage);
        _always[stage] = true;
    }

    /// <summary>Starts a run that makes all listed stages.</summary>
    public void BeginAll() => Begin(only: -1);

    /// <summary>Starts a run that stops after one stage.</summary>
    public void BeginOnly(int stage)
    {
        Of(stage);
        Begin(stage);
    }

    /// <summary>Starts with the next image, while stages run image by image: what was wanted of the one before is wanted of it, too.</summary>
    public void BeginImage(int image)
    {
        if (image == 0) _pendingOfImage = _pending;
        _pending = _pendingOfImage;
    }

    /// <summary>Copies the stage's output if it is wanted. Returns whether nothing else is.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="output">Its output, of all images or of one.</param>
    /// <param name="firstImage">Which image the output begins with.</param>
    public bool Take(int stage, MapView output, int firstImage)
    {
        if (CollectTimings)
        {
            long now = Stopwatch.GetTimestamp();
            _ticks[stage] += now - _last;
            _last = now;
        }

        if (!IsWanted(stage)) return false;
        int floats = checked((int)_stages[stage].Output.Elements);
        if ((long)output.Height * output.Width * output.ChannelCount != floats) throw new ArgumentException($"A stage's output is {output}; its table says otherwise.", nameof(output));
        CopyOut(output, Of(stage).Span.Slice(firstImage * floats, output.Batch * floats));
        // The copy is the caller's wish, and none of the next stage's time.
        if (CollectTimings) _last = Stopwatch.GetTimestamp();
        return --_pending == 0;
    }

    /// <summary>Whether this run wants any of the stages from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public bool WantsAnyOf(int first, int last)
    {
        for (int stage = first; stage <= last; stage++)
        {
            if (IsWanted(stage)) return true;
        }

        return false;
    }

    private bool IsWanted(int stage) => _only < 0 ? _always[stage] : stage == _only;

    private void Begin(int only)
    {
        (_only, _pending) = (only, 0);
        for (int stage = 0; stage < _stages.Count; stage++) _pending += IsWanted(stage) ? 1 : 0;
        if (!CollectTimings) return;
        Array.Clear(_ticks);
        _last = Stopwatch.GetTimestamp();
    }

    private static void CopyOut(MapView map, Span<float> copy)
    {
        for (int pixel = 0; pixel < map.Pixels; pixel++)
        {
            new ReadOnlySpan<float>(map.Data + ((long)pixel * map.PixelStride), map.ChannelCount).CopyTo(copy);
            copy = copy[map.ChannelCount..];
        }

        map.KeepAlive();
    }
}
