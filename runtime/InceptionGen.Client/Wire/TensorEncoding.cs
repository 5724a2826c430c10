namespace InceptionGen.Client;

/// <summary>How tensors go to a server.</summary>
internal enum TensorEncoding
{
    /// <summary>Not known before the server has said what it can.</summary>
    Unknown,

    /// <summary>In the JSON.</summary>
    Json,

    /// <summary>As bytes after it.</summary>
    Bytes,
}
