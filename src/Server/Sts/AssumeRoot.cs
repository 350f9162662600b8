using Signet.Identifiers;
using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;

namespace Signet.Server.Sts;

/// <summary>Would give the management account of an organization a session of a member's root user. No account here has an organization, so AWS would deny it to all.</summary>
internal sealed class AssumeRoot() : Operation<AssumeRootRequest, NoResponse>(Table)
{
    public static Operation Table { get; } = new("AssumeRoot") { ReadOnly = true };

    public override Resolution Resolve(Decoded<AssumeRootRequest> call) =>
        throw StsErrors.NotAuthorized(call.Call.Caller.Names.Arn, "sts:AssumeRoot", call.Request.RootArn);

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<AssumeRootRequest> call, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Nothing is ever resolved.");
}

/// <summary>Names the member account, and what is to be done there.</summary>
internal sealed record AssumeRootRequest(string RootArn) : IRequest<AssumeRootRequest>
{
    private static readonly Member<string> TargetPrincipal = Member.Required("TargetPrincipal", new TextShape(12, 2048));
    private static readonly Member<string> PolicyArn = Member.Optional("arn", new TextShape(20, 2048));
    private static readonly Member<string> TaskPolicyArn = Member.Required("TaskPolicyArn", new StructureShape<string>(
        [PolicyArn], fields => fields.Get(PolicyArn) ?? "", (json, arn) =>
        {
            json.WriteStartObject();
            json.WriteString("arn", arn);
            json.WriteEndObject();
        }));

    private static readonly Member<int?> DurationSeconds = Member.Optional("DurationSeconds", new IntegerShape(0, 900));

    public static RequestShape<AssumeRootRequest> Shape { get; } = new([TargetPrincipal, TaskPolicyArn, DurationSeconds], fields =>
        new(AccountId.TryParse(fields.Get(TargetPrincipal), out var account) ? Arn.Root(account).ToString() : fields.Get(TargetPrincipal)));
}
