using Signet.Protocol.Shapes;

namespace Signet.Server.Pipeline;

/// <summary>A request record that knows its own shape.</summary>
internal interface IRequest<TSelf>
    where TSelf : IRequest<TSelf>
{
    static abstract RequestShape<TSelf> Shape { get; }
}

/// <summary>Stage 4: a call whose bytes became a request record with every constraint kept.</summary>
internal sealed class Decoded<TRequest>
    where TRequest : IRequest<TRequest>
{
    private Decoded(Call call, TRequest request, Fields fields) => (Call, Request, Fields) = (call, request, fields);

    public Call Call { get; }

    public TRequest Request { get; }

    public Fields Fields { get; }

    /// <summary>Reads the members from the JSON body or the form; all violated constraints come together.</summary>
    public static Decoded<TRequest> Read(Call call)
    {
        var fields = call.Form is { } form
            ? TRequest.Shape.ReadForm(form, call.Service.IsJson ? "ValidationException" : "ValidationError")
            : TRequest.Shape.ReadJson(call.Received.Body.Span);
        call.Notes.Fields = fields;
        return new(call, TRequest.Shape.Make(fields), fields);
    }
}
