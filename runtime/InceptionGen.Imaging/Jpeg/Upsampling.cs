using System;

namespace InceptionGen.Imaging;

/// <summary>Gives a component that has fewer samples than the image one for every pixel, as libjpeg does: half as many are filled in by three parts of
/// the nearer sample and one of the farther, fewer are repeated.</summary>
internal sealed class Upsampling
{
    private readonly JpegComponent _component;
    private readonly int _across;
    private readonly int _down;
    private readonly bool _isSmoothAcross;
    private readonly bool _isSmoothDown;
    private readonly byte[] _row;
    private readonly int[] _mixed;

    /// <summary>For a component of a frame.</summary>
    /// <exception cref="ImageException">Its samples do not divide those of the image.</exception>
    public Upsampling(JpegFrame frame, JpegComponent component)
    {
        if (frame.MostAcross % component.Across != 0 || frame.MostDown % component.Down != 0)
            throw new ImageException("its colours are sampled in a rare way, which is not read here: save it as a usual JPEG or PNG");
        _component = component;
        (_across, _down) = (frame.MostAcross / component.Across, frame.MostDown / component.Down);

        // Where there are two samples in a row or fewer, they are repeated too.
        _isSmoothAcross = _across == 2 && _down <= 2 && component.Width > 2;
        _isSmoothDown = _down == 2 && (_isSmoothAcross || _across == 1);
        _row = new byte[component.Width * _across];
        _mixed = new int[_isSmoothDown ? component.Width : 0];
    }

    /// <summary>A row of the image's height. It is gone after the next.</summary>
    public ReadOnlySpan<byte> Row(int y)
    {
        ReadOnlySpan<byte> near = Stored(y / _down);
        if (_across == 1 && !_isSmoothDown) return near;
        if (!_isSmoothDown)
        {
            if (_isSmoothAcross)
                SmoothAcross(near);
            else
                Repeat(near);
            return _row;
        }

        bool isUpper = y % 2 == 0;
        ReadOnlySpan<byte> far = Stored(Math.Clamp(isUpper ? (y / 2) - 1 : (y / 2) + 1, 0, _component.Height - 1));
        for (int x = 0; x < _mixed.Length; x++) _mixed[x] = (3 * near[x]) + far[x];
        if (_isSmoothAcross)
            SmoothMixed();
        else
            RoundMixed(isUpper ? 1 : 2);
        return _row;
    }

    private ReadOnlySpan<byte> Stored(int y) => _component.Samples.AsSpan(y * _component.Stride, _component.Width);

    private void Repeat(ReadOnlySpan<byte> samples)
    {
        for (int x = 0; x < samples.Length; x++) _row.AsSpan(x * _across, _across).Fill(samples[x]);
    }

    // Rounded down and up in turn, so that nothing becomes brighter.
    private void SmoothAcross(ReadOnlySpan<byte> samples)
    {
        int last = samples.Length - 1;
        for (int x = 0; x <= last; x++)
        {
            _row[2 * x] = x == 0 ? samples[x] : (byte)(((3 * samples[x]) + samples[x - 1] + 1) >> 2);
            _row[(2 * x) + 1] = x == last ? samples[x] : (byte)(((3 * samples[x]) + samples[x + 1] + 2) >> 2);
        }
    }

    private void SmoothMixed()
    {
        ReadOnlySpan<int> mixed = _mixed;
        Span<byte> row = _row;
        int left = mixed[0];
        int here = mixed[0];
        for (int x = 0; x < mixed.Length; x++)
        {
            int right = x + 1 < mixed.Length ? mixed[x + 1] : here;
            row[2 * x] = (byte)(((3 * here) + left + 8) >> 4);
            row[(2 * x) + 1] = (byte)(((3 * here) + right + 7) >> 4);
            (left, here) = (here, right);
        }
    }

    private void RoundMixed(int rounding)
    {
        for (int x = 0; x < _mixed.Length; x++) _row[x] = (byte)((_mixed[x] + rounding) >> 2);
    }
}
