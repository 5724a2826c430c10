namespace InceptionGen.Tool.Importing.Onnx;

/// <summary>The types of a tensor's elements that are read, numbered as TensorProto.DataType.</summary>
internal enum TensorType
{
    Float32 = 1,
    UInt8 = 2,
    Int8 = 3,
    Int32 = 6,
    Int64 = 7,
    Boolean = 9,
    Float16 = 10,
    Float64 = 11,
    BFloat16 = 16,
}
