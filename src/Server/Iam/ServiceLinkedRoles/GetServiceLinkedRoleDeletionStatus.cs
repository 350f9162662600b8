using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;

namespace Signet.Server.Iam.ServiceLinkedRoles;

/// <summary>Tells that the role of no service is being deleted.</summary>
internal sealed class GetServiceLinkedRoleDeletionStatus() : AccountOperation<GetServiceLinkedRoleDeletionStatusRequest, NoResponse>(Table)
{
    public static Operation Table { get; } = new("GetServiceLinkedRoleDeletionStatus") { ReadOnly = true };

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<GetServiceLinkedRoleDeletionStatusRequest> call, CancellationToken cancellationToken) =>
        throw IamErrors.NoSuchEntity($"Deletion id {call.Request.DeletionTaskId} does not exist.");
}

/// <summary>Names the task of a deletion.</summary>
internal sealed record GetServiceLinkedRoleDeletionStatusRequest(string DeletionTaskId) : IRequest<GetServiceLinkedRoleDeletionStatusRequest>
{
    private static readonly Member<string> DeletionTaskIdMember = Member.Required("DeletionTaskId", new TextShape(1, 1000));

    public static RequestShape<GetServiceLinkedRoleDeletionStatusRequest> Shape { get; } = new(
        [DeletionTaskIdMember], fields => new(fields.Get(DeletionTaskIdMember)));
}
