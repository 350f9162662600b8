using Signet.Identifiers;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam;

/// <summary>A request for another name or path.</summary>
internal interface IRenameRequest : IEntityRequest
{
    string? NewPath { get; }

    string? NewName { get; }
}

/// <summary>Gives a user or group another name or path; its id stays, and with it what policies say of it.</summary>
internal abstract class RenameEntity<TRequest>(Operation row, EntityKind kind, Catalog catalog) : EntityOperation<TRequest, NoResponse>(row, kind, catalog)
    where TRequest : IRequest<TRequest>, IRenameRequest
{
    protected sealed override Arn? BecomingArn(Decoded<TRequest> call, Entity? entity)
    {
        var request = call.Request;
        return request is { NewPath: null, NewName: null }
            ? null
            : Kind.ArnOf(call.Call.AccountId, request.NewPath ?? entity?.Path ?? "/", request.NewName ?? entity?.Name ?? request.EntityName!);
    }

    public sealed override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken)
    {
        var request = call.Request;
        var entity = Found(call);
        if (request is { NewPath: null, NewName: null })
        {
            return ValueTask.FromResult(Done.Nothing());
        }

        // Its own name in another case is free.
        var name = request.NewName ?? entity.Name!;
        if (Kind.Find(Catalog, call.AccountId, name) is { } other && other.Id != entity.Id)
        {
            throw Kind.AlreadyExists(name);
        }

        var renamed = Change.Update(entity.Renamed(name, request.NewPath ?? entity.Path));
        return ValueTask.FromResult(Done.Nothing(new WantedChange(renamed, () => Kind.AlreadyExists(name))));
    }
}
