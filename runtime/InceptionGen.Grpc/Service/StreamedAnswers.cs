using System;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Grpc.Core;
using InceptionGen.Grpc.Protocol;

namespace InceptionGen.Grpc;

/// <summary>Answers the requests of a stream.</summary>
internal static class StreamedAnswers
{
    // Triton's clients end the answers to a request with this one, also where there is one only.
    private const string IsFinal = "triton_final_response";

    /// <summary>Answers in the order of the requests. A request that goes wrong is answered with its error, and the stream goes on.</summary>
    /// <param name="requests">What the client asks.</param>
    /// <param name="answers">What it is told.</param>
    /// <param name="answer">Answers one.</param>
    /// <param name="ahead">How many requests are read before the first of them is answered; the client has to wait with others.</param>
    /// <param name="token">Ends the stream.</param>
    /// <exception cref="OperationCanceledException">The client has left.</exception>
    public static async Task RunAsync(
        IAsyncStreamReader<ModelInferRequest> requests, IServerStreamWriter<ModelStreamInferResponse> answers, Func<ModelInferRequest, Task<ModelInferResponse>> answer, int ahead, CancellationToken token)
    {
        var begun = Channel.CreateBounded<Task<ModelStreamInferResponse>>(new BoundedChannelOptions(ahead) { SingleReader = true, SingleWriter = true });
        Task reading = ReadAsync();
        await foreach (Task<ModelStreamInferResponse> one in begun.Reader.ReadAllAsync(token)) await answers.WriteAsync(await one, token);
        await reading;

        async Task ReadAsync()
        {
            Exception? failure = null;
            try
            {
                await foreach (ModelInferRequest request in requests.ReadAllAsync(token)) await begun.Writer.WriteAsync(OneAsync(answer(request)), token);
            }
            catch (Exception exception)
            {
                failure = exception;
            }

            begun.Writer.Complete(failure);
        }
    }

    private static async Task<ModelStreamInferResponse> OneAsync(Task<ModelInferResponse> answer)
    {
        try
        {
            ModelInferResponse response = await answer;
            response.Parameters.Add(IsFinal, new InferParameter { BoolParam = true });
            return new ModelStreamInferResponse { InferResponse = response };
        }
        catch (RpcException exception)
        {
            return new ModelStreamInferResponse { ErrorMessage = exception.Status.Detail };
        }
    }
}
