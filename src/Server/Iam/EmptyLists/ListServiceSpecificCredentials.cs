using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.EmptyLists;

/// <summary>Lists the service-specific credentials of a user, or of the caller: there are none.</summary>
internal sealed class ListServiceSpecificCredentials(Catalog catalog)
    : UserOperation<ListServiceSpecificCredentialsRequest, EmptyListResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("ListServiceSpecificCredentials") { ReadOnly = true };

    public override ValueTask<Done<EmptyListResponse>> ExecuteAsync(Admitted<ListServiceSpecificCredentialsRequest> call, CancellationToken cancellationToken)
    {
        _ = Found(call);
        return ValueTask.FromResult(Done.With(new EmptyListResponse("ServiceSpecificCredentials")));
    }
}

/// <summary>Asks for a page of service-specific credentials; those of one service, or all.</summary>
internal sealed record ListServiceSpecificCredentialsRequest(string? UserName) : IRequest<ListServiceSpecificCredentialsRequest>, IUserRequest
{
    private static readonly Member<string> ServiceName = Member.Optional("ServiceName", new TextShape(0, 256));

    public static RequestShape<ListServiceSpecificCredentialsRequest> Shape { get; } = new(
        [IamShapes.UserNameOrCaller, ServiceName, .. PageRequest.Members],
        fields =>
        {
            _ = PageRequest.Read(fields);
            return new(fields.OptionalName(IamShapes.UserNameOrCaller));
        });
}
