namespace InceptionGen.Tool.Drawing;

/// <summary>How a network is drawn.</summary>
internal enum PictureFormat
{
    /// <summary>A picture that browsers and pages show.</summary>
    Svg,

    /// <summary>A flowchart as text.</summary>
    Mermaid,
}
