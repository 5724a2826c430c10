namespace Serve;

/// <summary>What --help prints.</summary>
internal static class Help
{
    public static string Text =>
        $"""
        Serves networks that were generated from tables of their papers, over the Open Inference Protocol v2.

        dotnet run -c Release --project samples/Serve -- [options]

          --network NAME        {Networks.Names}; the first if not given.
                                or a table of yours (.csv, .json). The model has its name, its input is 'input', its outputs 'probabilities' and 'logits'
          --weights FILE        a file of weights (safetensors, PyTorch, Keras, TensorFlow.js); synthetic ones, which recognise
                                nothing, if not given
          --labels FILE         names of the classes, one per line; the table's if not given
          --model NAME=TABLE:FILE
                                a model with a name of its own: the name of a network or a table of yours (.csv, .json), and weights;
                                without :FILE they are synthetic. May be given several times
          --urls ADDRESSES      where to listen, separated by ';': http://*:8000 for everybody. If not given, the environment's
                                ASPNETCORE_URLS, or else http://localhost:8000
          --port N              http://localhost:N; 0 takes a free one
          --grpc-port N         serves gRPC there as well, at the first of these addresses; 8001 if no address is given
          --max-wait MS         how long a request may wait for a processor before it is refused; 1000 if not given
          --quota N             requests that a client, told by its address, may send in a second, those of the page included;
                                others get 429
          --shutdown-delay S    seconds in which it serves on after it was told to stop, and says that it is not ready, so that
                                balancers take it out first; 0 if not given
          --reload              loads a file of weights again once it has changed
          --control             lets clients load and unload models
          --help                prints this

        GET /metrics has the metrics for Prometheus. OTEL_EXPORTER_OTLP_ENDPOINT sends metrics and traces to a collector.

        Exit code: 0; 1 if a file or an address cannot be used; 2 if the arguments are wrong.

        """;
}
