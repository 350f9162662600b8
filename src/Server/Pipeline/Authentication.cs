using System.Security.Cryptography;
using System.Text;
using Signet.Identifiers;
using Signet.Policies;
using Signet.Protocol;
using Signet.Protocol.SigV4;
using Signet.Server.RootKeys;
using Signet.Server.Sessions;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Pipeline;

/// <summary>Stage 3: proves who calls, by the signature over the very bytes that were received.</summary>
internal sealed class Authentication : IAuthentication
{
    private readonly Catalog _catalog;
    private readonly Sealer _sealer;
    private readonly SessionTokens _tokens;
    private readonly PrincipalPolicies _policies;
    private readonly TimeProvider _signersClock;
    private readonly SigningKeyCache _signingKeys = new();

    /// <summary>Proves callers; <paramref name="signersClock"/> is the one that they sign by, even where the server's own was moved.</summary>
    public Authentication(Catalog catalog, Sealer sealer, SessionTokens tokens, PrincipalPolicies policies, TimeProvider signersClock)
    {
        (_catalog, _sealer, _tokens, _policies, _signersClock) = (catalog, sealer, tokens, policies, signersClock);
        catalog.Changed += Forget;
    }

    /// <summary>Checks in AWS's order: form, clock, scope, token, key, signature.</summary>
    /// <exception cref="ServiceException">The request proves nobody; the code and the sentence are AWS's.</exception>
    public ValueTask<Call> CheckAsync(Routed routed, CancellationToken cancellationToken) => ValueTask.FromResult(Check(routed));

    private Call Check(Routed routed)
    {
        try
        {
            var received = routed.Received;
            var claims = SignatureClaims.Read(received, routed.Service.Rules, _signersClock.GetUtcNow());
            var (caller, signingKey) = Find(claims, received.Time);
            return claims.Matches(received, signingKey)
                ? new Call(routed, caller, Region.Parse(claims.Region))
                : throw SignatureErrors.DoesNotMatch();
        }
        catch (SignatureException refusal)
        {
            var (code, status, text) = SignatureFaults.OnTheWire(refusal, routed.Service.IsJson);
            throw new ServiceException(code, text, status);
        }
    }

    private (Caller Caller, byte[] SigningKey) Find(SignatureClaims claims, DateTimeOffset now) =>
        claims.SessionToken is { } token ? FindSession(claims, token, now) : FindAccessKey(claims);

    private (Caller Caller, byte[] SigningKey) FindAccessKey(SignatureClaims claims)
    {
        if (!_catalog.TryGetAccessKey(claims.AccessKeyId, out var key) || !key.Active || OwnerOf(key) is not { } caller)
        {
            throw SignatureErrors.KeyUnknown();
        }

        return (caller, _signingKeys.TryGet(claims, out var signingKey) ? signingKey : _signingKeys.Add(claims, OpenSecret(key)));
    }

    private Caller? OwnerOf(AccessKeyRecord key)
    {
        if (key.UserId is null)
        {
            return Caller.Root(key.AccountId, key.Id);
        }

        return _catalog.TryGetUserById(key.UserId, out var user) ? Caller.ForUser(user, key.Id, _policies.Of(user)) : null;
    }

    private (Caller Caller, byte[] SigningKey) FindSession(SignatureClaims claims, string token, DateTimeOffset now)
    {
        var session = _tokens.TryOpen(token, claims.AccessKeyId) ?? throw SignatureErrors.TokenInvalid();
        if (now >= session.ExpiresAt)
        {
            throw SignatureErrors.TokenExpired();
        }

        var caller = CallerOf(session) ?? throw SignatureErrors.TokenInvalid();
        return (caller, _signingKeys.TryGet(claims, out var signingKey) ? signingKey : _signingKeys.Add(claims, Encoding.ASCII.GetBytes(session.SecretAccessKey)));
    }

    // A session is tied to the unique id: a role made again under the same name does not revive it.
    private Caller? CallerOf(Session session)
    {
        if (session.Kind is SessionKind.AssumedRole)
        {
            return _catalog.TryGetRoleById(session.PrincipalId!, out var role) ? Caller.ForRole(role, session, _policies.Cut(_policies.Of(role), session)) : null;
        }

        User? user = null;
        if (session.PrincipalId is { } id && !_catalog.TryGetUserById(id, out user))
        {
            return null;
        }

        var own = user is null ? CallerPolicies.None : _policies.Of(user);
        if (session.Kind is SessionKind.FederatedUser)
        {
            return Caller.ForFederatedUser(user, session, _policies.Cut(own, session));
        }

        return user is null ? Caller.Root(session.AccountId, session.AccessKeyId, session) : Caller.ForUser(user, session.AccessKeyId, own, session);
    }

    private byte[] OpenSecret(AccessKeyRecord key) =>
        _sealer.TryOpen(key.SealedSecret, Credentials.SecretPurpose(key.Id))
        ?? throw new CryptographicException($"The stored secret of access key {key.Id} does not open: the store was altered.");

    private void Forget(Change change)
    {
        if (change.Record is AccessKeyRecord key)
        {
            _signingKeys.Forget(key.Id);
        }
    }
}

/// <summary>The seam between proving callers and, for tests with authorisation switched off, believing them.</summary>
internal interface IAuthentication
{
    /// <summary>The call with its caller.</summary>
    ValueTask<Call> CheckAsync(Routed routed, CancellationToken cancellationToken);
}
