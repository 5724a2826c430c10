using System;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InceptionGen.Hosting;

/// <summary>What can be said of a model after it was added.</summary>
public sealed class InceptionBuilder
{
    internal InceptionBuilder(IServiceCollection services, string name) => (Services, Name) = (services, name);

    /// <summary>The services of the program.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The model's name.</summary>
    public string Name { get; }

    /// <summary>Loads the model again when its file of weights has changed, while it goes on serving (<see cref="InceptionOptions.ReloadOnChange"/>).</summary>
    public InceptionBuilder ReloadOnChange()
    {
        Services.Configure<InceptionOptions>(Name, options => options.ReloadOnChange = true);
        return this;
    }

    /// <summary>Adds a health check of the model's name, with the tag "ready".</summary>
    public InceptionBuilder WithHealthCheck()
    {
        string name = Name;
        Services.AddHealthChecks().Add(new HealthCheckRegistration(
            name, provider => new ModelHealthCheck(provider.GetRequiredService<ModelRegistry>(), name), HealthStatus.Unhealthy, ["ready"]));
        return this;
    }
}
