using System;
using System.Linq;

namespace InceptionGen.Language.Model;

/// <param name="Padding">Around the map. Where the output is rounded up, windows reach beyond it.</param>
/// <param name="CountsPadding">Whether an average divides by the part of its window inside the padded map, not inside the map alone (Caffe, PyTorch's
/// default).</param>
internal sealed record PoolSpec(
    Shape Input,
    Shape Output,
    PoolKind Kind,
    Extent Window,
    Extent Stride,
    Padding Padding,
    bool CountsPadding) : OperationSpec(Input, Output);
