namespace InceptionGen.Training;

/// <summary>What a warped image shows where it would show what is beyond the edges of the original. The names are those of ImageDataGenerator and of scipy.ndimage.</summary>
public enum FillMode
{
    /// <summary>The pixel at the edge goes on: <c>aaaa|abcd|dddd</c>.</summary>
    Nearest,

    /// <summary>One level of grey, <see cref="Augmentation.FillLevel"/>: <c>kkkk|abcd|kkkk</c>.</summary>
    Constant,

    /// <summary>The image goes on as in a mirror at its edge: <c>dcba|abcd|dcba</c>.</summary>
    Reflect,

    /// <summary>The image begins again. As in scipy, its last pixel and its next first one are at the same place: <c>bcd|abcd|bcda</c>, with d before a where they meet.</summary>
    Wrap,
}
