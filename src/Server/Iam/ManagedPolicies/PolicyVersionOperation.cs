using System.Text.RegularExpressions;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.ManagedPolicies;

/// <summary>An operation on one version of a managed policy.</summary>
internal abstract class PolicyVersionOperation<TResponse>(Operation row, Catalog catalog) : PolicyOperation<PolicyVersionRequest, TResponse>(row, catalog)
    where TResponse : IWritable
{
    /// <summary>The version of the call.</summary>
    protected static ManagedPolicyVersionRecord VersionOf(ManagedPolicy policy, Admitted<PolicyVersionRequest> call) =>
        policy.Versions.TryGetValue(VersionId.NumberIn(call.Request.VersionId), out var version)
            ? version
            : throw IamErrors.PolicyNotAttachable(policy.Arn, call.Request.VersionId);
}

/// <summary>Names a version of a managed policy.</summary>
internal sealed partial record PolicyVersionRequest(string PolicyArn, string VersionId) : IRequest<PolicyVersionRequest>, IPolicyRequest
{
    private const string ShownPattern = @"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?";

    private static readonly Member<string> VersionIdMember = Member.Required("VersionId", new TextShape(0, 128, VersionPattern(), ShownPattern));

    public static RequestShape<PolicyVersionRequest> Shape { get; } = new(
        [IamShapes.PolicyArn, VersionIdMember],
        fields => new(fields.PolicyArn(IamShapes.PolicyArn), fields.Get(VersionIdMember)));

    [GeneratedRegex(@"^v[1-9][0-9]*(?:\.[A-Za-z0-9-]*)?\z")]
    private static partial Regex VersionPattern();
}
