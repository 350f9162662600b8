using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Signet.Server.Pipeline;

/// <summary>Every operation of every service on the port.</summary>
internal sealed class OperationTable(IReadOnlyDictionary<Service, IReadOnlyList<Endpoint>> services)
{
    private readonly FrozenDictionary<(string Service, string Operation), Endpoint> _endpoints = services
        .SelectMany(pair => pair.Value.Select(endpoint => (pair.Key, Endpoint: endpoint)))
        .ToFrozenDictionary(pair => (pair.Key.Name, pair.Endpoint.Row.Name), pair => pair.Endpoint);

    private readonly FrozenDictionary<string, (Service Service, Endpoint Endpoint)> _targets = (
        from pair in services
        from prefix in pair.Key.TargetPrefixes
        from endpoint in pair.Value
        select (Target: prefix + endpoint.Row.Name, Entry: (pair.Key, endpoint))).ToFrozenDictionary(row => row.Target, row => row.Entry, StringComparer.Ordinal);

    /// <summary>The operation that an <c>X-Amz-Target</c> names.</summary>
    public bool TryFind(string target, [NotNullWhen(true)] out Service? service, [NotNullWhen(true)] out Endpoint? endpoint)
    {
        var found = _targets.TryGetValue(target, out var entry);
        (service, endpoint) = (entry.Service, entry.Endpoint);
        return found;
    }

    /// <summary>The operation of that name; null when the service has none.</summary>
    public Endpoint? Find(Service service, string operation) => _endpoints.GetValueOrDefault((service.Name, operation));

    /// <summary>The rows of one service.</summary>
    public IEnumerable<Operation> Of(Service service) => services[service].Select(endpoint => endpoint.Row);

    /// <summary>The operations of one service.</summary>
    public IReadOnlyList<Endpoint> EndpointsOf(Service service) => services[service];
}
