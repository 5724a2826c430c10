using System;
using Google.Protobuf;
using Grpc.Core;
using InceptionGen.Grpc.Protocol;

namespace InceptionGen.Grpc;

/// <summary>Binds the protocol's calls so that a message which cannot be read is refused with INVALID_ARGUMENT: it is the client's mistake, and gRPC would answer UNKNOWN
/// and log it as the service's.</summary>
internal static class CarefulBinding
{
    /// <summary>Found by gRPC, which asks it for the calls of the service.</summary>
    public static void BindService(ServiceBinderBase binder, GRPCInferenceService.GRPCInferenceServiceBase service) => GRPCInferenceService.BindService(new Binder(binder), service);

    private static Method<TRequest, TResponse> Careful<TRequest, TResponse>(Method<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class =>
        new(method.Type, method.ServiceName, method.Name, Careful(method.RequestMarshaller, typeof(TRequest).Name), method.ResponseMarshaller);

    private static Marshaller<T> Careful<T>(Marshaller<T> marshaller, string message) => new(marshaller.ContextualSerializer, context =>
    {
        try
        {
            return marshaller.ContextualDeserializer(context);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new RpcException(new(StatusCode.InvalidArgument, $"The message is not a {message}: {exception.Message}"));
        }
    });

    private sealed class Binder(ServiceBinderBase inner) : ServiceBinderBase
    {
        public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) => inner.AddMethod(Careful(method), handler!);

        public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler) => inner.AddMethod(Careful(method), handler!);
    }
}
