using System.Text;
using Signet.Protocol.SigV4;

namespace Signet.Protocol.Tests.SigV4;

/// <summary>Only genuine callers: whatever is changed of what is signed, the signature no longer holds.</summary>
public sealed class TamperingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 19, 29, 23, TimeSpan.Zero);
    private static readonly SigningCredentials Credentials = new("ASIAIOSFODNN7EXAMPLE", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY", "IQoJb3JpZ2luX2VjEOz//EXAMPLEtoken/+==");
    private static readonly Uri Address = new("https://kms.example.test:8443/a%20b/c?x=1%202&y=z");
    private static readonly byte[] Body = """{"KeyId":"1234abcd-12ab-34cd-56ef-1234567890ab"}"""u8.ToArray();
    private static readonly KeyValuePair<string, string>[] Headers =
    [
        new("Content-Type", "application/x-amz-json-1.1"),
        new("X-Amz-Target", "TrentService.DescribeKey"),
        new("X-Remark", "two  words"),
    ];

    [Fact]
    public void A_header_signed_request_verifies_until_a_bit_of_it_flips()
    {
        var request = HeaderSigned();

        Assert.True(Verifies(request));
        Assert.All(Variations(request).Concat(HeaderVariations(request)), changed => Assert.False(Verifies(changed)));
    }

    [Fact]
    public void A_presigned_request_verifies_until_a_bit_of_it_flips()
    {
        var uri = RequestSigner.Presign("GET", Address, Headers, Body, Credentials, "us-west-2", "kms", Now, TimeSpan.FromMinutes(5));
        var request = TestRequest.To("GET", uri, Headers, Body);

        Assert.True(Verifies(request));
        Assert.All(Variations(request).Concat(HeaderVariations(request)), changed => Assert.False(Verifies(changed)));
    }

    [Fact]
    public void A_value_more_or_less_in_a_signed_header_is_noticed()
    {
        var request = HeaderSigned();

        var signed = request.Headers.Where(header => header.Key != "Authorization").ToList();

        Assert.Equal(6, signed.Count);
        Assert.All(signed, header =>
        {
            Assert.False(Verifies(request.And(header.Key, header.Value)));
            Assert.False(Verifies(request.And(header.Key, "")));
            Assert.False(Verifies(request.Without(header.Key)));
        });
    }

    [Fact]
    public void A_parameter_more_is_noticed_in_both_forms()
    {
        var uri = RequestSigner.Presign("GET", Address, Headers, Body, Credentials, "us-west-2", "kms", Now, TimeSpan.FromMinutes(5));
        var presigned = TestRequest.To("GET", uri, Headers, Body);
        var headerSigned = HeaderSigned();

        Assert.False(Verifies(presigned with { Query = presigned.Query + "&extra" }));
        Assert.False(Verifies(headerSigned with { Query = headerSigned.Query + "&extra" }));
        Assert.False(Verifies(headerSigned with { Query = headerSigned.Query + "&X-Amz-Signature=00" }));
    }

    [Fact]
    public void A_body_longer_or_shorter_is_noticed()
    {
        var request = HeaderSigned();

        Assert.False(Verifies(request with { Body = Body.AsMemory(1) }));
        Assert.False(Verifies(request with { Body = ReadOnlyMemory<byte>.Empty }));
        Assert.False(Verifies(request with { Body = (byte[])[.. Body, 0] }));
    }

    [Fact]
    public void A_key_of_another_scope_does_not_verify()
    {
        var request = HeaderSigned();
        var claims = SignatureClaims.Read(request, SigV4Rules.Kms, Now);

        Assert.False(claims.Matches(request, Key("20261124", "us-west-2", "kms")));
        Assert.False(claims.Matches(request, Key("20261123", "us-west-1", "kms")));
        Assert.False(claims.Matches(request, Key("20261123", "us-west-2", "sts")));
        Assert.True(claims.Matches(request, Key("20261123", "us-west-2", "kms")));
    }

    private static TestRequest HeaderSigned() => TestRequest.To(
        "POST", Address, [.. Headers, .. RequestSigner.Sign("POST", Address, Headers, Body, Credentials, "us-west-2", "kms", Now)], Body);

    private static bool Verifies(TestRequest request)
    {
        try
        {
            // The key's name is in no string to sign: it is the secret that proves it.
            var claims = SignatureClaims.Read(request, SigV4Rules.Kms, Now);
            return claims.AccessKeyId == Credentials.AccessKeyId && claims.Matches(request, TestCredentials.KeyFor(Credentials, claims));
        }
        catch (SignatureException)
        {
            return false;
        }
    }

    private static byte[] Key(string date, string region, string service)
    {
        var key = new byte[SigningKey.Size];
        SigningKey.Derive(Encoding.UTF8.GetBytes(Credentials.SecretAccessKey), date, region, service, key);
        return key;
    }

    private static IEnumerable<TestRequest> Variations(TestRequest request)
    {
        foreach (var method in Flips(request.Method))
        {
            yield return request with { Method = method };
        }

        foreach (var path in Flips(request.Path))
        {
            yield return request with { Path = path };
        }

        // The digits of an escape may be of either case.
        foreach (var query in Flips(request.Query).Where(query => Uri.UnescapeDataString(query) != Uri.UnescapeDataString(request.Query)))
        {
            yield return request with { Query = query };
        }

        for (var bit = 0; bit < request.Body.Length * 8; bit++)
        {
            var body = request.Body.ToArray();
            body[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return request with { Body = body };
        }
    }

    private static IEnumerable<TestRequest> HeaderVariations(TestRequest request) =>
        from header in request.Headers
        from value in Flips(header.Value)
        where Collapse(value) != Collapse(header.Value)
        select request.With(header.Key, value);

    private static string Collapse(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> Flips(string text)
    {
        for (var bit = 0; bit < text.Length * 7; bit++)
        {
            var characters = text.ToCharArray();
            characters[bit / 7] ^= (char)(1 << (bit % 7));
            yield return new(characters);
        }
    }
}
