using System;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace InceptionGen.Hosting.Tests.Protocol;

/// <summary>What only a real server and real sockets show: clients that leave, bodies that stay away, a service that is busy or stops.</summary>
public sealed class SocketTests
{
    private const string Infer = "/v2/models/tiny/infer";

    private static StringContent Photo => new("{\"inputs\":[" + RestServer.Pixel + "]}");

    [Fact]
    public async Task Clients_that_vanish_leave_nothing()
    {
        await using RestServer server = await RestServer.ListenAsync();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(async index =>
        {
            using Socket socket = await ConnectAsync(server);
            // Some leave after the headers, some in the middle of the body, some before the answer.
            string body = "{\"inputs\":[" + RestServer.Pixel + "]}";
            string sent = (index % 3) switch { 0 => "", 1 => body[..20], _ => body };
            await socket.SendAsync(Encoding.ASCII.GetBytes($"POST {Infer} HTTP/1.1\r\nHost: x\r\nContent-Length: {body.Length}\r\n\r\n{sent}"));
            if (index % 2 == 0) socket.LingerState = new LingerOption(true, 0);
        }));
        await Until(() => server.Model.Active == 0);

        Assert.Equal(0, server.Model.Waiting);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.PostAsync(Infer, Photo)).StatusCode);
    }

    [Fact]
    public async Task A_client_that_leaves_is_taken_out_of_the_queue()
    {
        await using RestServer server = await RestServer.ListenAsync(model: options => options.MaxQueueTime = TimeSpan.FromMinutes(1));
        await using BusySlots busy = await BusySlots.OfAsync(server.Services);
        using (Socket socket = await ConnectAsync(server))
        {
            string body = "{\"inputs\":[" + RestServer.Pixel + "]}";
            await socket.SendAsync(Encoding.ASCII.GetBytes($"POST {Infer} HTTP/1.1\r\nHost: x\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
            await Until(() => server.Model.Waiting == 1);
        }

        await Until(() => server.Model.Waiting == 0 && server.Model.Active == 0);
    }

    [Fact]
    public async Task A_deadline_is_kept_while_all_processors_are_busy()
    {
        await using RestServer server = await RestServer.ListenAsync(model: options => options.MaxQueueTime = TimeSpan.FromMinutes(1));
        await using BusySlots busy = await BusySlots.OfAsync(server.Services);
        long start = Stopwatch.GetTimestamp();
        HttpResponseMessage response = await server.PostAsync("{\"parameters\":{\"timeout\":200000},\"inputs\":[" + RestServer.Pixel + "]}");

        await RestServer.RequireErrorAsync(response, 503, "Request timeout expired: 'tiny' did not begin with all images within 200 ms");
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromMilliseconds(190), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_full_server_answers_a_client_that_waits_to_send_its_body()
    {
        await using RestServer server = await RestServer.ListenAsync();
        using HostedModel.InferenceRequest first = server.Model.Admit(new(TimeSpan.FromMinutes(1)) { Bytes = new InceptionHostOptions().MaxQueuedBytes });
        using Socket socket = await ConnectAsync(server);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"POST {Infer} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\nExpect: 100-continue\r\n\r\n"));

        // Not "100 Continue": the body is never asked for.
        Assert.StartsWith("HTTP/1.1 503 Service Unavailable", await ReceiveAsync(socket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_in_chunks_is_read_to_its_limit()
    {
        await using RestServer server = await RestServer.ListenAsync(options => options.MaxBodyBytes = 1000);

        Assert.Equal(HttpStatusCode.OK, (await server.Client.SendAsync(Chunked("{\"inputs\":[" + RestServer.Pixel + "]}"))).StatusCode);
        HttpResponseMessage refused = await server.Client.SendAsync(Chunked(new string(' ', 1001)));
        Assert.Contains(refused.StatusCode, (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge]);
        Assert.Contains("{\"error\":\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    // Triton refuses a body of more than 65,536 chunks, since it keeps something for each (its test http_request_many_chunks.py). Here nothing is kept of a chunk but its
    // bytes, so that not their number is limited; what they are wrapped in counts as the body's, so that chunks of one byte reach the limit six times as early.
    [Theory]
    [InlineData(1_000_000, 8_000_000, "200")]
    [InlineData(1_000_000, 2_000_000, "413")]
    public async Task A_body_in_very_many_chunks_is_read_to_its_limit(int chunks, int mostBytes, string status)
    {
        await using RestServer server = await RestServer.ListenAsync(options => options.MaxBodyBytes = mostBytes, options => options.MaxQueueTime = TimeSpan.FromMinutes(1));
        string text = "{\"inputs\":[" + RestServer.Pixel + "]}";
        using Socket socket = await ConnectAsync(server);
        string body = string.Concat(text.PadLeft(chunks).Select(character => $"1\r\n{character}\r\n"));
        byte[] bytes = Encoding.ASCII.GetBytes($"POST {Infer} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n{body}0\r\n\r\n");
        Task sending = SendAsync(socket, bytes);
        string answer = await ReceiveAsync(socket);
        await sending;

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        if (status != "200") Assert.Contains("{\"error\":\"", answer, StringComparison.Ordinal);
        await Until(() => server.Model.Active == 0);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.PostAsync(Infer, Photo)).StatusCode);
    }

    [Fact]
    public async Task A_request_that_was_admitted_is_answered_though_the_service_stops()
    {
        await using RestServer server = await RestServer.ListenAsync(model: options => options.MaxQueueTime = TimeSpan.FromMinutes(1));
        await using BusySlots busy = await BusySlots.OfAsync(server.Services);
        Task<HttpResponseMessage> waiting = server.Client.PostAsync(Infer, Photo);
        await Until(() => server.Model.Waiting == 1);
        Task stopping = server.StopAsync();
        await Until(() => !CanConnect(server));
        busy.End();

        Assert.Equal(HttpStatusCode.OK, (await waiting).StatusCode);
        await stopping;
    }

    private static HttpRequestMessage Chunked(string text)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Infer) { Content = new StringContent(text) };
        request.Headers.TransferEncodingChunked = true;
        return request;
    }

    private static async Task<Socket> ConnectAsync(RestServer server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, server.Client.BaseAddress!.Port);
        return socket;
    }

    // A server that has refused a body need not take the rest of it.
    private static async Task SendAsync(Socket socket, byte[] bytes)
    {
        try
        {
            for (int at = 0; at < bytes.Length;) at += await socket.SendAsync(bytes.AsMemory(at));
        }
        catch (SocketException)
        {
        }
    }

    private static bool CanConnect(RestServer server)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, server.Client.BaseAddress!.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task<string> ReceiveAsync(Socket socket)
    {
        byte[] answer = new byte[4096];
        return Encoding.ASCII.GetString(answer, 0, await socket.ReceiveAsync(answer));
    }

    private static async Task Until(Func<bool> hasHappened)
    {
        long start = Stopwatch.GetTimestamp();
        while (!hasHappened())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30), "It has not happened.");
            await Task.Delay(10);
        }
    }
}
