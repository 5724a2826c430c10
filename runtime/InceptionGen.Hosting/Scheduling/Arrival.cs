using System;

namespace InceptionGen.Hosting;

/// <summary>What is known of a request before its body is read.</summary>
/// <param name="Budget">How long it may wait until all its images have begun.</param>
/// <param name="Priority">1 is served first.</param>
/// <param name="Bytes">The most that its body takes in memory.</param>
internal readonly record struct Arrival(TimeSpan Budget, int Priority = Priorities.Default, long Bytes = 0);
