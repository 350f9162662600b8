using Signet.Identifiers;
using Signet.Policies;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam;

/// <summary>A request that names one entity.</summary>
internal interface IEntityRequest
{
    /// <summary>The name as the caller wrote it, a managed policy's ARN; null means the caller itself.</summary>
    string? EntityName { get; }
}

/// <summary>A request for a page of something that belongs to an entity.</summary>
internal interface IPageRequest : IEntityRequest
{
    PageRequest Page { get; }
}

/// <summary>An operation on one entity: demands its own action on it, and only then tells whether it exists.</summary>
internal abstract class EntityOperation<TRequest, TResponse>(Operation row, EntityKind kind, Catalog catalog) : IamOperation<TRequest, TResponse>(row)
    where TRequest : IRequest<TRequest>, IEntityRequest
    where TResponse : IWritable
{
    protected EntityKind Kind => kind;

    protected Catalog Catalog => catalog;

    /// <summary>Whether policies see the boundary that is set already, as <c>iam:PermissionsBoundary</c>.</summary>
    protected virtual bool ShowsBoundary => false;

    protected sealed override Resolution FindResources(Decoded<TRequest> call)
    {
        var entity = Find(call.Call, call.Request);
        var demand = IamDemands.On(Row, call.Call.AccountId, kind, NameIn(call.Call, call.Request), entity) with
        {
            Boundary = ShowsBoundary ? entity?.PermissionsBoundary : null,
        };
        var becoming = BecomingArn(call, entity) is { } arn ? IamDemands.OnArn(Row.Name, call.Call.AccountId, arn) : null;
        var own = becoming is null ? [demand] : new[] { demand, becoming };
        return new([.. own, .. OtherDemands(call)])
        {
            Resources = [.. IamDemands.PolicyNamedBy(call.Request), .. own.Select(one => IamDemands.Resource(kind, one.Resource))],
        };
    }

    /// <summary>The ARN that the entity will have, which the caller must be allowed too; null when it stays as it is.</summary>
    protected virtual Arn? BecomingArn(Decoded<TRequest> call, Entity? entity) => null;

    /// <summary>What must be allowed beside the operation's own action.</summary>
    protected virtual IEnumerable<Demand> OtherDemands(Decoded<TRequest> call) => [];

    /// <summary>The entity of the call.</summary>
    /// <remarks>
    /// The name may have passed to another since the policies were asked: only an entity that they were asked about is touched.
    /// AWS's managed policies can be read, and nobody changes them.
    /// </remarks>
    protected Entity Found(Admitted<TRequest> call)
    {
        var entity = Find(call.Call, call.Request);
        if (entity is null || !call.Call.Notes.Resources.Any(resource => resource.Name == entity.Arn))
        {
            throw kind.NotFound(NameIn(call.Call, call.Request));
        }

        return entity.Record is null && !Row.ReadOnly ? throw IamErrors.NotYours(call.Call.Caller.Names.Arn, Row.Name, entity.Arn) : entity;
    }

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
