using Signet.Identifiers;
using Signet.Server.State;

namespace Signet.Server.Pipeline;

/// <summary>Stage 7: an allowed call that the key's state and usage, the lengths and the quotas admit too. This is what an operation works on.</summary>
internal sealed class Admitted<TRequest>
    where TRequest : IRequest<TRequest>
{
    private readonly Resolution _resolution;

    private Admitted(Authorized<TRequest> authorized)
    {
        var decoded = authorized.Resolved.Decoded;
        (Call, Request, _resolution) = (decoded.Call, decoded.Request, authorized.Resolved.Resolution);
    }

    public Call Call { get; }

    public TRequest Request { get; }

    /// <summary>The key of the call.</summary>
    public Key Key => _resolution.Key ?? throw new InvalidOperationException($"{Call.Endpoint.Row.Name} has no key.");

    /// <summary>The key of the call; null when the request named none.</summary>
    public Key? KeyOrNull => _resolution.Key;

    /// <summary>The second key of the call.</summary>
    public Key OtherKey => _resolution.OtherKey ?? throw new InvalidOperationException($"{Call.Endpoint.Row.Name} has no second key.");

    public AccountId AccountId => Call.AccountId;

    public Region Region => Call.Region;

    public DateTimeOffset Time => Call.Time;

    /// <summary>Runs the operation's checks that come after authorisation; DryRun stops here.</summary>
    public static Admitted<TRequest> Check<TResponse>(Authorized<TRequest> authorized, Operation<TRequest, TResponse> operation)
        where TResponse : Protocol.Wire.IWritable
    {
        var admitted = new Admitted<TRequest>(authorized);
        operation.Admit(admitted);
        if (admitted.Request is IDryRun { DryRun: true })
        {
            throw new Protocol.ServiceException("DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
        }

        return admitted;
    }
}

/// <summary>A request that can ask to be checked only.</summary>
internal interface IDryRun
{
    bool DryRun { get; }
}
