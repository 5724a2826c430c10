using System;
using System.Linq;
using System.Threading;

namespace InceptionGen.Tool.Scoring.Rows;

/// <summary>Lets threads make rows in any order, and writes them in the order of the images. It holds a window of rows: a thread that is too far ahead waits, so that a slow image
/// costs no memory.</summary>
/// <param name="window">How many rows; at least as many as all threads make at a time.</param>
/// <param name="values">Numbers of each row.</param>
/// <param name="write">Writes the next row.</param>
/// <param name="pause">Is called when the rows that were ready are written.</param>
internal sealed class OrderedRows(int window, int values, Action<Row> write, Action pause)
{
    private readonly object _gate = new();
    private readonly Row[] _rows = [.. Enumerable.Range(0, window).Select(_ => new Row(values))];
    private readonly bool[] _isReady = new bool[window];
    private long _next;
    private bool _isStopped;

    /// <summary>The row of an image, to fill; null if nothing is written any more. Every row that is given must be completed, or all of them stopped.</summary>
    /// <param name="image">Its place in the order.</param>
    public Row? Open(long image)
    {
        lock (_gate)
        {
            while (!_isStopped && image >= _next + window) Monitor.Wait(_gate);
            return _isStopped ? null : _rows[image % window];
        }
    }

    /// <summary>Writes a row, or leaves it to whoever completes those before it.</summary>
    public void Complete(long image)
    {
        lock (_gate)
        {
            _isReady[image % window] = true;
            if (image != _next || _isStopped) return;
            for (; _isReady[_next % window]; _next++)
            {
                _isReady[_next % window] = false;
                write(_rows[_next % window]);
            }

            pause();
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Writes nothing any more.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
            Monitor.PulseAll(_gate);
        }
    }
}
