using System;
using System.Linq;

namespace InceptionGen.Language.Model;

/// <summary>HxWxC to 1x1x(CHW), channel by channel as PyTorch and Caffe flatten; memory order is H,W,C, so this moves values unless H and W are 1.
/// A linear layer needs none: it reads a map as it is.</summary>
internal sealed record FlattenSpec(Shape Input, Shape Output) : OperationSpec(Input, Output);
