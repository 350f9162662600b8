using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;

namespace Signet.Server.Iam;

/// <summary>An operation on the account as a whole, which policies know as <c>*</c>.</summary>
internal abstract class AccountOperation<TRequest, TResponse>(Operation row) : IamOperation<TRequest, TResponse>(row)
    where TRequest : IRequest<TRequest>
    where TResponse : IWritable
{
    protected sealed override Resolution FindResources(Decoded<TRequest> call) => new([new IdentityDemand($"iam:{Row.Name}", "*")]);
}

/// <summary>Asks for something of the account, without more words.</summary>
internal sealed record AccountRequest : IRequest<AccountRequest>
{
    public static RequestShape<AccountRequest> Shape { get; } = new([], _ => new());
}
