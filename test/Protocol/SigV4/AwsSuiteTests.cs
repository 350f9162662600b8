using System.Text.Json;
using Signet.Protocol.SigV4;

namespace Signet.Protocol.Tests.SigV4;

/// <summary>AWS's own signing suite, read as a verifier reads it.</summary>
public sealed class AwsSuiteTests
{
    // The one vector whose token is added after signing, which these services do not take.
    private const string TokenAddedLater = "post-sts-header-after";

    [Fact]
    public void Every_header_signed_request_verifies()
    {
        var vectors = SigV4Vectors.Read("aws-c-auth-v4.jsonl");

        Assert.Equal(38, vectors.Count);
        Assert.All(vectors, vector =>
        {
            var request = TestRequest.Parse(vector.Text("header_signed_request"));

            // What is not signed is in no canonical request, so this vector holds without its header.
            Verify(vector, vector.Text("name") == TokenAddedLater ? request.Without("X-Amz-Security-Token") : request, "header");
        });
    }

    [Fact]
    public void Every_presigned_request_verifies()
    {
        var vectors = SigV4Vectors.Read("aws-c-auth-v4.jsonl").Where(vector => vector.Text("name") != TokenAddedLater).ToList();

        Assert.Equal(37, vectors.Count);
        Assert.All(vectors, vector => Verify(vector, TestRequest.Parse(vector.Text("query_signed_request")), "query"));
    }

    [Fact]
    public void A_token_added_after_signing_is_refused()
    {
        var vector = Assert.Single(SigV4Vectors.Read("aws-c-auth-v4.jsonl"), vector => vector.Text("name") == TokenAddedLater);
        var (rules, now) = (Rules(vector), vector.GetProperty("context").Time("timestamp"));
        var header = TestRequest.Parse(vector.Text("header_signed_request"));
        var query = TestRequest.Parse(vector.Text("query_signed_request"));

        Assert.Equal(SignatureFault.TokenUnsigned, Assert.Throws<SignatureException>(() => SignatureClaims.Read(header, rules, now)).Fault);
        var claims = SignatureClaims.Read(query, rules, now);
        Assert.False(claims.Matches(query, TestCredentials.KeyFor(Credentials(vector), claims)));
    }

    [Fact]
    public void Every_SigV4A_request_is_an_unknown_algorithm()
    {
        var vectors = SigV4Vectors.Read("aws-c-auth-v4a.jsonl");

        Assert.Equal(38, vectors.Count);
        Assert.All(vectors, vector =>
        {
            Assert.Equal(SignatureFault.UnsupportedScheme, Refusal(vector, "header_signed_request"));
            Assert.Equal(SignatureFault.UnsupportedQueryAlgorithm, Refusal(vector, "query_signed_request"));
        });
    }

    [Fact]
    public void The_signer_makes_every_signature_of_the_suite()
    {
        // A Uri holds no path with dot segments or raw octets; the suite's own option to add a token after signing is not ours.
        string[] beyondUris = ["get-space-normalized", "get-utf8", TokenAddedLater];
        var vectors = SigV4Vectors.Read("aws-c-auth-v4.jsonl")
            .Where(vector => vector.GetProperty("context").GetProperty("normalize").GetBoolean() && !beyondUris.Contains(vector.Text("name")))
            .ToList();

        Assert.Equal(28, vectors.Count);
        Assert.All(vectors, vector =>
        {
            Assert.EndsWith($"Signature={vector.Text("header_signature")}", SignHeaders(vector), StringComparison.Ordinal);
            Assert.EndsWith($"X-Amz-Signature={vector.Text("query_signature")}", Presign(vector), StringComparison.Ordinal);
        });
    }

    private static void Verify(JsonElement vector, TestRequest request, string form)
    {
        var claims = SignatureClaims.Read(request, Rules(vector), vector.GetProperty("context").Time("timestamp"));

        Assert.Equal(vector.Text($"{form}_canonical_request"), claims.CanonicalRequest(request));
        Assert.Equal(vector.Text($"{form}_string_to_sign"), claims.StringToSign(request));
        Assert.True(claims.Matches(request, TestCredentials.KeyFor(Credentials(vector), claims)));
        Assert.Equal(form == "query", claims.IsPresigned);
    }

    private static SignatureFault Refusal(JsonElement vector, string form)
    {
        var request = TestRequest.Parse(vector.Text(form));
        return Assert.Throws<SignatureException>(() => SignatureClaims.Read(request, Rules(vector), vector.GetProperty("context").Time("timestamp"))).Fault;
    }

    private static string SignHeaders(JsonElement vector)
    {
        var request = TestRequest.Parse(vector.Text("header_signed_request"));
        var given = request.Without("Authorization").Without("X-Amz-Date").Without("X-Amz-Security-Token");
        var added = RequestSigner.Sign(request.Method, Uri(request), given.Headers, request.Body, Credentials(vector), "us-east-1", "service", Time(vector));
        return added[^1].Value;
    }

    private static string Presign(JsonElement vector)
    {
        var request = TestRequest.Parse(vector.Text("query_signed_request"));
        var query = string.Join('&', request.Query.Split('&').Where(parameter => !parameter.StartsWith("X-Amz-", StringComparison.Ordinal)));
        var life = TimeSpan.FromSeconds(vector.GetProperty("context").GetProperty("expiration_in_seconds").GetInt32());
        return RequestSigner.Presign(
            request.Method, Uri(request with { Query = query }), request.Headers, request.Body, Credentials(vector), "us-east-1", "service", Time(vector), life).AbsoluteUri;
    }

    private static Uri Uri(TestRequest request) => new($"https://example.amazonaws.com{request.Path}?{request.Query}");

    private static DateTimeOffset Time(JsonElement vector) => vector.GetProperty("context").Time("timestamp");

    private static SigV4Rules Rules(JsonElement vector) => new("service", TimeSpan.FromMinutes(15), JsonErrors: false, HonoursExpires: true)
    {
        NormalizesPath = vector.GetProperty("context").GetProperty("normalize").GetBoolean(),
    };

    private static SigningCredentials Credentials(JsonElement vector)
    {
        var credentials = vector.GetProperty("context").GetProperty("credentials");
        var token = credentials.TryGetProperty("token", out var text) ? text.GetString() : null;
        return new(credentials.Text("access_key_id"), credentials.Text("secret_access_key"), token);
    }
}
