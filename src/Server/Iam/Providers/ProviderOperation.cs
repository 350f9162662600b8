using Signet.Identifiers;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.Providers;

/// <summary>A request that names an identity provider.</summary>
internal interface IProviderRequest
{
    /// <summary>The ARN as the caller wrote it.</summary>
    string ProviderArn { get; }
}

/// <summary>An operation on one identity provider: demands its own action on the ARN, and only then tells whether it exists.</summary>
internal abstract class ProviderOperation<TRequest, TResponse, TRecord>(Operation row, ProviderKind<TRecord> kind, ProviderCatalog providers)
    : IamOperation<TRequest, TResponse>(row)
    where TRequest : IRequest<TRequest>, IProviderRequest
    where TResponse : IWritable
    where TRecord : class, IRecord
{
    protected ProviderKind<TRecord> Kind => kind;

    protected sealed override Resolution FindResources(Decoded<TRequest> call)
    {
        var arn = call.Request.ProviderArn;
        var provider = Arn.TryParse(arn, out var parsed) ? kind.Find(providers, call.Call.AccountId, parsed) : throw ProviderErrors.InvalidArn();
        var demand = new IdentityDemand($"iam:{Row.Name}", arn) { Owner = call.Call.AccountId, Tags = provider is null ? [] : kind.TagsOf(provider) };
        return new([demand]) { Resources = [new(kind.TrailType, arn)] };
    }

    /// <summary>The provider of the call; null when there is none.</summary>
    protected TRecord? FindProvider(Admitted<TRequest> call) => kind.Find(providers, call.AccountId, Arn.Parse(call.Request.ProviderArn));

    /// <summary>The provider of the call.</summary>
    protected TRecord Found(Admitted<TRequest> call) => FindProvider(call) ?? throw kind.NotFound(call.Request.ProviderArn);

    /// <summary>Replaces the provider's record.</summary>
    protected static WantedChange Update(TRecord provider) => new(Change.Update(provider), IamErrors.ConcurrentModification);
}
