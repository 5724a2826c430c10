namespace InceptionGen.Weights;

/// <summary>How messages say where in the table an operation stands.</summary>
internal static class TableCell
{
    /// <summary>"inception (3a), #3x3 reduce"; the row alone if it is the operation.</summary>
    public static string Of(NetworkDescription network, OperationInfo operation)
    {
        string row = network.Stages[operation.Stage].Name;
        return operation.Column.Length == 0 ? row : $"{row}, {operation.Column}";
    }
}
