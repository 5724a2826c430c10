using Xunit;

namespace InceptionGen.Tests.Browsing;

/// <summary>A test in a real browser, skipped where that is not installed.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Path is null) Skip = "Chromium is not installed: apt-get install chromium, or name another one in INCEPTIONGEN_CHROMIUM";
    }
}
