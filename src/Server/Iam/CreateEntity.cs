using Signet.Identifiers;
using Signet.Policies;
using Signet.Protocol.Wire;
using Signet.Server.Iam.Attachments;
using Signet.Server.Pipeline;
using Signet.Server.Sessions;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam;

/// <summary>A request for a new entity.</summary>
internal interface ICreateRequest : INamesPolicy
{
    string Name { get; }

    string Path { get; }

    IReadOnlyList<Tag> Tags => [];

    /// <summary>The ARN of the managed policy that is to bound it; null for none.</summary>
    string? PermissionsBoundary => null;

    string? INamesPolicy.PolicyArn => PermissionsBoundary;
}

/// <summary>Creates a user, role, group, managed policy or instance profile: its name must be free, and the account may not have too many.</summary>
internal abstract class CreateEntity<TRequest, TResponse>(Operation row, EntityKind kind, Catalog catalog) : IamOperation<TRequest, TResponse>(row)
    where TRequest : IRequest<TRequest>, ICreateRequest
    where TResponse : IWritable
{
    protected Catalog Catalog => catalog;

    protected sealed override Resolution FindResources(Decoded<TRequest> call)
    {
        var (account, request) = (call.Call.AccountId, call.Request);
        var arn = ArnOf(account, request);
        List<Demand> demands = [Demand(Row.Name)];
        if (request.Tags.Count > 0)
        {
            demands.Add(Demand($"Tag{kind.Title}"));
        }

        return new(demands) { Resources = [.. IamDemands.PolicyNamedBy(request), IamDemands.Resource(kind, arn.ToString())] };

        IdentityDemand Demand(string action) => IamDemands.OnArn(action, account, arn) with { ShownAs = ShownAs(request) };
    }

    public sealed override void AddConditions(Resolved<TRequest> call, Demand demand, RequestContext context) =>
        TagConditions.Add(context, call.Decoded.Request.Tags);

    public sealed override void Admit(Admitted<TRequest> call)
    {
        IamTags.Check(call.Request.Tags);
        _ = FindBoundary(call);
        if (IsTaken(call.AccountId, call.Request.Name))
        {
            throw kind.AlreadyExists(call.Request.Name);
        }
    }

    public sealed override ValueTask<Done<TResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken)
    {
        var (response, records) = Make(call, Credentials.NewUniqueId(kind.IdPrefix));
        if (kind.Count(catalog, call.AccountId) >= kind.MaxPerAccount)
        {
            throw kind.TooMany();
        }

        var inserts = records.Select(record => new WantedChange(Change.Insert(record), () => kind.AlreadyExists(call.Request.Name)));
        return ValueTask.FromResult(Done.With(response, [.. inserts, .. FindBoundary(call).Kept()]));
    }

    /// <summary>The ARN of what is to be.</summary>
    protected virtual Arn ArnOf(AccountId account, TRequest request) => kind.ArnOf(account, request.Path, request.Name);

    /// <summary>How a refusal names what is to be; null for its ARN.</summary>
    protected virtual string? ShownAs(TRequest request) => null;

    /// <summary>Whether the name is taken, in any case of its letters.</summary>
    protected virtual bool IsTaken(AccountId account, string name) => kind.Find(catalog, account, name) is not null;

    /// <summary>The answer, and the records to be stored, in the order in which the catalog takes them.</summary>
    protected abstract (TResponse Response, IReadOnlyList<IRecord> Records) Make(Admitted<TRequest> call, string id);

    private Entity? FindBoundary(Admitted<TRequest> call) =>
        call.Request.PermissionsBoundary is { } arn ? AttachablePolicy.Find(catalog, call.AccountId, arn) : null;
}
