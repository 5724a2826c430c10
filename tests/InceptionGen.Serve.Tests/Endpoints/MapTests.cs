using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using InceptionGen.Imaging;
using Serve.Page.Pictures;
using Serve.Page.Seeing;

namespace InceptionGen.Serve.Tests.Endpoints;

/// <summary>Maps over the photo, and of the rows.</summary>
[Collection(ServerCollection.Name)]
public sealed class MapTests(PageServer server)
{
    public static TheoryData<string, Func<Network>> Averaging => new()
    {
        { "googlenet", () => GoogLeNet.Load(SyntheticWeights.For(GoogLeNet.Description)) },
        { "googlenet_torchvision", () => GoogLeNetTorchvision.Load(SyntheticWeights.For(GoogLeNetTorchvision.Description)) },
        { "inception_v3_keras", () => InceptionV3Keras.Load(SyntheticWeights.For(InceptionV3Keras.Description)) },
    };

    [Theory]
    [MemberData(nameof(Averaging))]
    public void The_mean_of_a_class_map_is_the_logit(string name, Func<Network> load)
    {
        Network network = load();
        MapShape input = network.Architecture.Input;
        ClassMaps maps = ClassMaps.Of(network.Architecture)!;
        using Session session = network.CreateSession(new SessionOptions { Taps = [maps.Features] });
        session.Run(RgbImage.Load(Photos.ChelseaPath).Fit(input.Width, input.Height).Rgb);
        float[] logits = session.Logits.ToArray();

        int[] classes = [0, 1, 281, Array.IndexOf(logits, logits.Max()), logits.Length - 1];
        IReadOnlyList<float[]> read = maps.Read(session, classes);
        float scale = logits.Max(Math.Abs);
        foreach ((int place, float[] map) in classes.Zip(read))
        {
            Assert.Equal(maps.Features.Shape.Height * maps.Features.Shape.Width, map.Length);
            Assert.True(Math.Abs(map.Average() - logits[place]) <= 1e-4f * scale, $"{name}, class {place}: {map.Average()} is not {logits[place]}");
            Assert.True(map.Max() - map.Min() > 1e-3f * scale, $"{name}, class {place}: the map is flat");
        }
    }

    [Fact]
    public void Networks_that_do_not_end_in_an_average_have_none()
    {
        Assert.Null(ClassMaps.Of(AlexNet.Description));
        Assert.Null(ClassMaps.Of(Vgg16.Description));
    }

    [Fact]
    public async Task Every_square_is_covered_once_and_scored_as_a_session_does()
    {
        Network network = GoogLeNetTorchvision.Load(SyntheticWeights.For(GoogLeNetTorchvision.Description));
        RgbImage photo = RgbImage.Load(Photos.ChelseaPath).Fit(224, 224);
        using Session session = network.CreateSession();
        float[] whole = session.Run(photo.Rgb).ToArray();
        int place = Array.IndexOf(whole, whole.Max());
        using HttpResponseMessage response = await server.Client.PostAsync(FormattableString.Invariant($"/page/torchvision/covered/{place}"), new ByteArrayContent(Photos.Chelsea));
        string[][] lines = [.. (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))];
        var covering = Covering.Of(GoogLeNetTorchvision.Description.Input);
        Assert.Equal(covering.Columns * covering.Rows, lines.Length);
        Assert.Equal(lines.Length, lines.Select(line => (line[0], line[1])).Distinct().Count());
        Assert.Equal(Enumerable.Repeat("4", 16), lines.Take(16).Select(line => line[2]));

        foreach (string[] line in lines.Where((_, index) => index % 20 == 0))
        {
            session.Run(Covered(photo, covering, int.Parse(line[0], CultureInfo.InvariantCulture), int.Parse(line[1], CultureInfo.InvariantCulture)));
            Assert.Equal(session.Output[place], float.Parse(line[3], CultureInfo.InvariantCulture), 1e-3f * whole[place]);
        }

        Assert.Contains(lines, line => Math.Abs(float.Parse(line[3], CultureInfo.InvariantCulture) - whole[place]) > 0.02f * whole[place]);
    }

    [Fact]
    public async Task An_opened_row_shows_all_its_channels()
    {
        using HttpResponseMessage response = await server.Client.PostAsync("/page/googlenet/rows/6", new ByteArrayContent(Photos.Chelsea));
        string body = await response.Content.ReadAsStringAsync();
        Assert.Contains("256 channels of 28×28", body, StringComparison.Ordinal);
        Assert.Contains("<li>#3x3 reduce: convolution 1x1 to 28&#xD7;28&#xD7;96", body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_has_a_tile_for_each_channel_the_strongest_first()
    {
        // Two rows, three columns, four channels; the third channel has the largest value, the first none.
        float[] values = new float[2 * 3 * 4];
        for (int pixel = 0; pixel < 6; pixel++) (values[(pixel * 4) + 1], values[(pixel * 4) + 2], values[(pixel * 4) + 3]) = (pixel, pixel == 4 ? 9 : 0, 5 - pixel);
        var sheet = ChannelSheet.Of(values, new MapShape(2, 3, 4));

        RgbImage picture = RgbImage.Decode(sheet.Png, "sheet");
        Assert.Equal((sheet.Width, sheet.Height), (picture.Width, picture.Height));
        Assert.Equal(1, sheet.Silent);
        byte[] lightest = Colours.Map[^3..], darkest = Colours.Map[..3];
        Assert.Equal(lightest, Pixel(picture, 1, 1));
        Assert.Equal(darkest, Pixel(picture, 0, 0));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(300, 5)]
    public void A_picture_is_read_back_as_it_was_written(int width, int height)
    {
        byte[] pixels = new byte[width * height * 3];
        new Random(width).NextBytes(pixels);
        Assert.Equal(pixels, RgbImage.Decode(Png.OfRgb(width, height, pixels), "picture").Rgb.ToArray());
    }

    private static byte[] Pixel(RgbImage picture, int x, int y) => picture.Rgb.Slice(((y * picture.Width) + x) * 3, 3).ToArray();

    private static byte[] Covered(RgbImage photo, Covering covering, int column, int row)
    {
        byte[] pixels = photo.Rgb.ToArray();
        for (int y = 0; y < covering.Side; y++)
        {
            for (int x = 0; x < covering.Side * 3; x++) pixels[((((row * covering.Step) + y) * 224) * 3) + (column * covering.Step * 3) + x] = 128;
        }

        return pixels;
    }
}
