using System;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Serve;

/// <summary>Metrics and traces, as OpenTelemetry's packages collect them. The meter and the source of the hosted networks are called InceptionGen.</summary>
internal static class Telemetry
{
    private const string Networks = "InceptionGen";

    /// <summary>Prometheus always; a collector where the environment names one.</summary>
    public static void Add(WebApplicationBuilder builder)
    {
        OpenTelemetryBuilder telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(Networks).AddMeter("System.Runtime").AddAspNetCoreInstrumentation().AddPrometheusExporter());
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT"))) return;
        telemetry.WithTracing(traces => traces.AddSource(Networks).AddAspNetCoreInstrumentation()).UseOtlpExporter();
    }
}
