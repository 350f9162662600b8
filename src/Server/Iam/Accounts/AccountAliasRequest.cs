using System.Text.RegularExpressions;
using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;

namespace Signet.Server.Iam.Accounts;

/// <summary>Names an alias of the account.</summary>
internal sealed partial record AccountAliasRequest(string AccountAlias) : IRequest<AccountAliasRequest>
{
    private const string ShownPattern = "^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$";

    private static readonly Member<string> AccountAliasMember = Member.Required("AccountAlias", new TextShape(3, 63, Pattern(), ShownPattern));

    public static RequestShape<AccountAliasRequest> Shape { get; } = new([AccountAliasMember], fields => new(fields.Get(AccountAliasMember)));

    [GeneratedRegex(@"^[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]\z")]
    private static partial Regex Pattern();
}
