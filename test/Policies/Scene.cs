namespace Signet.Policies.Tests;

/// <summary>The people, the key and the short ways of writing policies that the tests share. JSON is written with single quotes.</summary>
internal static class Scene
{
    public const string Account = "111122223333";
    public const string OtherAccount = "444455556666";
    public const string Key = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    public const string AliceArn = "arn:aws:iam::111122223333:user/team/alice";
    public const string AliceId = "AIDAALICEALICEALICE01";
    public const string RoleArn = "arn:aws:iam::111122223333:role/team/Signer";
    public const string RoleId = "AROASIGNERSIGNERSIGN1";
    public const string SessionArn = "arn:aws:sts::111122223333:assumed-role/Signer/build-7";
    public const string FederatedArn = "arn:aws:sts::111122223333:federated-user/bob";
    public const string RootArn = "arn:aws:iam::111122223333:root";
    public const string Provider = "arn:aws:iam::111122223333:oidc-provider/ci.example.com";

    public static PolicyCaller Root { get; } =
        new() { Kind = CallerKind.Root, AccountId = Account, Arn = RootArn, PrincipalArn = RootArn };

    public static PolicyCaller Alice { get; } =
        new() { Kind = CallerKind.User, AccountId = Account, Arn = AliceArn, PrincipalArn = AliceArn, UniqueId = AliceId };

    public static PolicyCaller Session { get; } =
        new() { Kind = CallerKind.RoleSession, AccountId = Account, Arn = SessionArn, PrincipalArn = RoleArn, UniqueId = RoleId };

    public static PolicyCaller Federated { get; } = new()
    {
        Kind = CallerKind.FederatedUser, AccountId = Account, Arn = FederatedArn, PrincipalArn = FederatedArn,
        FederatingUserArn = AliceArn, FederatingUserUniqueId = AliceId,
    };

    public static PolicyCaller FederatedByRoot { get; } = Federated with { FederatingUserArn = RootArn, FederatingUserUniqueId = null };

    public static PolicyCaller WebIdentity { get; } = new()
    {
        Kind = CallerKind.WebIdentity, AccountId = Account, Arn = "ci.example.com:job-7", PrincipalArn = "ci.example.com:job-7",
        FederatedProvider = Provider,
    };

    public static Policy AllowAll { get; } = Identity("{'Effect':'Allow','Action':'*','Resource':'*'}");

    public static Policy DenyAll { get; } = Identity("{'Effect':'Deny','Action':'*','Resource':'*'}");

    public static Policy AllowNothing { get; } = Identity("{'Effect':'Allow','Action':'s3:GetObject','Resource':'*'}");

    public static PolicyCaller CallerNamed(string name) => name switch
    {
        "root" => Root,
        "alice" => Alice,
        "session" => Session,
        "federated" => Federated,
        "federatedByRoot" => FederatedByRoot,
        "web" => WebIdentity,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>The same caller in another account, with its ARNs.</summary>
    public static PolicyCaller Abroad(this PolicyCaller caller) => caller with
    {
        AccountId = OtherAccount,
        Arn = caller.Arn.Replace(Account, OtherAccount, StringComparison.Ordinal),
        PrincipalArn = caller.PrincipalArn.Replace(Account, OtherAccount, StringComparison.Ordinal),
        FederatingUserArn = caller.FederatingUserArn?.Replace(Account, OtherAccount, StringComparison.Ordinal),
    };

    public static string Json(string singleQuoted) => singleQuoted.Replace('\'', '"');

    public static string Document(string statements, string version = "2012-10-17") =>
        Json($"{{'Version':'{version}','Statement':[{statements}]}}");

    public static Policy Identity(string statements) => Policy.Parse(Document(statements), PolicyKind.Identity);

    /// <summary>A key policy that allows all to one principal, which is written as JSON.</summary>
    public static Policy KeyFor(string principal) => KeyPolicy($"{{'Effect':'Allow','Principal':{principal},'Action':'kms:*','Resource':'*'}}");

    public static Policy KeyPolicy(string statements, string version = "2012-10-17") =>
        Policy.Parse(Document(statements, version), PolicyKind.Key);

    public static Policy Trust(string statements) => Policy.Parse(Document(statements), PolicyKind.Trust);

    public static AccessRequest Request(
        PolicyCaller? caller = null, string action = "kms:Sign", string resource = Key, RequestContext? context = null) =>
        new(caller ?? Alice, action, resource, context ?? new());

    public static CallerPolicies With(Policy identity) => new() { Identity = [new(identity)] };

    /// <summary>Whether one identity policy of one statement allows Alice's request.</summary>
    public static bool Allows(Policy identity, AccessRequest request) => AccessRules.WithoutResourcePolicy(request, With(identity)).Allowed;
}
