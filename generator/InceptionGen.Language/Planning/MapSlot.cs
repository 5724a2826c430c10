using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Language.Planning;

internal enum MapSlot
{
    /// <summary>What the routine reads.</summary>
    Input,

    /// <summary>What the routine makes.</summary>
    Output,

    /// <summary>One of the routine's own maps.</summary>
    Scratch,
}
