using System;
using System.Globalization;
using System.Linq;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace InceptionGen.Benchmarks.Kernels;

/// <summary>Adds the column GFLOP/s: the direct algorithm's operations over the fastest iteration's time.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GflopsColumnAttribute() : ColumnConfigBaseAttribute(new GflopsColumn());

internal sealed class GflopsColumn : IColumn
{
    public string Id => nameof(GflopsColumn);

    public string ColumnName => "GFLOP/s";

    public string Legend => "10^9 operations of the direct algorithm per second of the fastest iteration";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        double? nanoseconds = summary[benchmarkCase]?.ResultStatistics?.Min;
        var shape = (ConvolutionShape)benchmarkCase.Parameters.Items.First(item => item.Name == nameof(ConvolutionKernelBenchmarks.Shape)).Value;
        return nanoseconds is null ? "" : (shape.Flops / nanoseconds.Value).ToString("F1", CultureInfo.InvariantCulture);
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public bool IsAvailable(Summary summary) => true;
}
