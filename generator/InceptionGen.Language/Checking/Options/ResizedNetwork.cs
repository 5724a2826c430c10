using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Options;

/// <summary>A network at the size and with the classes that the project file says.</summary>
/// <param name="Stages">All of the table's. Those of classifiers that are left out are as the table's own size has them.</param>
/// <param name="LeftOut">The labels of the auxiliary classifiers that the input is too small for.</param>
internal sealed record ResizedNetwork(Shape Input, IReadOnlyList<Stage> Stages, IReadOnlyCollection<string> LeftOut);
