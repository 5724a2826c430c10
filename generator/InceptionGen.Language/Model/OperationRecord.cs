namespace InceptionGen.Language.Model;

/// <summary>An operation's record in the runtime and the arguments it is made of.</summary>
/// <param name="Type">The record's name, without the namespace: "SoftmaxInfo".</param>
/// <param name="Arguments">Whole numbers, truth values, and decimals as their digits.</param>
internal readonly record struct OperationRecord(string Type, params object[] Arguments);
