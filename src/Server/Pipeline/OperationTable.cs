using System.Collections.Frozen;

namespace Signet.Server.Pipeline;

/// <summary>Every operation of every service on the port.</summary>
internal sealed class OperationTable(IReadOnlyDictionary<Service, IReadOnlyList<Endpoint>> services)
{
    private readonly FrozenDictionary<(string Service, string Operation), Endpoint> _endpoints = services
        .SelectMany(pair => pair.Value.Select(endpoint => (pair.Key, Endpoint: endpoint)))
        .ToFrozenDictionary(pair => (pair.Key.Name, pair.Endpoint.Row.Name), pair => pair.Endpoint);

    /// <summary>The operation of that name; null when the service has none.</summary>
    public Endpoint? Find(Service service, string operation) => _endpoints.GetValueOrDefault((service.Name, operation));

    /// <summary>The rows of one service.</summary>
    public IEnumerable<Operation> Of(Service service) => services[service].Select(endpoint => endpoint.Row);

    /// <summary>The operations of one service.</summary>
    public IReadOnlyList<Endpoint> EndpointsOf(Service service) => services[service];
}
