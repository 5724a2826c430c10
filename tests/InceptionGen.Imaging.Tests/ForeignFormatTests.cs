using System.Linq;
using System.Text;

namespace InceptionGen.Imaging.Tests;

/// <summary>Files that people try, which are not read: the message says what they are and what to do.</summary>
public class ForeignFormatTests
{
    [Theory]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0", "it is a HEIC: convert it to JPEG or PNG")]
    [InlineData("\0\0\0\u001Cftypmif1\0\0\0\0", "it is a HEIC: convert it to JPEG or PNG")]
    [InlineData("\0\0\0\u001Cftypavif\0\0\0\0", "it is an AVIF: convert it to JPEG or PNG")]
    [InlineData("\0\0\0\u001Cftypmp42\0\0\0\0", "MP4 container")]
    [InlineData("RIFF\u0001\u0002\u0003\u0004WEBPVP8 ", "it is a WebP: convert it to JPEG or PNG")]
    [InlineData("II*\0\u0008\0\0\0", "a TIFF or a camera's raw file: convert it to JPEG or PNG")]
    [InlineData("MM\0*\0\0\0\u0008", "a TIFF")]
    [InlineData("\u00FF\u000A\u0001", "a JPEG XL")]
    [InlineData("\0\0\0\u000CJXL \r\n", "a JPEG XL")]
    [InlineData("\0\0\0\u000CjP  \r\n", "a JPEG 2000")]
    [InlineData("8BPS\0\u0001", "a Photoshop document")]
    [InlineData("\0\0\u0001\0\u0001\0", "a Windows icon")]
    [InlineData("P7\nWIDTH 1", "a Netpbm file that is not a PPM")]
    [InlineData("%PDF-1.7", "a PDF")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid", "run git lfs pull")]
    [InlineData("<!DOCTYPE html>", "a web page or an SVG")]
    [InlineData("\u00EF\u00BB\u00BF\r\n <svg>", "a web page or an SVG")]
    [InlineData("hello", "it is not a JPEG, PNG, BMP, PPM or GIF file: convert it to JPEG or PNG")]
    [InlineData("\0", "it is not a JPEG, PNG, BMP, PPM or GIF file")]
    [InlineData("", "it is empty")]
    public void It_is_named_with_a_remedy(string file, string reason) => Refusal.Assert(reason, Encoding.Latin1.GetBytes(file));

    [Fact]
    public void No_beginning_of_a_file_does_harm()
    {
        foreach (byte[] start in new[] { "BM", "P3", "P6", "GIF8", "\u0089PNG", "\u00FF\u00D8\u00FF" }.Select(Encoding.Latin1.GetBytes))
        {
            for (int length = 0; length < 40; length++)
                Assert.Throws<ImageException>(() => RgbImage.Decode([.. start, .. new byte[length]], "photo"));
        }
    }
}
