namespace InceptionGen.Hosting;

/// <summary>A unit that occupies a slot.</summary>
/// <param name="StartedAt">When it began, as a timestamp.</param>
/// <param name="WasCrowded">Whether all slots were busy then, so that it has one processor.</param>
internal readonly record struct RunningUnit(long StartedAt, bool WasCrowded);
