using System.Text;
using Signet.Protocol.SigV4;

namespace Signet.Protocol.Tests.SigV4;

/// <summary>A server's credential store and its steps 14 to 16.</summary>
internal sealed class TestCredentials(params SigningCredentials[] known)
{
    /// <summary>The store that the recorded requests ask for.</summary>
    public static TestCredentials OfTheVectors { get; } = new(
        new SigningCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        new SigningCredentials("ASIAIOSFODNN7EXAMPLE", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY", "IQoJb3JpZ2luX2VjEOz//////////wEXAMPLEtoken/+=="));

    public bool SessionsAreOver { get; init; }

    public SignatureClaims Authenticate(TestRequest request, SigV4Rules rules, DateTimeOffset now)
    {
        var claims = SignatureClaims.Read(request, rules, now);
        var found = known.FirstOrDefault(credentials => credentials.AccessKeyId == claims.AccessKeyId);
        if (claims.SessionToken is not null && claims.SessionToken != found?.SessionToken)
        {
            throw SignatureErrors.TokenInvalid();
        }

        if (claims.SessionToken is not null && SessionsAreOver)
        {
            throw SignatureErrors.TokenExpired();
        }

        if (found is null || (found.SessionToken is not null && claims.SessionToken is null))
        {
            throw SignatureErrors.KeyUnknown();
        }

        return claims.Matches(request, KeyFor(found, claims)) ? claims : throw SignatureErrors.DoesNotMatch();
    }

    /// <summary>The fault for which a request is refused; null when it is taken.</summary>
    public SignatureFault? Refusal(TestRequest request, SigV4Rules rules, DateTimeOffset now)
    {
        try
        {
            Authenticate(request, rules, now);
            return null;
        }
        catch (SignatureException e)
        {
            return e.Fault;
        }
    }

    public static byte[] KeyFor(SigningCredentials credentials, SignatureClaims claims)
    {
        var key = new byte[SigningKey.Size];
        SigningKey.Derive(Encoding.UTF8.GetBytes(credentials.SecretAccessKey), claims.Date, claims.Region, claims.Service, key);
        return key;
    }
}
