using System.IO;

namespace InceptionGen.Weights.PyTorch;

/// <summary>How much a pickle may still copy. Instructions of two bytes can copy a list of any length, again and again; what a file that was saved from objects copies is
/// in proportion to its length.</summary>
/// <param name="length">Bytes of the pickle.</param>
internal sealed class PickleBudget(long length)
{
    private const int CopiesPerByte = 8;

    private long _left = (CopiesPerByte * length) + 1024;

    /// <summary>Counts elements that are about to be copied, or objects that are about to be visited.</summary>
    /// <exception cref="InvalidDataException">They are too many for the file's length.</exception>
    public void Take(long count)
    {
        _left -= count;
        if (_left < 0) throw new InvalidDataException("its pickle repeats more than a file of its length can hold");
    }
}
