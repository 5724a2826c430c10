using System;
using System.Linq;
using InceptionGen.Hosting;

namespace InceptionGen.AspNetCore;

/// <summary>Makes a model's images of a request's tensor: photos (BYTES), pixels (UINT8, N x H x W x 3), or numbers (FP32, N x H x W x 3 or N x 3 x H x W).</summary>
internal static class InputImages
{
    /// <summary>What the input of every model is called, as in an exported ONNX file.</summary>
    public const string Name = "input";

    /// <summary>The images of a request.</summary>
    /// <exception cref="ProtocolException">There is not one input of that name, or it does not fit the model.</exception>
    /// <exception cref="Imaging.ImageException">A photo's header is damaged, or it is too large.</exception>
    public static ModelImage[] Of(InferRequest request, HostedModel model)
    {
        if (request.Inputs.Count != 1) throw ProtocolException.Invalid($"Expected 1 input but got {request.Inputs.Count} inputs for model '{model.Name}'.");
        InputTensor input = request.Inputs[0];
        if (input.Name != Name) throw ProtocolException.Invalid($"Unexpected inference input '{input.Name}' for model '{model.Name}': its input is '{Name}'.");
        TensorContents contents = input.Contents ?? throw ProtocolException.Invalid($"Input '{input.Name}' has neither 'data' nor 'binary_data_size'.");
        long elements = input.Elements();
        return input.Datatype switch
        {
            "BYTES" => Photos(input, contents, elements, model),
            "UINT8" or "FP32" => Numbers(input, contents, elements, model),
            _ => throw ProtocolException.Invalid($"Input '{input.Name}' has the datatype '{input.Datatype}'; it may be UINT8, FP32 or BYTES."),
        };
    }

    /// <summary>The one photo that is a request's whole body.</summary>
    public static ModelImage[] OfRawBody(ReadOnlyMemory<byte> body, HostedModel model) => [Photo(body, 0, model)];

    private static ModelImage[] Photos(InputTensor input, TensorContents contents, long elements, HostedModel model)
    {
        if (input.Shape is not ([_] or [_, 1])) throw ProtocolException.Invalid($"Input '{input.Name}' has the shape {input.ShapeText}; BYTES have [N], a photo each.");
        RequireBatch(elements, model);
        return [.. contents.ReadFiles(input, elements).Select((file, index) => Photo(file, index, model))];
    }

    private static EncodedImage Photo(ReadOnlyMemory<byte> file, int index, HostedModel model)
    {
        if (file.Length > model.Options.MaxImageBytes)
            throw ProtocolException.Invalid($"Photo {index} has {file.Length} bytes; '{model.Name}' takes up to {model.Options.MaxImageBytes}.");
        return new(file, FormattableString.Invariant($"photo {index}"), model.Options.MaxImagePixels);
    }

    private static ModelImage[] Numbers(InputTensor input, TensorContents contents, long elements, HostedModel model)
    {
        MapShape shape = model.Description.Input;
        bool isFloat = input.Datatype == "FP32";
        bool isLast = input.Shape is [_, var h, var w, var c] && h == shape.Height && w == shape.Width && c == shape.Channels;
        bool isFirst = isFloat && input.Shape is [_, var c2, var h2, var w2] && h2 == shape.Height && w2 == shape.Width && c2 == shape.Channels;
        if (!isLast && !isFirst)
        {
            string others = isFloat ? FormattableString.Invariant($" or [N,{shape.Channels},{shape.Height},{shape.Width}]") : "";
            throw ProtocolException.Invalid($"Input '{input.Name}' has the shape {input.ShapeText}; {input.Datatype} has [N,{shape.Height},{shape.Width},{shape.Channels}]{others}.");
        }

        RequireBatch(input.Shape![0], model);
        ReadOnlyMemory<byte> bytes = contents.ReadNumbers(input, elements);
        int each = bytes.Length / (int)input.Shape[0];
        return [.. Enumerable.Range(0, (int)input.Shape[0]).Select(index => Image(bytes.Slice(index * each, each)))];

        ModelImage Image(ReadOnlyMemory<byte> part) => !isFloat ? new RgbBytes(part) : isLast ? new ChannelsLastFloats(part) : new ChannelsFirstFloats(part);
    }

    private static void RequireBatch(long images, HostedModel model)
    {
        if (images < 1 || images > model.Options.MaxBatch)
            throw ProtocolException.Invalid($"Inference request batch-size must be 1 to {model.Options.MaxBatch} for '{model.Name}', not {images}.");
    }
}
