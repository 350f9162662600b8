namespace Signet.Server.Pipeline;

/// <summary>Stage 5: a decoded call together with the immutable snapshots of what it touches.</summary>
internal sealed class Resolved<TRequest>
    where TRequest : IRequest<TRequest>
{
    private Resolved(Decoded<TRequest> decoded, Resolution resolution) => (Decoded, Resolution) = (decoded, resolution);

    public Decoded<TRequest> Decoded { get; }

    public Resolution Resolution { get; }

    public static Resolved<TRequest> Find<TResponse>(Decoded<TRequest> decoded, Operation<TRequest, TResponse> operation)
        where TResponse : Protocol.Wire.IWritable
    {
        var resolution = operation.Resolve(decoded);
        decoded.Call.Notes.Resources = resolution.Resources;
        decoded.Call.Notes.Keys = (resolution.Key, resolution.OtherKey);
        return new(decoded, resolution);
    }
}
