#if INCEPTIONGEN_LANGUAGE
namespace InceptionGen.Language.Model;
#else
namespace InceptionGen;
#endif

/// <summary>How many windows a convolution or pool has.</summary>
internal static class WindowSize
{
    /// <summary>Rows or columns of the output: as many windows as lie entirely in the padded input.</summary>
    public static int Output(int input, int window, int stride, int before, int after) => ((input + before + after - window) / stride) + 1;
}
