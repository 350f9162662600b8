using System.Text;
using Signet.Protocol;
using Signet.Protocol.Shapes;

namespace Signet.Server.Pipeline;

/// <summary>Stage 2: the request with the row of the operation table that it asks for.</summary>
internal sealed class Routed
{
    private static readonly ReadOnlyMemory<byte> NoForm = ReadOnlyMemory<byte>.Empty;

    private Routed(Received received, Service service, Endpoint endpoint, FormParameters? form) =>
        (Received, Service, Endpoint, Form) = (received, service, endpoint, form);

    public Received Received { get; }

    public Service Service { get; }

    public Endpoint Endpoint { get; }

    /// <summary>The parameters of an awsQuery request or of a presigned URL; null when the members are in a JSON body.</summary>
    public FormParameters? Form { get; }

    /// <summary>A call that the server makes to itself, its members in a JSON body whatever the service.</summary>
    public static Routed OwnCall(Received received, Service service, Endpoint endpoint) => new(received, service, endpoint, form: null);

    /// <summary>Finds the operation by <c>X-Amz-Target</c>, or by <c>Action</c> together with the service of the credential scope.</summary>
    public static Routed Find(Received received, OperationTable table)
    {
        if (received.Path is not "/")
        {
            throw new ServiceException("UnknownOperationException", text: null, status: 404);
        }

        if (received.Method is not ("POST" or "GET"))
        {
            throw new ServiceException("UnknownOperationException", text: null, status: 405);
        }

        return received.Header("x-amz-target") is { } target ? ByTarget(received, target, table) : ByAction(received, table);
    }

    private static Routed ByTarget(Received received, string target, OperationTable table)
    {
        var service = Service.All.FirstOrDefault(s => s.OperationOf(target) is not null);
        var endpoint = service is null ? null : table.Find(service, service.OperationOf(target)!);
        if (endpoint is null || !IsJson(received))
        {
            throw new ServiceException("UnknownOperationException", text: null);
        }

        // A presigned URL has its members in the query string, beside the signature.
        var form = received.Body.IsEmpty && received.Query.Length > 0 ? QueryOf(received) : null;
        return new(received, service!, endpoint, form);
    }

    private static Routed ByAction(Received received, OperationTable table)
    {
        var form = received.Method is "POST" && IsForm(received) ? FormParameters.Parse(received.Body.Span) : QueryOf(received);
        var action = form["Action"] ?? throw new ServiceException("MissingAction", "The request must contain the parameter Action.");
        var service = ServiceOf(received, form);
        var endpoint = (service is null ? null : table.Find(service, action))
            ?? throw new ServiceException("InvalidAction", $"Could not find operation {Printable(action)} for version {Printable(form["Version"] ?? "NO_VERSION_SPECIFIED")}");
        return new(received, service!, endpoint, form);
    }

    // The scope names the service; a request without any scope is told apart by its version, so that it is refused in the right words.
    private static Service? ServiceOf(Received received, FormParameters form)
    {
        var scope = Scope(received) ?? QueryOf(received)["X-Amz-Credential"];
        var name = scope?.Split('/') is { Length: >= 5 } parts ? parts[^2] : null;
        return Service.All.FirstOrDefault(service => service.Name == name)
            ?? Service.All.FirstOrDefault(service => service.ApiVersion == form["Version"]);
    }

    private static string? Scope(Received received)
    {
        const string Field = "Credential=";
        if (received.Header("authorization") is not { } header || header.IndexOf(Field, StringComparison.Ordinal) is not (>= 0 and var start))
        {
            return null;
        }

        var rest = header[(start + Field.Length)..];
        var end = rest.AsSpan().IndexOfAny(',', ' ');
        return end < 0 ? rest : rest[..end];
    }

    private static FormParameters QueryOf(Received received) =>
        FormParameters.Parse(received.Query.Length == 0 ? NoForm.Span : Encoding.UTF8.GetBytes(received.Query));

    private static bool IsJson(Received received) =>
        received.Body.IsEmpty || (received.Header("content-type") ?? "").StartsWith("application/x-amz-json-1.1", StringComparison.OrdinalIgnoreCase);

    private static bool IsForm(Received received) =>
        (received.Header("content-type") ?? "").StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    private static string Printable(string text) => text.Length <= 128 ? text : text[..128];
}
