using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;

namespace Signet.Server.Iam.EmptyLists;

/// <summary>Lists the account's virtual MFA devices: there are none.</summary>
internal sealed class ListVirtualMFADevices() : AccountOperation<ListVirtualMFADevicesRequest, EmptyListResponse>(Table)
{
    public static Operation Table { get; } = new("ListVirtualMFADevices") { ReadOnly = true };

    public override ValueTask<Done<EmptyListResponse>> ExecuteAsync(Admitted<ListVirtualMFADevicesRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Done.With(new EmptyListResponse("VirtualMFADevices")));
}

/// <summary>Asks for a page of virtual MFA devices, assigned to somebody or not.</summary>
internal sealed record ListVirtualMFADevicesRequest : IRequest<ListVirtualMFADevicesRequest>
{
    private static readonly Member<string> AssignmentStatus =
        Member.Optional("AssignmentStatus", new NameShape<string>(["Assigned", "Unassigned", "Any"], name => name));

    public static RequestShape<ListVirtualMFADevicesRequest> Shape { get; } = new([AssignmentStatus, .. PageRequest.Members], fields =>
    {
        _ = PageRequest.Read(fields);
        return new();
    });
}
