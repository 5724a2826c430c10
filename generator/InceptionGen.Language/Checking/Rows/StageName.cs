using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>What a stage is called in its table ("max pool 2") and in C# ("MaxPool2").</summary>
internal sealed record StageName(string Text, string Identifier);
