using System;
using InceptionGen.Language.Model;

namespace InceptionGen.Compilation;

/// <summary>The runtime's records of operations without weights. One that is added to the language has its line here.</summary>
internal static class PlainOperations
{
    public static OperationInfo Of(OperationRecord record) => record switch
    {
        { Type: "DropoutInfo", Arguments: [] } => new DropoutInfo(),
        { Type: "DropoutInfo", Arguments: [string rate] } => new DropoutInfo(Values.Number(rate)),
        { Type: "FlattenInfo", Arguments: [] } => new FlattenInfo(),
        { Type: "FlattenInfo", Arguments: [bool channelsLast] } => new FlattenInfo(channelsLast),
        { Type: "LocalResponseNormInfo", Arguments: [int size, string alpha, string beta, string k] } =>
            new LocalResponseNormInfo(size, Values.Number(alpha), Values.Number(beta), Values.Number(k)),
        { Type: "SigmoidInfo", Arguments: [] } => new SigmoidInfo(),
        { Type: "SoftmaxInfo", Arguments: [] } => new SoftmaxInfo(),
        _ => throw new InvalidOperationException($"No operation {record.Type}({string.Join(", ", record.Arguments)})."),
    };
}
