using System.Linq;
using Google.Protobuf;
using InceptionGen.AspNetCore;
using InceptionGen.Grpc.Protocol;

namespace InceptionGen.Grpc;

/// <summary>Writes the answer to a request.</summary>
internal static class AnswerMessage
{
    /// <summary>The answer: raw if the request's inputs are raw or it asks for raw outputs, else in the field of each output's type. The protocol has no mixture.</summary>
    public static ModelInferResponse Of(string model, InferRequest request, OutputTensor[] outputs)
    {
        bool isRaw = outputs.Any(output => output.Requested.IsBinary ?? request.HasBinaryOutput);
        var answer = new ModelInferResponse { ModelName = model, ModelVersion = ModelVersions.Only, Id = request.Id };
        foreach (OutputTensor output in outputs)
        {
            var tensor = new ModelInferResponse.Types.InferOutputTensor { Name = output.Name, Datatype = output.Datatype, Shape = { output.Shape } };
            if (isRaw) answer.RawOutputContents.Add(UnsafeByteOperations.UnsafeWrap(output.ToBytes()));
            else tensor.Contents = ContentsOf(output);
            answer.Outputs.Add(tensor);
        }

        return answer;
    }

    private static InferTensorContents ContentsOf(OutputTensor output) =>
        new() { Fp32Contents = { output.Values }, BytesContents = { (output.Classes ?? []).Select(ByteString.CopyFromUtf8) } };
}
