namespace InceptionGen.Training;

/// <summary>What <see cref="OnPlateau"/> remembers from epoch to epoch. It is a value: a checkpoint stores its four numbers, and a run that is given them goes on as if it had never
/// stopped. The default is that of the start.</summary>
/// <param name="Best">The best result so far; null before the first.</param>
/// <param name="Waited">Epochs in sequence without a better result, since the best one or the last reduction.</param>
/// <param name="Resting">Epochs of <see cref="OnPlateau.Cooldown"/> that are left.</param>
/// <param name="Reductions">How often the rate was reduced.</param>
public readonly record struct ScheduleState(double? Best, int Waited, int Resting, int Reductions);
