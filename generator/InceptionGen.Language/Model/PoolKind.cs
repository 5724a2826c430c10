using System;
using System.Linq;

namespace InceptionGen.Language.Model;

internal enum PoolKind
{
    Max,
    Average,

    /// <summary>Windows that divide the input evenly, as PyTorch's adaptive_avg_pool2d places them; window and stride mean nothing.</summary>
    AdaptiveAverage,
}
