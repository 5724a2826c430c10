namespace InceptionGen.Language.Repairing;

/// <summary>How many rows may still be checked again: a table is checked at every key.</summary>
internal sealed class Budget(int rows)
{
    private int _left = rows;

    /// <summary>Takes the rows of a check; false if there are not as many left.</summary>
    public bool Spend(int rows)
    {
        if (_left < rows) return false;

        _left -= rows;
        return true;
    }
}
