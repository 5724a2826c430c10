namespace InceptionGen.Training.Checkpoints;

/// <summary>How far a trainer is.</summary>
/// <param name="FrozenStages">Frozen stages, from the first on.</param>
/// <param name="Epochs">Epochs done.</param>
/// <param name="ScheduledEpochs">Epochs that the schedule was made for.</param>
/// <param name="Schedule">What the schedule remembers.</param>
internal sealed record Position(int FrozenStages, int Epochs, int ScheduledEpochs, ScheduleState Schedule);
