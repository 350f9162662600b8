using Signet.Identifiers;
using Signet.Server.Oidc;
using Signet.Server.Saml;
using Signet.Server.Sts;

namespace Signet.Server.Pipeline;

/// <summary>
/// Stage 3 for operations that carry their own proof: the token or the assertion is checked in place of a signature, by the providers of the role's account.
/// Only rows that say so come by here without a signature.
/// </summary>
/// <param name="signatures">Stage 3 for all others.</param>
/// <param name="tokens">Checks tokens.</param>
/// <param name="assertions">Checks assertions.</param>
/// <param name="unrestricted">With authorisation switched off the proof is checked all the same, but trust policies are not asked.</param>
internal sealed class BearerAuthentication(IAuthentication signatures, WebIdentityTokens tokens, SamlAssertions assertions, bool unrestricted) : IAuthentication
{
    // There is no credential scope to name one: as at AWS's global endpoint.
    private static readonly Region GlobalRegion = Region.Parse("us-east-1");

    public ValueTask<Call> CheckAsync(Routed routed, CancellationToken cancellationToken) => routed.Endpoint.Row.Proof switch
    {
        CallerProof.Signature => signatures.CheckAsync(routed, cancellationToken),
        CallerProof.WebIdentityToken => CheckTokenAsync(routed, cancellationToken),
        CallerProof.SamlAssertion => ValueTask.FromResult(CheckAssertion(routed)),
        _ => throw new InvalidOperationException($"{routed.Endpoint.Row.Name} has no proof."),
    };

    private async ValueTask<Call> CheckTokenAsync(Routed routed, CancellationToken cancellationToken)
    {
        var request = Read<AssumeRoleWithWebIdentityRequest>(routed);
        var account = RoleArns.AccountOf(request.Wish.RoleArn);
        return CallOf(routed, account, await tokens.CheckAsync(request.Token, account, routed.Received.Time, cancellationToken));
    }

    private Call CheckAssertion(Routed routed)
    {
        var request = Read<AssumeRoleWithSAMLRequest>(routed);
        var account = RoleArns.AccountOf(request.RoleArn);
        return CallOf(routed, account, assertions.Check(request.Assertion, account, request.PrincipalArn, routed.Received.Time));
    }

    private Call CallOf(Routed routed, AccountId account, Bearer bearer) => new(routed, Caller.ForBearer(account, bearer, unrestricted), GlobalRegion);

    private static TRequest Read<TRequest>(Routed routed)
        where TRequest : IRequest<TRequest> => TRequest.Shape.Make(TRequest.Shape.ReadForm(routed.Form!));
}
