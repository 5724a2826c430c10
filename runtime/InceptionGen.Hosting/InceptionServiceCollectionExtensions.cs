using System;
using System.Linq;
using InceptionGen;
using InceptionGen.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds networks to a program's services.</summary>
public static class InceptionServiceCollectionExtensions
{
    /// <summary>Hosts a network under a name. It is loaded and warmed up before the host listens, and asked through <see cref="IClassifier{TNetwork}"/>.</summary>
    /// <typeparam name="TNetwork">The class of a table.</typeparam>
    /// <param name="services">The program's services.</param>
    /// <param name="name">What requests call it; also its key.</param>
    /// <param name="configure">Its weights, and how it is hosted. Checked when the host starts.</param>
    /// <exception cref="ArgumentException">There is another model of that name.</exception>
    public static InceptionBuilder AddInception<TNetwork>(this IServiceCollection services, string name, Action<InceptionOptions> configure)
        where TNetwork : Network, INetwork<TNetwork>
    {
        InceptionBuilder builder = services.Add(
            new ModelRegistration(name, typeof(TNetwork), TNetwork.Description, static (weights, options) => TNetwork.Load(weights, options)), configure);
        services.AddKeyedSingleton<IClassifier<TNetwork>>(name, static (provider, key) =>
            new Classifier<TNetwork>(provider.GetRequiredService<ModelRegistry>().Find((string)key!)!));
        services.TryAddSingleton<IClassifier<TNetwork>>(static provider => new Classifier<TNetwork>(OnlyModel(provider.GetRequiredService<ModelRegistry>(), typeof(TNetwork))));
        return builder;
    }

    /// <summary>Hosts a network that has no class of its own, such as one of a table that is read when the program runs.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="name">What requests call it.</param>
    /// <param name="description">What its table says.</param>
    /// <param name="load">Makes the network of weights.</param>
    /// <param name="configure">Its weights, and how it is hosted. Checked when the host starts.</param>
    /// <exception cref="ArgumentException">There is another model of that name.</exception>
    public static InceptionBuilder AddInception(
        this IServiceCollection services, string name, NetworkDescription description, Func<IWeightSource, LoadOptions, Network> load, Action<InceptionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(load);
        return services.Add(new ModelRegistration(name, null, description, load), configure);
    }

    private static InceptionBuilder Add(this IServiceCollection services, ModelRegistration registration, Action<InceptionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(registration.Name);
        ArgumentNullException.ThrowIfNull(configure);
        if (services.Any(service => service.ImplementationInstance is ModelRegistration other && other.Name == registration.Name))
            throw new ArgumentException($"There are two models '{registration.Name}'. Give each a name of its own.", nameof(registration));

        services.AddMetrics();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<InceptionMetrics>();
        services.TryAddSingleton<ModelRegistry>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ModelService>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<InceptionOptions>, InceptionOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<InceptionOptions>, ModelOptionsCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<InceptionHostOptions>, InceptionHostOptionsValidator>());
        services.AddOptions<InceptionHostOptions>().ValidateOnStart();
        services.AddOptions<InceptionOptions>(registration.Name).Configure(configure).ValidateOnStart();
        services.AddSingleton(registration);
        services.AddKeyedSingleton<IHostedNetwork>(registration.Name, static (provider, key) => new HostedNetwork(provider.GetRequiredService<ModelRegistry>().Find((string)key!)!));
        services.AddSingleton(provider => provider.GetRequiredKeyedService<IHostedNetwork>(registration.Name));
        return new(services, registration.Name);
    }

    private static HostedModel OnlyModel(ModelRegistry registry, Type network)
    {
        HostedModel[] models = [.. registry.Models.Where(model => model.NetworkType == network)];
        return models.Length == 1
            ? models[0]
            : throw new InvalidOperationException($"{models.Length} models are a {network.Name}. Ask for one by its key: {string.Join(", ", models.Select(model => model.Name))}.");
    }
}
