using System;
using System.Linq;
using Xunit;

namespace InceptionGen.Training.Tests.Schedules;

public sealed class OnPlateauTests
{
    [Fact]
    public void The_rate_falls_after_some_epochs_without_improvement()
    {
        var schedule = new OnPlateau { Patience = 2, Factor = 0.5f };
        Assert.Equal([1, 1, 0.5f, 0.5f, 0.5f, 0.25f], Rates(schedule, 3, 3.1, 3.2, 2, 2, 2));
    }

    [Fact]
    public void An_improvement_ends_the_wait() => Assert.Equal([1, 1, 1, 1, 1], Rates(new OnPlateau { Patience = 2 }, 3, 3.1, 2, 2.1, 1));

    [Fact]
    public void It_knows_which_way_is_better()
    {
        double[] rising = [0.5, 0.6, 0.7, 0.8];
        var lower = new OnPlateau { Patience = 1, Factor = 0.5f };
        Assert.Equal([1, 0.5f, 0.25f, 0.125f], Rates(lower, rising));
        Assert.Equal([1, 1, 1, 1], Rates(lower with { HigherIsBetter = true }, rising));
        Assert.False(lower.PrefersHigher);
        Assert.True(new Warmup(1, lower with { HigherIsBetter = true }).PrefersHigher);
        Assert.Null(LearningRateSchedule.Constant.PrefersHigher);
    }

    [Fact]
    public void A_change_below_the_least_is_not_an_improvement()
    {
        var schedule = new OnPlateau { Patience = 1, Factor = 0.5f, MinimumChange = 0.25 };
        Assert.Equal([1, 0.5f, 0.5f], Rates(schedule, 3, 2.75, 2.5));
    }

    // As in Keras: an epoch of rest counts down, and the one that ends it may wait again.
    [Fact]
    public void After_a_reduction_it_rests()
    {
        var schedule = new OnPlateau { Patience = 1, Factor = 0.5f, Cooldown = 3 };
        Assert.Equal([1, 0.5f, 0.5f, 0.5f, 0.25f], Rates(schedule, 3, 3, 3, 3, 3));
    }

    [Fact]
    public void The_rate_stays_above_the_least()
    {
        var schedule = new OnPlateau { Patience = 1, MinimumRate = 0.05f };
        Assert.Equal([1, 0.1f, 0.05f, 0.05f], Rates(schedule, 1, 1, 1, 1));
        Assert.Equal(0.01f, schedule.RateAt(0, 0.01f));
    }

    [Fact]
    public void What_is_not_a_number_is_not_an_improvement() =>
        Assert.Equal([0.5f, 0.5f, 0.25f, 0.25f], Rates(new OnPlateau { Patience = 1, Factor = 0.5f }, double.NaN, 7, double.NaN, 6));

    [Fact]
    public void A_run_that_is_given_its_state_goes_on_as_if_it_had_not_stopped()
    {
        var schedule = new OnPlateau { Patience = 3, Cooldown = 2, Factor = 0.5f };
        double[] results = [3, 2, 2, 2, 2, 1, 1, 1, 1, 1, 0.5, 0.5];
        for (int stop = 0; stop < results.Length; stop++)
        {
            ScheduleState saved = results[..stop].Aggregate(default(ScheduleState), schedule.After);
            var restored = new ScheduleState(saved.Best, saved.Waited, saved.Resting, saved.Reductions);
            Assert.Equal(results.Aggregate(default(ScheduleState), schedule.After), results[stop..].Aggregate(restored, schedule.After));
        }
    }

    [Fact]
    public void A_warm_up_passes_the_results_on()
    {
        var schedule = new Warmup(2, new OnPlateau { Patience = 1, Factor = 0.5f });
        ScheduleState state = schedule.After(schedule.After(default, 1), 1);
        Assert.Equal(0.5f, schedule.RateAt(2, 1, state));
        Assert.Equal(0.275f, schedule.RateAt(1, 1, state), 1e-7f);
    }

    [Fact]
    public void Every_setting_has_a_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new OnPlateau { Patience = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OnPlateau { Cooldown = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OnPlateau { Factor = 1.1f });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OnPlateau { MinimumChange = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OnPlateau { MinimumRate = float.NaN });
    }

    private static float[] Rates(LearningRateSchedule schedule, params double[] results)
    {
        ScheduleState state = default;
        return [.. results.Select((result, epoch) => schedule.RateAt(epoch + 1, 1, state = schedule.After(state, result)))];
    }
}
