using System.Security.Cryptography;
using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Kms.Grants;

/// <summary>Adds a grant to a key, and gives its id and a token. A repeated call with the same name and the same everything finds the grant that is there.</summary>
internal sealed class CreateGrant(KeyLookup keys, GrantPrincipals principals) : KeyOperation<CreateGrantRequest, CreateGrantResponse>(Table, keys)
{
    private readonly GrantTokens _tokens = keys.GrantTokens;

    public static Operation Table { get; } = new("CreateGrant")
    {
        CrossAccount = true, ByGrant = true, States = KeyStates.Usable | KeyStates.Unavailable,
    };

    public override void AddConditions(Resolved<CreateGrantRequest> call, Demand demand, RequestContext context)
    {
        GrantRules.AddService(context);
        GrantRules.AddConstraintType(context, call.Decoded.Request.Terms.Constraints);
    }

    // Who is allowed by a grant makes no wider one.
    protected override KeyDemand DemandOn(Key key, CreateGrantRequest request) => base.DemandOn(key, request) with { NewGrant = request.Terms };

    protected override void Examine(Admitted<CreateGrantRequest> call)
    {
        GrantRules.CheckFit(call.Key, call.Request.Terms);
        if (FindSame(call.Key, Make(call)) is null)
        {
            GrantRules.CheckQuota(Catalog.GrantsOf(call.Key));
        }
    }

    public override ValueTask<Done<CreateGrantResponse>> ExecuteAsync(Admitted<CreateGrantRequest> call, CancellationToken cancellationToken)
    {
        var (key, grant) = (call.Key, Make(call));
        var same = FindSame(key, grant);
        WantedChange[] changes = same is null ? [new(Change.Insert(grant.Record)), KeyAdmission.Counted(key)] : [];
        var id = (same ?? grant).Id;
        return ValueTask.FromResult(Done.With(new CreateGrantResponse(_tokens.Seal(key, id), id), changes) with { ChangedKeyArn = key.Arn });
    }

    private Grant? FindSame(Key key, Grant grant) =>
        grant.Record.Name is { } name ? Catalog.GrantsOf(key).Named(name).FirstOrDefault(other => GrantRules.AreSame(grant, other)) : null;

    private Grant Make(Admitted<CreateGrantRequest> call)
    {
        var (key, request) = (call.Key, call.Request);
        return new(new GrantRecord
        {
            AccountId = key.AccountId,
            Region = key.Region,
            KeyId = key.Id,
            Id = RandomNumberGenerator.GetHexString(64, lowercase: true),
            Name = request.Name,
            GranteePrincipal = Bind(request.GranteePrincipal),
            RetiringPrincipal = request.RetiringPrincipal is { } retiring ? Bind(retiring) : null,
            Operations = request.Terms.Operations,
            EncryptionContextEquals = request.Terms.Constraints.EncryptionContextEquals,
            EncryptionContextSubset = request.Terms.Constraints.EncryptionContextSubset,
            IssuingAccountId = call.AccountId,
            CreatedAt = call.Time,
        });
    }

    private string Bind(string arn) => principals.Bind(arn) ?? throw KmsErrors.InvalidPrincipal(arn);
}

/// <summary>Asks for a grant.</summary>
internal sealed record CreateGrantRequest(
    string KeyId, string GranteePrincipal, string? RetiringPrincipal, GrantTerms Terms, IReadOnlyList<string> GrantTokens, string? Name, bool DryRun)
    : IRequest<CreateGrantRequest>, IKeyRequest, IDryRun
{
    private static readonly Member<string> Grantee = Member.Required("GranteePrincipal", GrantShapes.Principal).Condition("kms:GranteePrincipal");
    private static readonly Member<string> Retiring = Member.Optional("RetiringPrincipal", GrantShapes.Principal).Condition("kms:RetiringPrincipal");
    private static readonly Member<IReadOnlyList<string>> Operations = Member.Required("Operations", GrantShapes.Operations).Condition("kms:GrantOperations");
    private static readonly Member<GrantConstraints> Constraints = Member.Optional("Constraints", GrantShapes.Constraints);
    private static readonly Member<string> NameMember = Member.Optional("Name", GrantShapes.Name);

    public static RequestShape<CreateGrantRequest> Shape { get; } = new(
        [KmsShapes.KeyId, Grantee, Retiring, Operations, Constraints, KmsShapes.GrantTokens, NameMember, KmsShapes.DryRun], Make);

    /// <summary>The pairs of the constraints: what conditions see as the encryption context of this call.</summary>
    public IReadOnlyDictionary<string, string> EncryptionContext => Terms.Constraints.Pairs;

    private static CreateGrantRequest Make(Fields fields)
    {
        var constraints = fields.Get(Constraints) ?? GrantConstraints.None;
        GrantRules.CheckLimits(constraints);
        var operations = fields.Get(Operations).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new(
            fields.Get(KmsShapes.KeyId),
            fields.Get(Grantee),
            fields.Get(Retiring),
            new([.. operations], constraints),
            fields.Get(KmsShapes.GrantTokens) ?? [],
            fields.Get(NameMember),
            fields.Get(KmsShapes.DryRun) is true);
    }
}

/// <summary>The grant's id, and a token of it.</summary>
internal sealed record CreateGrantResponse(string GrantToken, string GrantId) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Secret("GrantToken", GrantToken);
        writer.Text("GrantId", GrantId);
    }
}
