using System.Globalization;
using System.Threading.Tasks;
using InceptionGen;
using InceptionGen.Hosting;
using InceptionGen.Imaging;
using Microsoft.AspNetCore.Http;
using Serve.Page.Markup;
using Serve.Page.Pictures;
using Serve.Page.Seeing;

namespace Serve.Page;

/// <summary>POST /page/M/rows/R: the channels of a row. The body is the photo, so that the server keeps nothing and any of several may answer.</summary>
internal static class RowEndpoint
{
    public static async Task AnswerAsync(HttpContext context, IHostedNetwork network)
    {
        StageInfo row = Row(network, int.Parse((string)context.Request.RouteValues["row"]!, CultureInfo.InvariantCulture));
        byte[] photo = await PhotoRequest.ReadBodyAsync(context, network.Options.MaxImageBytes);
        PhotoRequest.RequireReadable(photo, network.Options);
        ChannelSheet sheet = await network.RunAsync(loaded => SheetOf(loaded, row, PhotoRequest.Decode(photo, network.Options, network.Description.Input)), context.RequestAborted);
        await PhotoPage.WriteAsync(context, RowView.Of(row, sheet));
    }

    private static StageInfo Row(IHostedNetwork network, int index) =>
        index >= 0 && index < network.Description.Stages.Count && network.Description.Stages[index] is { Head.Length: 0 } row
            ? row
            : throw new PageException(StatusCodes.Status404NotFound, $"{network.Name} has no row {index}.");

    private static ChannelSheet SheetOf(Network network, StageInfo row, RgbImage photo)
    {
        using LookingSession.Lease lease = LookingSession.Rent(network);
        lease.Session.Run(photo.Rgb);
        return ChannelSheet.Of(lease.Session.Values(network.Architecture.Taps[row.Index]), row.Output);
    }
}
