using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;

namespace Signet.Server.Iam.ServiceLinkedRoles;

/// <summary>Refuses to create a role for a service: no service here needs one, and AWS says this of services that have none.</summary>
internal sealed class CreateServiceLinkedRole() : AccountOperation<CreateServiceLinkedRoleRequest, NoResponse>(Table)
{
    public static Operation Table { get; } = new("CreateServiceLinkedRole");

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<CreateServiceLinkedRoleRequest> call, CancellationToken cancellationToken) =>
        throw IamErrors.NoServiceLinkedRole(call.Request.AwsServiceName);
}

/// <summary>Asks for the role of a service.</summary>
internal sealed record CreateServiceLinkedRoleRequest(string AwsServiceName) : IRequest<CreateServiceLinkedRoleRequest>
{
    private static readonly Member<string> AwsServiceNameMember = Member.Required("AWSServiceName", new TextShape(1, 128)).Condition("iam:AWSServiceName");
    private static readonly Member<string> CustomSuffix = Member.Optional("CustomSuffix", new TextShape(1, 64));

    public static RequestShape<CreateServiceLinkedRoleRequest> Shape { get; } = new(
        [AwsServiceNameMember, IamShapes.Description, CustomSuffix],
        fields =>
        {
            _ = fields.OptionalName(CustomSuffix);
            return new(fields.Name(AwsServiceNameMember));
        });
}
