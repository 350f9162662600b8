using Signet.Protocol.SigV4;

namespace Signet.Protocol.Tests.SigV4;

public sealed class SignatureFaultsTests
{
    public static TheoryData<string, string, int, string, string, string> ServersOwn { get; } = new()
    {
        { nameof(SignatureErrors.TokenInvalid), "InvalidClientTokenId", 403, "The security token included in the request is invalid", "UnrecognizedClientException", "The security token included in the request is invalid." },
        { nameof(SignatureErrors.TokenExpired), "ExpiredToken", 403, "The security token included in the request is expired", "ExpiredTokenException", "The security token included in the request is expired" },
        { nameof(SignatureErrors.KeyUnknown), "InvalidClientTokenId", 403, "The security token included in the request is invalid.", "UnrecognizedClientException", "The security token included in the request is invalid." },
        { nameof(SignatureErrors.DoesNotMatch), "SignatureDoesNotMatch", 403, Mismatch, "InvalidSignatureException", Mismatch },
    };

    private const string Mismatch = "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

    [Theory]
    [MemberData(nameof(ServersOwn))]
    public void What_needs_the_credential_store_has_both_protocols_words(string fault, string query, int status, string queryText, string json, string jsonText)
    {
        var refusal = fault switch
        {
            nameof(SignatureErrors.TokenInvalid) => SignatureErrors.TokenInvalid(),
            nameof(SignatureErrors.TokenExpired) => SignatureErrors.TokenExpired(),
            nameof(SignatureErrors.KeyUnknown) => SignatureErrors.KeyUnknown(),
            _ => SignatureErrors.DoesNotMatch(),
        };

        Assert.Equal(fault, refusal.Fault.ToString());
        Assert.Equal((query, status, queryText), SignatureFaults.OnTheWire(refusal, json: false));
        Assert.Equal((json, 400, jsonText), SignatureFaults.OnTheWire(refusal, json: true));
    }
}
