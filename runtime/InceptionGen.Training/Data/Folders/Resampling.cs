namespace InceptionGen.Training;

/// <summary>How photos of a folder are made as large as a network's input.</summary>
public enum Resampling
{
    /// <summary>Each pixel is a weighted mean of all that it covers, as Pillow's bilinear filter has it: nothing is skipped.</summary>
    Area,

    /// <summary>Each pixel is the nearest one of the photo, as Pillow has it: what Keras' <c>flow_from_directory</c> does unless it is told otherwise. Fine lines break.</summary>
    Nearest,
}
