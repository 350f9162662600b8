using Signet.Identifiers;
using Signet.Policies;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam;

/// <summary>A request that names one user or role.</summary>
internal interface IEntityRequest
{
    /// <summary>The name as the caller wrote it; null means the caller itself.</summary>
    string? EntityName { get; }
}

/// <summary>An operation on one user or role: demands its own action on it, and only then tells whether it exists.</summary>
internal abstract class EntityOperation<TRequest, TResponse>(Operation row, EntityKind kind, Catalog catalog) : IamOperation<TRequest, TResponse>(row)
    where TRequest : IRequest<TRequest>, IEntityRequest
    where TResponse : IWritable
{
    protected EntityKind Kind => kind;

    protected Catalog Catalog => catalog;

    protected sealed override Resolution FindResources(Decoded<TRequest> call)
    {
        var entity = Find(call.Call, call.Request);
        var demand = IamDemands.On(Row, call.Call.AccountId, kind, NameIn(call.Call, call.Request), entity);
        var demands = new List<Demand> { demand };
        if (BecomingArn(call, entity) is { } arn)
        {
            demands.Add(IamDemands.OnArn(Row.Name, call.Call.AccountId, arn));
        }

        return new(demands) { Resources = [.. demands.Select(one => IamDemands.Resource(kind, one.Resource))] };
    }

    /// <summary>The ARN that the entity will have, which the caller must be allowed too; null when it stays as it is.</summary>
    protected virtual Arn? BecomingArn(Decoded<TRequest> call, Entity? entity) => null;

    /// <summary>The entity of the call.</summary>
    /// <remarks>The name may have passed to another since the policies were asked: only an entity that they were asked about is touched.</remarks>
    protected Entity Found(Admitted<TRequest> call) =>
        Find(call.Call, call.Request) is { } entity && call.Call.Notes.Resources.Any(resource => resource.Name == entity.Arn)
            ? entity
            : throw IamErrors.EntityNotFound(kind, NameIn(call.Call, call.Request));

    private Entity? Find(Call call, TRequest request) =>
        request.EntityName is { } name ? kind.Find(catalog, call.AccountId, name) : FindCaller(call.Caller);

    private Entity? FindCaller(Caller caller) => caller.Names.Kind switch
    {
        CallerKind.Root => catalog.TryGetAccount(caller.AccountId, out var account) ? Entity.RootOf(account) : null,
        CallerKind.User => catalog.TryGetUserById(caller.UserId, out var user) ? Entity.Of(user) : null,
        _ => throw IamErrors.MustNameUser(),
    };

    private static string NameIn(Call call, TRequest request) => request.EntityName ?? call.Caller.UserName ?? "root";
}
