using System;
using Xunit;

namespace InceptionGen.Training.Tests.Schedules;

public sealed class ScheduleTests
{
    private const float Rate = 0.045f;

    [Theory]
    [InlineData(0, 0.045)]
    [InlineData(1.999, 0.045)]
    [InlineData(2, 0.0423)]
    [InlineData(3.5, 0.0423)]
    [InlineData(100, 0.045 * 0.0453307)] // 0.94 ^ 50
    public void The_papers_rate_falls_by_six_percent_every_two_epochs(double epoch, double expected) =>
        Assert.Equal((float)expected, LearningRateSchedule.Exponential(0.94f, every: 2).RateAt(epoch, Rate), 1e-8f);

    [Fact]
    public void Without_a_staircase_it_falls_at_every_step() =>
        Assert.Equal(0.25f, (LearningRateSchedule.Exponential(0.25f, every: 4) with { Staircase = false }).RateAt(2, 0.5f), 1e-7f);

    // 0.3 / 0.1 is 2.9999999999999996.
    [Fact]
    public void A_stair_is_not_missed_by_a_rounding()
    {
        ExponentialDecay schedule = LearningRateSchedule.Exponential(0.5f, every: 0.1);
        Assert.Equal(0.125f, schedule.RateAt(0.3, 1));
        Assert.Equal(0.25f, schedule.RateAt(0.299, 1));
        for (int epoch = 1; epoch < 100; epoch++) Assert.Equal(MathF.Pow(0.5f, epoch), LearningRateSchedule.Exponential(0.5f, every: 1).RateAt(epoch * 7.0 / 7, 1), 1e-30f);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(29.99, 1)]
    [InlineData(30, 0.5)]
    [InlineData(60, 0.25)]
    [InlineData(1000, 0.25)]
    public void Steps_come_at_their_epochs(double epoch, float expected) => Assert.Equal(expected, LearningRateSchedule.Steps(0.5f, 30, 60).RateAt(epoch, 1));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(45, 0.5)] // sqrt(1 - 45 / 60)
    [InlineData(60, 0)]
    [InlineData(61, 0)]
    public void A_polynomial_ends_at_zero(double epoch, float expected) => Assert.Equal(expected, LearningRateSchedule.Polynomial(0.5f, 60).RateAt(epoch, 1), 1e-7f);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, 0.7)] // 0.4 + 0.6 / 2
    [InlineData(10, 0.4)]
    [InlineData(20, 0.4)]
    public void Polynomial_and_cosine_may_end_above_zero(double epoch, float expected)
    {
        Assert.Equal(expected, (LearningRateSchedule.Polynomial(1, 10) with { End = 0.4f }).RateAt(epoch, 1), 1e-7f);
        Assert.Equal(expected, (LearningRateSchedule.Cosine(10) with { End = 0.4f }).RateAt(epoch, 1), 1e-7f);
    }

    [Fact]
    public void A_cosine_is_slow_at_first() => Assert.Equal(0.8535534f, LearningRateSchedule.Cosine(8).RateAt(2, 1), 1e-7f);

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(1, 0.55)]
    [InlineData(2, 1)]
    [InlineData(3.9, 1)]
    [InlineData(4, 0.5)] // The other schedule's second epoch.
    public void A_warm_up_grows_to_the_other_schedule_which_starts_after_it(double epoch, float expected) =>
        Assert.Equal(expected, LearningRateSchedule.Exponential(0.5f, every: 2).AfterWarmup(2).RateAt(epoch, 1), 1e-7f);

    [Fact]
    public void Constant_stays() => Assert.Equal(Rate, LearningRateSchedule.Constant.RateAt(77.7, Rate));

    [Fact]
    public void Schedules_with_the_same_numbers_are_equal()
    {
        Assert.Equal(LearningRateSchedule.Steps(0.5f, 1, 2), LearningRateSchedule.Steps(0.5f, 1, 2));
        Assert.Equal(LearningRateSchedule.Steps(0.5f, 1, 2).GetHashCode(), LearningRateSchedule.Steps(0.5f, 1, 2).GetHashCode());
        Assert.NotEqual(LearningRateSchedule.Steps(0.5f, 1, 2), LearningRateSchedule.Steps(0.5f, 1, 3));
        Assert.Equal(LearningRateSchedule.Cosine(3).AfterWarmup(1), LearningRateSchedule.Cosine(3).AfterWarmup(1));
    }

    [Fact]
    public void Every_setting_has_a_range()
    {
        string message = Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Exponential(94, every: 2)).Message;
        Assert.StartsWith("Factor is 94. It has to be above 0 and at most 1, for it multiplies: 0.94 makes 6 % less.", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Exponential(0.5f, every: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Exponential(0.5f, 1) with { Every = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Steps(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Polynomial(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Cosine(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Cosine(1) with { End = 1.1f });
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Polynomial(1, 1) with { End = -0.1f });
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Constant.AfterWarmup(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Constant.AfterWarmup(1) with { From = 2 });
        Assert.Throws<ArgumentNullException>(() => new Warmup(1, null!));
        Assert.Throws<ArgumentException>(() => LearningRateSchedule.Steps(0.5f));
        message = Assert.Throws<ArgumentException>(() => LearningRateSchedule.Steps(0.5f, 60, 30)).Message;
        Assert.StartsWith("Epoch 30 does not come after 60. List them in ascending order, from above 0.", message, StringComparison.Ordinal);
    }
}
